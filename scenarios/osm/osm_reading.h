// SPDX-License-Identifier: Apache-2.0
// Reads what the import needs from a file of OpenStreetMap: roads, railways, ferries, the nodes on them,
// stations, and the outline of a region.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/osm/node_table.h"
#include "scenarios/osm/region.h"
#include "scenarios/osm/road_tags.h"
#include "scenarios/osm/segment_network.h"

namespace surge::scenarios {

struct OsmWay {
  std::uint32_t kind = 0;  ///< position in OsmData::kinds
  std::size_t first = 0;   ///< its nodes in OsmData::references, in the direction of travel
  std::size_t last = 0;    ///< past its last node
};

/// A railway station or yard: a node of its own, seldom on the track.
struct OsmStation {
  std::int64_t osm_id = 0;
  models::GeoPoint position;
  models::BilingualName name;
};

/// What the file holds, of the whole file: the region is applied later.
struct OsmData {
  std::vector<SegmentKind> kinds;
  std::vector<std::string> lines{""};
  std::vector<OsmWay> ways;
  std::vector<std::int64_t> references;                 ///< ids of nodes
  NodeTable nodes{{}};                                  ///< those of `references`
  std::map<std::int64_t, models::BilingualName> names;  ///< of nodes in `references` that have one
  std::vector<OsmStation> stations;                     ///< in ascending order of id
  TagCounts tags;
  std::size_t ways_read = 0;
  std::size_t nodes_read = 0;
  std::optional<Region> region;  ///< if one was asked for by name
  std::string region_note;       ///< which relation that is
};

/// Two passes over the file, three if a region is looked up by name: relations, ways, nodes. Reads .osm.pbf,
/// .osm, .osm.gz and .osm.bz2. Throws ScenarioError if the file is missing, of another kind, damaged or cut
/// off, holds no road, or has no administrative boundary of that name or not all of it.
OsmData read_osm(const std::filesystem::path& file, Highway lowest,
                 const std::optional<std::string>& region_name);

}  // namespace surge::scenarios
