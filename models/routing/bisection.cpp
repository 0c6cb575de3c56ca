// SPDX-License-Identifier: Apache-2.0
#include "models/routing/bisection.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "models/routing/minimum_cut.h"
#include "sim/contract.h"

namespace surge::models::routing {
namespace {

struct Direction {
  double x;
  double y;
};

constexpr std::array<Direction, 4> kDirections{{{1, 0}, {0, 1}, {1, 1}, {1, -1}}};
/// Of the nodes at each end; the cut lies between, so neither part is smaller.
constexpr double kTerminalShare = 0.25;

std::vector<double> positions_along(Direction direction, const Subgraph& graph, const Network& network) {
  std::vector<double> positions;
  positions.reserve(graph.size());
  for (const Id<Junction> id : graph.junctions) {
    const Junction& junction = network.junctions[id];
    positions.push_back(direction.x * junction.x_m + direction.y * junction.y_m);
  }
  return positions;
}

/// The nodes with the outermost positions; equal positions go by number.
std::vector<Terminal> outermost(const std::vector<double>& positions) {
  std::vector<std::pair<double, std::uint32_t>> order;
  order.reserve(positions.size());
  for (const double position : positions)
    order.emplace_back(position, static_cast<std::uint32_t>(order.size()));
  const auto share =
      static_cast<std::ptrdiff_t>(std::ceil(kTerminalShare * static_cast<double>(positions.size())));
  const auto sources_end = order.begin() + share;
  const auto sinks_begin = order.end() - share;
  std::nth_element(order.begin(), sources_end, order.end());
  std::nth_element(sources_end, sinks_begin, order.end());
  std::vector<Terminal> terminals(positions.size(), Terminal::kNone);
  for (auto it = order.begin(); it != sources_end; ++it) terminals[it->second] = Terminal::kSource;
  for (auto it = sinks_begin; it != order.end(); ++it) terminals[it->second] = Terminal::kSink;
  return terminals;
}

/// Edges cut for a node of the smaller part.
double cost(const Cut& cut) {
  const auto first = static_cast<std::size_t>(std::count(cut.sides.begin(), cut.sides.end(), Side::kFirst));
  return static_cast<double>(cut.edges) / static_cast<double>(std::min(first, cut.sides.size() - first));
}

Cut best_cut(const Subgraph& graph, const Network& network) {
  MinimumCut minimum_cut(graph);
  std::optional<Cut> best;
  for (const Direction direction : kDirections) {
    // With more edges not even two halves would be cheaper.
    const std::size_t limit = best ? static_cast<std::size_t>(cost(*best) * graph.size() / 2)
                                   : std::numeric_limits<std::size_t>::max();
    const std::vector<double> positions = positions_along(direction, graph, network);
    std::optional<Cut> cut = minimum_cut.find(outermost(positions), positions, limit);
    if (cut && (!best || cost(*cut) < cost(*best))) best = std::move(cut);
  }
  return *std::move(best);
}

std::vector<std::uint32_t> border_of(Side side, const Cut& cut, const Subgraph& graph) {
  std::vector<std::uint32_t> border;
  for (std::uint32_t node = 0; node < graph.size(); ++node) {
    if (cut.sides[node] != side) continue;
    const auto neighbours = graph.neighbours_of(node);
    const auto crosses = [&](std::uint32_t to) { return cut.sides[to] != side; };
    if (std::any_of(neighbours.begin(), neighbours.end(), crosses)) border.push_back(node);
  }
  return border;
}

}  // namespace

Bisection bisect(const Subgraph& graph, const Network& network) {
  SIM_EXPECT(graph.size() >= 4);
  const Cut cut = best_cut(graph, network);
  Bisection parts;
  parts.separator = border_of(Side::kFirst, cut, graph);
  std::vector<std::uint32_t> other = border_of(Side::kSecond, cut, graph);
  if (other.size() < parts.separator.size()) parts.separator = std::move(other);
  auto next = parts.separator.begin();
  for (std::uint32_t node = 0; node < graph.size(); ++node) {
    if (next != parts.separator.end() && *next == node) {
      ++next;
    } else {
      (cut.sides[node] == Side::kFirst ? parts.first : parts.second).push_back(node);
    }
  }
  return parts;
}

}  // namespace surge::models::routing
