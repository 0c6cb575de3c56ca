// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/segment_building.h"

#include <algorithm>

#include "models/hazard/geodesy.h"

namespace surge::scenarios {
namespace {

/// Where the nodes of a file are in the network.
class NodeSelection {
 public:
  NodeSelection(const OsmData& data, const Region* region)
      : data_(data), state_(data.nodes.size(), State::kUnseen) {
    for (std::size_t node = 0; node < state_.size(); ++node) {
      const auto position = data_.nodes.position(node);
      state_[node] = !position                                ? State::kMissing
                     : region && !region->contains(*position) ? State::kOutside
                                                              : State::kUnseen;
    }
  }

  bool missing(std::size_t node) const { return state_[node] == State::kMissing; }
  bool usable(std::size_t node) const {
    return state_[node] == State::kUnseen || state_[node] == State::kUsed;
  }
  void use(std::size_t node) { state_[node] = State::kUsed; }

  /// The used nodes, and where each went.
  std::vector<NodeIndex> number(SegmentNetwork& network) const {
    std::vector<NodeIndex> numbers(state_.size(), kNone);
    for (std::size_t node = 0; node < state_.size(); ++node) {
      if (state_[node] != State::kUsed) continue;
      numbers[node] = static_cast<NodeIndex>(network.nodes.size());
      const std::int64_t id = data_.nodes.id(node);
      network.nodes.push_back({id, *data_.nodes.position(node)});
      if (const auto name = data_.names.find(id); name != data_.names.end())
        network.names.emplace(numbers[node], name->second);
    }
    return numbers;
  }

 private:
  enum class State : char { kUnseen, kMissing, kOutside, kUsed };
  const OsmData& data_;
  std::vector<State> state_;
};

bool carries(Carrier carrier, const SegmentKind& kind) {
  return (carrier == Carrier::kRail) == (kind.link_class == models::LinkClass::kRail);
}

/// Segments between positions in OsmData::nodes, which are numbered at the end.
class Builder {
 public:
  Builder(const OsmData& data, const Region* region, CutCounts& counts)
      : data_(data), table_(data.nodes), selection_(data, region), counts_(counts) {
    network_.kinds = data.kinds;
    network_.lines = data.lines;
  }

  void add(const OsmWay& way) {
    const std::size_t before = network_.segments.size();
    bool cut = false;
    NodeIndex last = kNone;
    for (std::size_t at = way.first; at < way.last; ++at) {
      const std::size_t node = table_.find(data_.references[at]).value();
      const bool usable = selection_.usable(node);
      counts_.missing_nodes += selection_.missing(node);
      cut = cut || !usable;
      if (usable && last != kNone) add_segment(last, static_cast<NodeIndex>(node), way.kind);
      last = usable ? static_cast<NodeIndex>(node) : kNone;
    }
    const bool empty = network_.segments.size() == before;
    counts_.ways_outside += empty;
    counts_.ways_cut += cut && !empty;
  }

  SegmentNetwork finish() {
    const std::vector<NodeIndex> numbers = selection_.number(network_);
    for (Segment& segment : network_.segments) {
      segment.from = numbers[segment.from];
      segment.to = numbers[segment.to];
      segment.length_km =
          models::great_circle_km(network_.nodes[segment.from].position, network_.nodes[segment.to].position);
    }
    counts_.doubled += remove_doubled_segments(network_);
    return std::move(network_);
  }

 private:
  void add_segment(NodeIndex from, NodeIndex to, std::uint32_t kind) {
    selection_.use(from);
    selection_.use(to);
    network_.segments.push_back({from, to, kind, 0});
  }

  const OsmData& data_;
  NodeTable table_;  // a copy, as looking up moves its cursor
  NodeSelection selection_;
  CutCounts& counts_;
  SegmentNetwork network_;
};

}  // namespace

SegmentNetwork build_network(const OsmData& data, const Region* region, Carrier carrier, CutCounts& counts) {
  Builder builder(data, region, counts);
  for (const OsmWay& way : data.ways) {
    if (carries(carrier, data.kinds[way.kind])) builder.add(way);
  }
  return builder.finish();
}

}  // namespace surge::scenarios
