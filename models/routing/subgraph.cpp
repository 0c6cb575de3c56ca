// SPDX-License-Identifier: Apache-2.0
#include "models/routing/subgraph.h"

#include <algorithm>
#include <limits>

#include "sim/contract.h"

namespace surge::models::routing {
namespace {

std::uint32_t node_of(Id<Junction> junction) {
  return static_cast<std::uint32_t>(junction.index());
}

/// Turns counts, shifted by one place, into offsets.
void accumulate(std::vector<std::uint32_t>& counts) {
  for (std::size_t i = 1; i < counts.size(); ++i) counts[i] += counts[i - 1];
}

/// Sorts every row and drops what is in it twice.
void remove_parallel(Subgraph& graph) {
  std::uint32_t kept = 0;
  std::uint32_t begin = 0;
  for (std::uint32_t node = 0; node < graph.size(); ++node) {
    const std::uint32_t end = graph.first[node + 1];
    const auto row = graph.neighbours.begin() + begin;
    std::sort(row, graph.neighbours.begin() + end);
    const auto unique_end = std::unique(row, graph.neighbours.begin() + end);
    const auto length = static_cast<std::uint32_t>(unique_end - row);
    std::copy(row, unique_end, graph.neighbours.begin() + kept);
    graph.first[node] = kept;
    kept += length;
    begin = end;
  }
  graph.first.back() = kept;
  graph.neighbours.resize(kept);
}

}  // namespace

std::vector<std::uint32_t> Subgraph::twins() const {
  std::vector<std::uint32_t> twins(neighbours.size());
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  // Rows are sorted and nodes visited in order, so each row is met from its front.
  for (std::uint32_t node = 0; node < size(); ++node) {
    for (std::uint32_t half = first[node]; half < first[node + 1]; ++half) {
      twins[half] = next[neighbours[half]]++;
    }
  }
  return twins;
}

Subgraph whole_graph(const Network& network) {
  Subgraph graph;
  const std::size_t size = network.junctions.size();
  for (const Id<Junction> junction : ids(network.junctions)) graph.junctions.push_back(junction);
  graph.first.assign(size + 1, 0);
  for (const Road& road : network.roads) {
    SIM_EXPECT(road.from.index() < size && road.to.index() < size);
    if (road.from == road.to) continue;
    ++graph.first[road.from.index() + 1];
    ++graph.first[road.to.index() + 1];
  }
  accumulate(graph.first);
  graph.neighbours.resize(graph.first.back());
  std::vector<std::uint32_t> next(graph.first.begin(), graph.first.end() - 1);
  for (const Road& road : network.roads) {
    if (road.from == road.to) continue;
    graph.neighbours[next[road.from.index()]++] = node_of(road.to);
    graph.neighbours[next[road.to.index()]++] = node_of(road.from);
  }
  remove_parallel(graph);
  return graph;
}

Subgraph part_of(const Subgraph& graph, std::span<const std::uint32_t> nodes,
                 std::vector<std::uint32_t>& numbers) {
  constexpr std::uint32_t kOutside = std::numeric_limits<std::uint32_t>::max();
  std::fill_n(numbers.begin(), graph.size(), kOutside);
  Subgraph part;
  part.junctions.reserve(nodes.size());
  for (const std::uint32_t node : nodes) {
    numbers[node] = part.size();
    part.junctions.push_back(graph.junctions[node]);
  }
  part.first.reserve(nodes.size() + 1);
  part.first.push_back(0);
  for (const std::uint32_t node : nodes) {
    for (const std::uint32_t neighbour : graph.neighbours_of(node)) {
      if (numbers[neighbour] != kOutside) part.neighbours.push_back(numbers[neighbour]);
    }
    part.first.push_back(static_cast<std::uint32_t>(part.neighbours.size()));
  }
  return part;
}

}  // namespace surge::models::routing
