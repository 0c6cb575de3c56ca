// SPDX-License-Identifier: Apache-2.0
// The tree that tells which junctions a search upward in a contraction hierarchy can meet.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "models/routing/subgraph.h"

namespace surge::models::routing {

/// Position of a junction in the order of contraction; 0 goes first.
using Rank = std::uint32_t;
inline constexpr Rank kNoRank = std::numeric_limits<Rank>::max();

/// The parent of a junction is the lowest of its neighbours above it once all below are contracted. All that
/// a search upward from a junction can meet are its ancestors. A forest if the network is not connected.
/// Ranks are in postorder: the ranks of a subtree are consecutive, its root the last.
struct EliminationTree {
  PerRow<Junction, Rank> ranks;
  std::vector<Rank> parents;          ///< by rank; above the child's rank, kNoRank at a root
  std::vector<Rank> subtree_first;    ///< by rank: lowest rank of the subtree
  std::vector<std::uint32_t> depths;  ///< by rank: number of ancestors
};

/// Liu's algorithm (1990, SIAM J. Matrix Anal. Appl. 11:134-172). The ranks keep the tree that `order` gives,
/// so also its shortcuts, but are a postorder of it. Preconditions: `graph` is a whole_graph(), `order` names
/// each of its junctions once.
EliminationTree elimination_tree(const Subgraph& graph, const std::vector<Id<Junction>>& order);

}  // namespace surge::models::routing
