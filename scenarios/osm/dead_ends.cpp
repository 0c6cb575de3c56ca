// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/dead_ends.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace surge::scenarios {
namespace {

/// Union-find with path halving; roots are the lowest nodes.
class ConnectedParts {
 public:
  explicit ConnectedParts(const SegmentNetwork& network) : parents_(network.nodes.size()) {
    std::iota(parents_.begin(), parents_.end(), NodeIndex{0});
    for (const Segment& segment : network.segments) {
      const NodeIndex a = root(segment.from);
      const NodeIndex b = root(segment.to);
      parents_[std::max(a, b)] = std::min(a, b);
    }
  }

  NodeIndex root(NodeIndex node) {
    while (parents_[node] != node) node = parents_[node] = parents_[parents_[node]];
    return node;
  }

 private:
  std::vector<NodeIndex> parents_;
};

void prune_parts(SegmentNetwork& network, std::span<const char> kept, Pruned& pruned) {
  ConnectedParts parts(network);
  std::vector<char> wanted(network.nodes.size(), 0);
  for (NodeIndex node = 0; node < network.nodes.size(); ++node) {
    if (kept[node]) wanted[parts.root(node)] = 1;
  }
  std::vector<char> counted(network.nodes.size(), 0);
  std::vector<char> remains(network.segments.size(), 1);
  for (SegmentIndex index = 0; index < network.segments.size(); ++index) {
    const NodeIndex root = parts.root(network.segments[index].from);
    if (wanted[root]) continue;
    remains[index] = 0;
    pruned.parts += counted[root] == 0;
    pruned.parts_km += network.segments[index].length_km;
    counted[root] = 1;
  }
  keep_segments(network, remains);
}

void prune_dead_ends(SegmentNetwork& network, std::span<const char> kept, Pruned& pruned) {
  const Incidence incidence(network);
  std::vector<std::uint32_t> degrees(network.nodes.size());
  std::vector<NodeIndex> ends;
  for (NodeIndex node = 0; node < network.nodes.size(); ++node) {
    degrees[node] = static_cast<std::uint32_t>(incidence.at(node).size());
    if (degrees[node] == 1 && !kept[node]) ends.push_back(node);
  }
  std::vector<char> remains(network.segments.size(), 1);
  while (!ends.empty()) {
    const NodeIndex end = ends.back();
    ends.pop_back();
    for (const SegmentIndex index : incidence.at(end)) {
      if (!remains[index]) continue;
      remains[index] = 0;
      ++pruned.dead_end_segments;
      pruned.dead_ends_km += network.segments[index].length_km;
      const NodeIndex next = other_end(network.segments[index], end);
      if (--degrees[next] == 1 && !kept[next]) ends.push_back(next);
    }
  }
  keep_segments(network, remains);
}

}  // namespace

Pruned prune(SegmentNetwork& network, std::span<const char> kept) {
  Pruned pruned;
  prune_parts(network, kept, pruned);
  prune_dead_ends(network, kept, pruned);
  return pruned;
}

}  // namespace surge::scenarios
