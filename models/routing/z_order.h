// SPDX-License-Identifier: Apache-2.0
// Neighbouring numbers for neighbouring junctions, so that searches find them in the cache.
#pragma once

#include <vector>

#include "models/routing/network.h"

namespace surge::models::routing {

/// All junctions along a Z-shaped curve (Morton 1966) through 2^16 x 2^16 cells of their bounding box; those
/// of one cell by number. Precondition: coordinates are finite.
std::vector<Id<Junction>> z_order(const Table<Junction>& junctions);

/// The network with the junctions in the order given, and the roads as they were between them.
/// Precondition: `order` names each junction once.
Network renumbered(const Network& network, const std::vector<Id<Junction>>& order);

}  // namespace surge::models::routing
