// SPDX-License-Identifier: Apache-2.0
// A network as OpenStreetMap draws it: nodes, and straight segments between neighbours on a way.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "models/scenario/common.h"
#include "models/scenario/geography.h"

namespace surge::scenarios {

/// Position in SegmentNetwork::nodes.
using NodeIndex = std::uint32_t;
using SegmentIndex = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xffffffffU;

enum class Structure { kSurface, kBridge, kTunnel };

/// What the segments of a way have in common.
struct SegmentKind {
  models::LinkClass link_class = models::LinkClass::kMountain;
  models::LinkDirection direction = models::LinkDirection::kBoth;
  Structure structure = Structure::kSurface;
  double speed_km_per_h = 0;  ///< limit; 0: not known
  std::uint32_t line = 0;     ///< name of a railway or ferry, position in SegmentNetwork::lines

  auto operator<=>(const SegmentKind&) const = default;
};

struct NetworkNode {
  std::int64_t osm_id = 0;
  models::GeoPoint position;
};

struct Segment {
  NodeIndex from = kNone;
  NodeIndex to = kNone;
  std::uint32_t kind = 0;  ///< position in SegmentNetwork::kinds
  double length_km = 0;    ///< great circle, >= 0
};

/// Road networks hold ferries too, as they carry the same vehicles. Nodes that are no node of OpenStreetMap
/// have a key of their own.
struct SegmentNetwork {
  std::vector<NetworkNode> nodes;
  std::vector<Segment> segments;
  std::vector<SegmentKind> kinds;
  std::vector<std::string> lines{""};
  std::map<NodeIndex, std::string> own_keys;
  std::map<NodeIndex, models::BilingualName> names;  ///< of the few nodes that have one

  const SegmentKind& kind_of(const Segment& segment) const { return kinds[segment.kind]; }
  /// `osm<node id>`, or its own key.
  std::string key_of(NodeIndex node) const;
  NodeIndex add_node(const std::string& key, models::GeoPoint position);
  void add_segment(NodeIndex from, NodeIndex to, const SegmentKind& kind, double length_km);
};

/// The position of `kind` in `kinds`, where it is added if it is new.
std::uint32_t index_of_kind(std::vector<SegmentKind>& kinds, const SegmentKind& kind);

/// Whether a vehicle may leave `node`, one of its ends, over the segment.
inline bool leads_away(const SegmentNetwork& network, const Segment& segment, NodeIndex node) {
  return segment.from == node || network.kind_of(segment).direction == models::LinkDirection::kBoth;
}

inline NodeIndex other_end(const Segment& segment, NodeIndex node) {
  return segment.from == node ? segment.to : segment.from;
}

/// The segments at each node, in ascending order.
class Incidence {
 public:
  explicit Incidence(const SegmentNetwork& network);

  std::span<const SegmentIndex> at(NodeIndex node) const {
    return std::span(segments_).subspan(offsets_[node], offsets_[node + 1] - offsets_[node]);
  }

 private:
  std::vector<std::uint32_t> offsets_;
  std::vector<SegmentIndex> segments_;
};

/// Takes out segments from a node to itself, and of several between the same two nodes all but one: that of
/// the best class, which leads both ways if together they do. Returns how many were taken out.
std::size_t remove_doubled_segments(SegmentNetwork& network);

/// Keeps the segments for which `kept` is not 0.
void keep_segments(SegmentNetwork& network, std::span<const char> kept);

}  // namespace surge::scenarios
