// SPDX-License-Identifier: Apache-2.0
// From shipments to convoys: by which way, and which vehicles take what.
#pragma once

#include <vector>

#include "models/command/dispatch_policy.h"
#include "models/transport/convoy.h"

namespace surge::models {

struct Parcel;

/// Small loads wait: trucks filled below Command::minimum_load_share leave a depot for a county at most once
/// in this time (assumed).
inline constexpr sim::Duration kConsolidationInterval = std::chrono::hours(24);
/// At a terminal, until goods have waited this long (assumed).
inline constexpr sim::Duration kTerminalConsolidation = std::chrono::hours(2);

/// Sends each shipment by its cheapest way (ModeChoice) for whose first leg a vehicle is at home, if that is
/// within Transport::patience of the cheapest of all; packs what shares depot, kind of vehicle and stop into
/// convoys of one class, the largest vehicles first, by mass and volume, up to the convoy size. Sets vehicles
/// and stock aside and enters the orders in the dispatch book. What finds no vehicle, or waits for more load,
/// is left out and remains outstanding.
std::vector<ConvoyOrder> plan_convoys(World& world, const std::vector<Shipment>& shipments);

/// The same for parcels at a terminal; leaves in `parcels` what stays.
std::vector<ConvoyOrder> plan_onward(World& world, Id<Terminal> terminal, std::vector<Parcel>& parcels);

}  // namespace surge::models
