// SPDX-License-Identifier: Apache-2.0
#include "models/routing/nested_dissection.h"

#include <utility>

#include "models/routing/bisection.h"
#include "models/routing/minimum_degree.h"
#include "models/routing/subgraph.h"
#include "models/routing/z_order.h"

namespace surge::models::routing {
namespace {

class Dissection {
 public:
  explicit Dissection(const Network& network) : network_(network), numbers_(network.junctions.size()) {
    order_.reserve(network.junctions.size());
  }

  /// Depth of the recursion: each part holds at most three quarters of the graph.
  void append(const Subgraph& graph) {
    if (graph.size() <= kMinimumDegreeSize) {
      for (const std::uint32_t node : minimum_degree_order(graph)) order_.push_back(graph.junctions[node]);
      return;
    }
    const Bisection parts = bisect(graph, network_);
    append(part_of(graph, parts.first, numbers_));
    append(part_of(graph, parts.second, numbers_));
    for (const std::uint32_t node : parts.separator) order_.push_back(graph.junctions[node]);
  }

  std::vector<Id<Junction>> take() { return std::move(order_); }

 private:
  const Network& network_;
  std::vector<std::uint32_t> numbers_;
  std::vector<Id<Junction>> order_;
};

}  // namespace

std::vector<Id<Junction>> nested_dissection_order(const Network& network) {
  const std::vector<Id<Junction>> near_by_near = z_order(network.junctions);
  const Network renumbered_network = renumbered(network, near_by_near);
  Dissection dissection(renumbered_network);
  dissection.append(whole_graph(renumbered_network));
  std::vector<Id<Junction>> order = dissection.take();
  for (Id<Junction>& junction : order) junction = near_by_near[junction.index()];
  return order;
}

}  // namespace surge::models::routing
