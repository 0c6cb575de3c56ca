// SPDX-License-Identifier: Apache-2.0
#include "models/routing/minimum_cut.h"

#include <algorithm>

namespace surge::models::routing {

MinimumCut::MinimumCut(const Subgraph& graph) : graph_(graph), twins_(graph.twins()) {}

void MinimumCut::begin(std::span<const Terminal> terminals, std::span<const double> positions) {
  terminals_ = terminals;
  positions_ = positions;
  flow_.assign(graph_.neighbours.size(), 0);
  border_.clear();
  for (std::uint32_t node = 0; node < graph_.size(); ++node) {
    if (terminals[node] != Terminal::kSource) continue;
    const auto neighbours = graph_.neighbours_of(node);
    const auto leaves = [&](std::uint32_t to) { return terminals[to] != Terminal::kSource; };
    if (std::any_of(neighbours.begin(), neighbours.end(), leaves)) border_.push_back(node);
  }
}

/// The half-edge with room to a node not yet visited, to the one nearest the sinks.
std::optional<std::uint32_t> MinimumCut::best_step(std::uint32_t node) const {
  std::optional<std::uint32_t> best;
  for (std::uint32_t half = graph_.first[node]; half < graph_.first[node + 1]; ++half) {
    const std::uint32_t to = graph_.neighbours[half];
    if (visited_[to] != 0 || flow_[half] == 1) continue;
    if (!best || positions_[to] > positions_[graph_.neighbours[*best]]) best = half;
  }
  return best;
}

/// One more unit from `source`, if there is a way over nodes not yet visited. Nodes of the way may be visited
/// again.
bool MinimumCut::augment(std::uint32_t source) {
  path_.clear();
  std::uint32_t node = source;
  while (terminals_[node] != Terminal::kSink) {
    if (const auto step = best_step(node)) {
      path_.push_back(*step);
      node = graph_.neighbours[*step];
      visited_[node] = 1;
    } else {
      if (path_.empty()) return false;
      node = graph_.neighbours[twins_[path_.back()]];
      path_.pop_back();
    }
  }
  for (const std::uint32_t half : path_) {
    ++flow_[half];
    --flow_[twins_[half]];
    visited_[graph_.neighbours[half]] = 0;
  }
  return true;
}

void MinimumCut::visit_from_sinks() {
  reaches_sinks_.assign(graph_.size(), 0);
  std::vector<std::uint32_t> queue;
  for (std::uint32_t node = 0; node < graph_.size(); ++node) {
    if (terminals_[node] != Terminal::kSink) continue;
    reaches_sinks_[node] = 1;
    queue.push_back(node);
  }
  for (std::size_t next = 0; next < queue.size(); ++next) {
    const std::uint32_t node = queue[next];
    for (std::uint32_t half = graph_.first[node]; half < graph_.first[node + 1]; ++half) {
      const std::uint32_t from = graph_.neighbours[half];
      if (flow_[half] == -1 || reaches_sinks_[from] != 0) continue;
      reaches_sinks_[from] = 1;
      queue.push_back(from);
    }
  }
}

Cut MinimumCut::balanced_cut() const {
  std::size_t first_near_sources = 0;
  std::size_t first_near_sinks = 0;
  for (std::uint32_t node = 0; node < graph_.size(); ++node) {
    if (visited_[node] != 0) ++first_near_sources;
    if (reaches_sinks_[node] == 0) ++first_near_sinks;
  }
  const auto smaller = [this](std::size_t first) { return std::min(first, graph_.size() - first); };
  const bool near_sources = smaller(first_near_sources) >= smaller(first_near_sinks);
  Cut cut;
  cut.sides.resize(graph_.size());
  for (std::uint32_t node = 0; node < graph_.size(); ++node) {
    const bool first = near_sources ? visited_[node] != 0 : reaches_sinks_[node] == 0;
    cut.sides[node] = first ? Side::kFirst : Side::kSecond;
  }
  return cut;
}

std::optional<Cut> MinimumCut::find(std::span<const Terminal> terminals, std::span<const double> positions,
                                    std::size_t limit) {
  begin(terminals, positions);
  std::size_t flow = 0;
  std::size_t flow_before = 0;
  do {
    flow_before = flow;
    visited_.assign(graph_.size(), 0);
    for (std::uint32_t node = 0; node < graph_.size(); ++node) {
      if (terminals[node] == Terminal::kSource) visited_[node] = 1;
    }
    for (const std::uint32_t source : border_) {
      while (augment(source)) ++flow;
      if (flow > limit) return std::nullopt;
    }
  } while (flow != flow_before);
  visit_from_sinks();
  Cut cut = balanced_cut();
  cut.edges = flow;
  return cut;
}

}  // namespace surge::models::routing
