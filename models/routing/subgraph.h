// SPDX-License-Identifier: Apache-2.0
// A part of a network with dense numbers of its own, as nested dissection cuts it up.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/routing/network.h"

namespace surge::models::routing {

/// Undirected and simple: no loops, no parallel edges. Every edge is stored as two half-edges, one in the
/// list of each end; lists are in rows of one array, sorted by neighbour.
struct Subgraph {
  std::vector<Id<Junction>> junctions;    ///< by node
  std::vector<std::uint32_t> first;       ///< by node, and one more: first half-edge
  std::vector<std::uint32_t> neighbours;  ///< by half-edge: the node it leads to

  std::uint32_t size() const { return static_cast<std::uint32_t>(junctions.size()); }
  std::span<const std::uint32_t> neighbours_of(std::uint32_t node) const {
    return {neighbours.data() + first[node], neighbours.data() + first[node + 1]};
  }
  /// By half-edge: the half-edge of the same edge in the other direction.
  std::vector<std::uint32_t> twins() const;
};

Subgraph whole_graph(const Network& network);

/// The part of `graph` on `nodes`, which are sorted; `numbers` is scratch space of at least graph.size().
Subgraph part_of(const Subgraph& graph, std::span<const std::uint32_t> nodes,
                 std::vector<std::uint32_t>& numbers);

}  // namespace surge::models::routing
