// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/segment_network.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace surge::scenarios {
namespace {

using models::LinkDirection;

std::pair<NodeIndex, NodeIndex> ends_of(const Segment& segment) {
  return std::minmax(segment.from, segment.to);
}

/// `kept` is of the better class or of the same; it takes over the direction it does not have.
void absorb(SegmentNetwork& network, Segment& kept, const Segment& doubled) {
  SegmentKind kind = network.kind_of(kept);
  const bool opposite = kept.from != doubled.from;
  const bool two_way = network.kind_of(doubled).direction == LinkDirection::kBoth;
  if (kind.direction == LinkDirection::kBoth || (!opposite && !two_way)) return;
  kind.direction = LinkDirection::kBoth;
  kept.kind = index_of_kind(network.kinds, kind);
}

}  // namespace

std::string SegmentNetwork::key_of(NodeIndex node) const {
  const auto own = own_keys.find(node);
  return own != own_keys.end() ? own->second : "osm" + std::to_string(nodes[node].osm_id);
}

NodeIndex SegmentNetwork::add_node(const std::string& key, models::GeoPoint position) {
  const auto node = static_cast<NodeIndex>(nodes.size());
  nodes.push_back({0, position});
  own_keys.emplace(node, key);
  return node;
}

void SegmentNetwork::add_segment(NodeIndex from, NodeIndex to, const SegmentKind& kind, double length_km) {
  segments.push_back({from, to, index_of_kind(kinds, kind), length_km});
}

std::uint32_t index_of_kind(std::vector<SegmentKind>& kinds, const SegmentKind& kind) {
  // A country has a few hundred kinds, and neighbours in a file are often alike: look from the end.
  const auto found = std::find(kinds.rbegin(), kinds.rend(), kind);
  if (found != kinds.rend()) return static_cast<std::uint32_t>(kinds.rend() - found - 1);
  kinds.push_back(kind);
  return static_cast<std::uint32_t>(kinds.size() - 1);
}

Incidence::Incidence(const SegmentNetwork& network) : offsets_(network.nodes.size() + 1, 0) {
  for (const Segment& segment : network.segments) {
    ++offsets_[segment.from + 1];
    ++offsets_[segment.to + 1];
  }
  std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
  segments_.resize(offsets_.back());
  std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
  for (SegmentIndex index = 0; index < network.segments.size(); ++index) {
    segments_[next[network.segments[index].from]++] = index;
    segments_[next[network.segments[index].to]++] = index;
  }
}

std::size_t remove_doubled_segments(SegmentNetwork& network) {
  const std::size_t before = network.segments.size();
  std::erase_if(network.segments, [](const Segment& segment) { return segment.from == segment.to; });
  std::stable_sort(network.segments.begin(), network.segments.end(), [&](const Segment& a, const Segment& b) {
    return std::tuple(ends_of(a), network.kind_of(a).link_class) <
           std::tuple(ends_of(b), network.kind_of(b).link_class);
  });
  std::size_t count = 0;
  for (const Segment& segment : network.segments) {
    // A ferry beside a bridge is no double of it.
    const auto is_water = [&](const Segment& s) {
      return network.kind_of(s).link_class == models::LinkClass::kWater;
    };
    if (count > 0 && ends_of(network.segments[count - 1]) == ends_of(segment) &&
        is_water(network.segments[count - 1]) == is_water(segment)) {
      absorb(network, network.segments[count - 1], segment);
    } else {
      network.segments[count++] = segment;
    }
  }
  network.segments.resize(count);
  return before - count;
}

void keep_segments(SegmentNetwork& network, std::span<const char> kept) {
  std::size_t index = 0;
  std::erase_if(network.segments, [&](const Segment&) { return kept[index++] == 0; });
}

}  // namespace surge::scenarios
