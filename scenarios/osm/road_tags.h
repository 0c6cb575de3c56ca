// SPDX-License-Identifier: Apache-2.0
// What the tags of a way mean for the network: class, direction, bridge or tunnel, speed limit.
// Meanings of tags: wiki.openstreetmap.org, pages Key:highway, Key:oneway, Key:maxspeed, Key:access.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/osm/segment_network.h"

namespace osmium {
class TagList;
}

namespace surge::scenarios {

/// Classes of `highway=*` that carry trucks, the highest first; `*_link` counts as its class.
enum class Highway {
  kMotorway,
  kTrunk,
  kPrimary,
  kSecondary,
  kTertiary,
  kUnclassified,
  kResidential,
  kLivingStreet,
  kService,
  kTrack
};

/// As in the tag: motorway, trunk, ..., in the order of Highway.
const std::vector<std::string>& highway_names();
std::optional<Highway> find_highway(std::string_view name);

/// The order of a way's nodes in the direction of travel.
enum class NodeOrder { kAsDrawn, kReversed };

struct WayMeaning {
  SegmentKind kind;  ///< `line` is not set
  NodeOrder order = NodeOrder::kAsDrawn;
  std::string line;  ///< name of a railway or ferry
};

/// Ways that were looked at and why they were left out.
struct TagCounts {
  std::size_t roads = 0;
  std::size_t railways = 0;
  std::size_t ferries = 0;
  std::size_t lower_class = 0;  ///< roads below the lowest class wanted
  std::size_t closed = 0;       ///< no access for motor vehicles, or private
  std::size_t sidings = 0;      ///< tracks of yards, works and stations
  std::size_t odd_speeds = 0;   ///< limits that cannot be read; the road is kept without
  std::size_t other = 0;        ///< no road, railway or ferry
};

/// None if the way is no part of the network; `counts` says why.
std::optional<WayMeaning> read_way_tags(const osmium::TagList& tags, Highway lowest, TagCounts& counts);

/// `60`, `60 km/h`, `40 mph`, `CN:urban` [km/h]; 0 for `none`, `signals` and other texts that name no limit;
/// none if the text cannot be read or is outside 5 to 200 km/h.
std::optional<double> parse_speed_limit(std::string_view text);

}  // namespace surge::scenarios
