// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/round_trips.h"

#include <algorithm>

namespace surge::scenarios {
namespace {

/// Without recursion: a chain of a million nodes would overflow the stack.
class StrongParts {
 public:
  StrongParts(const SegmentNetwork& network, const Incidence& incidence)
      : network_(network),
        incidence_(incidence),
        order_(network.nodes.size(), kNone),
        low_(network.nodes.size(), kNone),
        part_(network.nodes.size(), kNone) {
    for (NodeIndex node = 0; node < network.nodes.size(); ++node) {
      if (order_[node] == kNone) search(node);
    }
  }

  std::uint32_t of(NodeIndex node) const { return part_[node]; }
  std::uint32_t count() const { return parts_; }

 private:
  struct Visit {
    NodeIndex node;
    std::size_t next = 0;  // among the segments at the node
  };

  void search(NodeIndex root) {
    visits_.push_back({root});
    open(root);
    while (!visits_.empty()) {
      Visit& visit = visits_.back();
      const auto segments = incidence_.at(visit.node);
      if (visit.next < segments.size()) {
        follow(visit.node, network_.segments[segments[visit.next++]]);
      } else {
        close(visit.node);
      }
    }
  }

  void open(NodeIndex node) {
    order_[node] = low_[node] = next_order_++;
    stack_.push_back(node);
  }

  void follow(NodeIndex node, const Segment& segment) {
    if (!leads_away(network_, segment, node)) return;
    const NodeIndex next = other_end(segment, node);
    if (order_[next] == kNone) {
      open(next);
      visits_.push_back({next});
    } else if (part_[next] == kNone) {
      low_[node] = std::min(low_[node], order_[next]);
    }
  }

  void close(NodeIndex node) {
    visits_.pop_back();
    if (!visits_.empty()) low_[visits_.back().node] = std::min(low_[visits_.back().node], low_[node]);
    if (low_[node] != order_[node]) return;
    NodeIndex member = kNone;
    do {
      member = stack_.back();
      stack_.pop_back();
      part_[member] = parts_;
    } while (member != node);
    ++parts_;
  }

  const SegmentNetwork& network_;
  const Incidence& incidence_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> low_;
  std::vector<std::uint32_t> part_;
  std::vector<NodeIndex> stack_;
  std::vector<Visit> visits_;
  std::uint32_t next_order_ = 0;
  std::uint32_t parts_ = 0;
};

}  // namespace

std::vector<char> largest_round_trip_part(const SegmentNetwork& network, const Incidence& incidence) {
  const StrongParts parts(network, incidence);
  std::vector<double> lengths_km(parts.count(), 0);
  for (const Segment& segment : network.segments) {
    if (parts.of(segment.from) == parts.of(segment.to))
      lengths_km[parts.of(segment.from)] += segment.length_km;
  }
  std::uint32_t largest = 0;
  for (NodeIndex node = 0; node < network.nodes.size(); ++node) {
    if (node == 0 || lengths_km[parts.of(node)] > lengths_km[largest]) largest = parts.of(node);
  }
  std::vector<char> inside(network.nodes.size());
  for (NodeIndex node = 0; node < network.nodes.size(); ++node) inside[node] = parts.of(node) == largest;
  return inside;
}

}  // namespace surge::scenarios
