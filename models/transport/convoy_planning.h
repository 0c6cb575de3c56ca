// SPDX-License-Identifier: Apache-2.0
// From shipments to convoys: which trucks take what.
#pragma once

#include <vector>

#include "models/command/dispatch_policy.h"
#include "models/transport/convoy.h"

namespace surge::models {

/// Small loads wait: trucks filled below Command::minimum_load_share leave a depot for a county at most once
/// in this time (assumed).
inline constexpr sim::Duration kConsolidationInterval = std::chrono::hours(24);

/// Packs the shipments of each (depot, county) into convoys of one class, the largest trucks first, by mass
/// and volume, up to Command::convoy_size trucks each. Sets trucks and stock aside and enters the orders in
/// the dispatch book. What finds no truck, or waits for more load, is left out and remains outstanding.
std::vector<ConvoyOrder> plan_convoys(World& world, const std::vector<Shipment>& shipments);

}  // namespace surge::models
