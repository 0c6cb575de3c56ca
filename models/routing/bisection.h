// SPDX-License-Identifier: Apache-2.0
// Parts a graph in two of similar size by few nodes.
#pragma once

#include <cstdint>
#include <vector>

#include "models/routing/network.h"
#include "models/routing/subgraph.h"

namespace surge::models::routing {

/// No edge leads from the first part to the second. Each list is sorted.
struct Bisection {
  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> second;
  std::vector<std::uint32_t> separator;
};

/// Inertial flow, after Schild and Sommer (2015), "On balanced separators in road networks", SEA, LNCS 9125:
/// along each of four directions the outermost quarters of the nodes become sources and sinks of a flow, and
/// the minimum cut with the fewest edges for the size of the smaller part wins. The separator is the ends of
/// the cut's edges on one side. A part has at most three quarters of the nodes, and the parts may be empty
/// where the separator took all. Precondition: at least 4 nodes.
Bisection bisect(const Subgraph& graph, const Network& network);

}  // namespace surge::models::routing
