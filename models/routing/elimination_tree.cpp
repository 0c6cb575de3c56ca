// SPDX-License-Identifier: Apache-2.0
#include "models/routing/elimination_tree.h"

#include "sim/contract.h"

namespace surge::models::routing {
namespace {

PerRow<Junction, Rank> positions_in(const std::vector<Id<Junction>>& order) {
  PerRow<Junction, Rank> positions(order.size(), kNoRank);
  for (Rank position = 0; position < order.size(); ++position) {
    SIM_EXPECT(positions[order[position]] == kNoRank);
    positions[order[position]] = position;
  }
  return positions;
}

/// By position in `order`. `shortcuts` are paths towards the root, halved wherever they are walked.
std::vector<Rank> parents_of(const Subgraph& graph, const std::vector<Id<Junction>>& order,
                             const PerRow<Junction, Rank>& positions) {
  std::vector<Rank> parents(order.size(), kNoRank);
  std::vector<Rank> shortcuts(order.size(), kNoRank);
  for (Rank position = 0; position < order.size(); ++position) {
    const auto node = static_cast<std::uint32_t>(order[position].index());
    for (const std::uint32_t neighbour : graph.neighbours_of(node)) {
      Rank below = positions[Id<Junction>{neighbour}];
      if (below >= position) continue;
      while (shortcuts[below] != kNoRank && shortcuts[below] != position) {
        const Rank next = shortcuts[below];
        shortcuts[below] = position;
        below = next;
      }
      if (shortcuts[below] != kNoRank) continue;
      shortcuts[below] = position;
      parents[below] = position;
    }
  }
  return parents;
}

/// By position: number of nodes in the subtree.
std::vector<std::uint32_t> subtree_sizes(const std::vector<Rank>& parents) {
  std::vector<std::uint32_t> sizes(parents.size(), 1);
  for (Rank position = 0; position < parents.size(); ++position) {
    if (parents[position] != kNoRank) sizes[parents[position]] += sizes[position];
  }
  return sizes;
}

}  // namespace

EliminationTree elimination_tree(const Subgraph& graph, const std::vector<Id<Junction>>& order) {
  SIM_EXPECT(order.size() == graph.size());
  const PerRow<Junction, Rank> positions = positions_in(order);
  const std::vector<Rank> parents = parents_of(graph, order, positions);
  const std::vector<std::uint32_t> sizes = subtree_sizes(parents);
  const std::size_t size = order.size();
  EliminationTree tree{PerRow<Junction, Rank>(size), std::vector<Rank>(size, kNoRank),
                       std::vector<Rank>(size), std::vector<std::uint32_t>(size, 0)};
  std::vector<Rank> free(size);  // by position: where the next child's subtree begins
  Rank free_for_roots = 0;
  for (std::size_t position = size; position-- > 0;) {
    const Rank parent = parents[position];
    Rank& begin = parent == kNoRank ? free_for_roots : free[parent];
    const Rank rank = begin + sizes[position] - 1;
    free[position] = begin;
    tree.ranks[order[position]] = rank;
    tree.subtree_first[rank] = begin;
    if (parent != kNoRank) {
      tree.parents[rank] = tree.ranks[order[parent]];
      tree.depths[rank] = tree.depths[tree.parents[rank]] + 1;
    }
    begin += sizes[position];
  }
  return tree;
}

}  // namespace surge::models::routing
