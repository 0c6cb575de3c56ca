// SPDX-License-Identifier: Apache-2.0
#include "models/command/flow_network.h"

#include <stdexcept>

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

namespace surge::models {

std::vector<std::int64_t> cheapest_flow(std::span<const std::int64_t> supply, std::span<const FlowArc> arcs) {
  using Graph = lemon::SmartDigraph;
  Graph graph;
  graph.reserveNode(static_cast<int>(supply.size()));
  graph.reserveArc(static_cast<int>(arcs.size()));
  for (std::size_t node = 0; node < supply.size(); ++node) graph.addNode();
  const auto node_of = [](std::size_t node) { return Graph::nodeFromId(static_cast<int>(node)); };
  const auto arc_of = [](std::size_t arc) { return Graph::arcFromId(static_cast<int>(arc)); };
  for (const FlowArc& arc : arcs) graph.addArc(node_of(arc.from), node_of(arc.to));
  Graph::ArcMap<std::int64_t> capacity(graph);
  Graph::ArcMap<std::int64_t> cost(graph);
  Graph::NodeMap<std::int64_t> balance(graph);
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    capacity[arc_of(i)] = arcs[i].capacity;
    cost[arc_of(i)] = arcs[i].cost;
  }
  for (std::size_t i = 0; i < supply.size(); ++i) balance[node_of(i)] = supply[i];
  using Simplex = lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t>;
  Simplex simplex(graph);
  simplex.upperMap(capacity).costMap(cost).supplyMap(balance);
  if (simplex.run() != Simplex::OPTIMAL) throw std::logic_error("flow network without a feasible flow");
  std::vector<std::int64_t> flow;
  flow.reserve(arcs.size());
  for (std::size_t i = 0; i < arcs.size(); ++i) flow.push_back(simplex.flow(arc_of(i)));
  return flow;
}

}  // namespace surge::models
