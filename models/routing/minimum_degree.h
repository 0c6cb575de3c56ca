// SPDX-License-Identifier: Apache-2.0
// Order of elimination for small graphs.
#pragma once

#include <cstdint>
#include <vector>

#include "models/routing/subgraph.h"

namespace surge::models::routing {

/// One bit of a word for each node.
inline constexpr std::uint32_t kMinimumDegreeSize = 64;

/// Always the node with the fewest remaining neighbours next, the lowest number among equals; its neighbours
/// are then joined (Tinney and Walker 1967, Proc. IEEE 55:1801-1809). Precondition: at most
/// kMinimumDegreeSize nodes.
std::vector<std::uint32_t> minimum_degree_order(const Subgraph& graph);

}  // namespace surge::models::routing
