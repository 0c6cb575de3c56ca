// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/network_contraction.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace surge::scenarios {
namespace {

using models::LinkDirection;

class Contractor {
 public:
  Contractor(const SegmentNetwork& network, std::span<const char> kept)
      : network_(network), incidence_(network), kept_(kept), used_(network.segments.size(), 0) {}

  Contraction contract() {
    for (NodeIndex node = 0; node < network_.nodes.size(); ++node) {
      if (passed_through(node)) continue;
      for (const SegmentIndex segment : incidence_.at(node)) follow(node, segment);
    }
    count_rings();
    std::ranges::stable_sort(result_.links, {}, [](const ContractedLink& link) {
      return std::tuple(std::min(link.from, link.to), std::max(link.from, link.to), link.link_class,
                        link.length_km);
    });
    return std::move(result_);
  }

 private:
  bool passed_through(NodeIndex node) const {
    const auto segments = incidence_.at(node);
    if (segments.size() != 2 || kept_[node]) return false;
    const Segment& a = network_.segments[segments[0]];
    const Segment& b = network_.segments[segments[1]];
    const SegmentKind& kind_a = network_.kind_of(a);
    const SegmentKind& kind_b = network_.kind_of(b);
    if (std::tie(kind_a.link_class, kind_a.direction, kind_a.line) !=
        std::tie(kind_b.link_class, kind_b.direction, kind_b.line)) {
      return false;
    }
    return kind_a.direction == LinkDirection::kBoth || (a.to == node) != (b.to == node);
  }

  void follow(NodeIndex start, SegmentIndex first) {
    if (used_[first]) return;
    chain_.clear();
    NodeIndex node = start;
    for (SegmentIndex segment = first;;) {
      used_[segment] = 1;
      node = other_end(network_.segments[segment], node);
      chain_.push_back({segment, node});
      if (!passed_through(node)) break;
      const auto next = incidence_.at(node);
      segment = next[0] == segment ? next[1] : next[0];
    }
    add(start, node);
  }

  void add(NodeIndex start, NodeIndex end) {
    const Segment& first = network_.segments[chain_.front().segment];
    const SegmentKind& kind = network_.kind_of(first);
    ContractedLink link{start, end, kind.link_class, kind.direction, kind.line};
    for (const Step& step : chain_) measure(network_.segments[step.segment], link);
    if (start == end) {
      ++result_.loops;
      for (const Step& step : chain_) drop(step.segment);
      return;
    }
    link.middle = middle_of(link.length_km);
    // A one-way chain found from its end is turned round.
    if (kind.direction == LinkDirection::kForward && first.from != start) std::swap(link.from, link.to);
    result_.links.push_back(link);
  }

  void measure(const Segment& segment, ContractedLink& link) const {
    const SegmentKind& kind = network_.kind_of(segment);
    link.length_km += segment.length_km;
    if (kind.structure == Structure::kBridge) link.bridge_km += segment.length_km;
    if (kind.structure == Structure::kTunnel) link.tunnel_km += segment.length_km;
    if (kind.speed_km_per_h > 0) {
      link.limited_km += segment.length_km;
      link.limited_h += segment.length_km / kind.speed_km_per_h;
    }
  }

  NodeIndex middle_of(double length_km) const {
    NodeIndex middle = kNone;
    double nearest_km = length_km;
    double along_km = 0;
    for (std::size_t i = 0; i + 1 < chain_.size(); ++i) {
      along_km += network_.segments[chain_[i].segment].length_km;
      const double off_km = std::abs(along_km - length_km / 2);
      if (middle != kNone && off_km >= nearest_km) continue;
      nearest_km = off_km;
      middle = chain_[i].node;
    }
    return middle;
  }

  void drop(SegmentIndex segment) {
    result_.loops_km += network_.segments[segment].length_km;
    result_.loop_segments.push_back(segment);
  }

  /// What no place leads to: rings of nodes that are all passed through.
  void count_rings() {
    for (SegmentIndex index = 0; index < network_.segments.size(); ++index) {
      if (used_[index]) continue;
      ++result_.loops;
      NodeIndex node = network_.segments[index].from;
      for (SegmentIndex at = index; !used_[at];) {
        used_[at] = 1;
        drop(at);
        node = other_end(network_.segments[at], node);
        const auto next = incidence_.at(node);
        at = next[0] == at ? next[1] : next[0];
      }
    }
  }

  struct Step {
    SegmentIndex segment;
    NodeIndex node;  // behind it
  };

  const SegmentNetwork& network_;
  Incidence incidence_;
  std::span<const char> kept_;
  std::vector<char> used_;
  std::vector<Step> chain_;
  Contraction result_;
};

}  // namespace

Contraction contract(const SegmentNetwork& network, std::span<const char> kept) {
  return Contractor(network, kept).contract();
}

}  // namespace surge::scenarios
