// SPDX-License-Identifier: Apache-2.0
// What an import read, left out, joined and warns of.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "models/scenario/geography.h"
#include "scenarios/osm/dead_ends.h"
#include "scenarios/osm/road_tags.h"
#include "scenarios/osm/segment_building.h"

namespace surge::scenarios {

/// How a network of segments became links.
struct ContractionFigures {
  std::size_t segments = 0;  ///< inside the region, before anything was taken out
  CutCounts cut;
  Pruned pruned;
  std::size_t contracted = 0;  ///< segments that were joined to links
  std::size_t loops = 0;
  double loops_km = 0;
  std::size_t carriageways_merged = 0;
  std::size_t middle_places = 0;  ///< added so that no two links join the same two places
  std::size_t links = 0;
};

/// Of the links of a class.
struct ClassFigures {
  std::size_t links = 0;
  double length_km = 0;
  double bridge_km = 0;
  double tunnel_km = 0;
  std::size_t with_speed = 0;
};

struct UnreachableFacility {
  std::string key;
  std::string name;
  std::string reason;
};

struct FacilityFigures {
  std::size_t given = 0;
  std::size_t joined = 0;  ///< to the main part of the network
  double mean_access_km = 0;
  double longest_access_km = 0;
  std::string longest_access_key;
  std::vector<UnreachableFacility> unreachable;
};

struct StationFigures {
  std::size_t found = 0;         ///< in the region
  std::size_t on_tracks = 0;     ///< near an imported railway
  std::size_t without_road = 0;  ///< of these, no road within the distance
};

struct ImportReport {
  std::string file;
  std::string region;
  std::size_t ways_read = 0;
  std::size_t nodes_read = 0;
  TagCounts tags;
  ContractionFigures roads;  ///< with ferries
  ContractionFigures rail;
  std::size_t places = 0;
  std::array<ClassFigures, models::kLinkClasses> classes{};  ///< in the order of models::LinkClass
  FacilityFigures facilities;
  StationFigures stations;
  std::string terrain;                ///< where it comes from
  std::vector<std::string> warnings;  ///< one line each
};

std::string report_text(const ImportReport& report);
std::string report_json(const ImportReport& report);

}  // namespace surge::scenarios
