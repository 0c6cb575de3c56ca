// SPDX-License-Identifier: Apache-2.0
#include "models/routing/minimum_degree.h"

#include <array>
#include <bit>

#include "sim/contract.h"

namespace surge::models::routing {
namespace {

using NodeSet = std::uint64_t;

constexpr NodeSet only(std::uint32_t node) {
  return NodeSet{1} << node;
}

template <class Visit>
void for_each_node(NodeSet nodes, Visit visit) {
  for (; nodes != 0; nodes &= nodes - 1) visit(static_cast<std::uint32_t>(std::countr_zero(nodes)));
}

}  // namespace

std::vector<std::uint32_t> minimum_degree_order(const Subgraph& graph) {
  SIM_EXPECT(graph.size() <= kMinimumDegreeSize);
  std::array<NodeSet, kMinimumDegreeSize> neighbours{};
  NodeSet remaining = 0;
  for (std::uint32_t node = 0; node < graph.size(); ++node) {
    remaining |= only(node);
    for (const std::uint32_t neighbour : graph.neighbours_of(node)) neighbours[node] |= only(neighbour);
  }
  std::vector<std::uint32_t> order;
  order.reserve(graph.size());
  while (remaining != 0) {
    std::uint32_t next = 0;
    int fewest = kMinimumDegreeSize + 1;
    for_each_node(remaining, [&](std::uint32_t node) {
      const int degree = std::popcount(neighbours[node]);
      if (degree >= fewest) return;
      fewest = degree;
      next = node;
    });
    const NodeSet joined = neighbours[next];
    for_each_node(joined, [&](std::uint32_t node) {
      neighbours[node] = (neighbours[node] | joined) & ~(only(node) | only(next));
    });
    remaining &= ~only(next);
    order.push_back(next);
  }
  return order;
}

}  // namespace surge::models::routing
