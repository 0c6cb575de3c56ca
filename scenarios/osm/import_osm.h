// SPDX-License-Identifier: Apache-2.0
// Builds the network of a scenario from a file of OpenStreetMap.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/osm/import_report.h"
#include "scenarios/osm/network_writing.h"
#include "scenarios/osm/road_tags.h"

namespace surge::scenarios {

enum class DeadEnds { kPrune, kKeep };

struct ImportSettings {
  std::filesystem::path file;
  /// `lon0,lat0,lon1,lat1`, a GeoJSON file, or the name of an administrative boundary; none: all of the file.
  std::optional<std::string> region;
  std::vector<std::filesystem::path> facilities;
  std::filesystem::path output;
  Highway lowest_road = Highway::kTertiary;
  double snap_distance_km = 5;             ///< > 0
  std::optional<models::Terrain> terrain;  ///< of all roads; none: of the nearest facility that has one
  DeadEnds dead_ends = DeadEnds::kPrune;   ///< kept in any case with fewer than two facilities
  Existing existing = Existing::kRefuse;
};

/// Reads, contracts and writes; the output folder appears when all is done. The same input gives the same
/// files to the last byte. Throws ScenarioError for all that is wrong with settings and input,
/// std::runtime_error if the folder cannot be written.
ImportReport import_osm(const ImportSettings& settings);

}  // namespace surge::scenarios
