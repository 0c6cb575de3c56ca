// SPDX-License-Identifier: Apache-2.0
// The tables of a network as files of a scenario folder.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "models/scenario/common.h"
#include "models/scenario/geography.h"

namespace surge::scenarios {

struct PlaceRow {
  std::string key;
  models::BilingualName name;
  models::GeoPoint position;
};

/// A row of roads, rail or waterways.
struct LinkRow {
  std::string from;
  std::string to;
  models::LinkClass link_class = models::LinkClass::kMountain;
  models::LinkDirection direction = models::LinkDirection::kBoth;
  models::Terrain terrain = models::Terrain::kBasin;
  double length_km = 0;
  double bridge_share = 0;    ///< [0, 1]
  double tunnel_share = 0;    ///< [0, 1]; both together <= 1
  double speed_km_per_h = 0;  ///< 0: not known
  std::string line;           ///< railways and ferries
};

struct NetworkRows {
  std::vector<PlaceRow> places;
  std::vector<LinkRow> roads;
  std::vector<LinkRow> rail;
  std::vector<LinkRow> waterways;
};

/// A file's name and text.
using NamedText = std::pair<std::string, std::string>;

/// places.csv and roads.csv; rail.csv and waterways.csv if there are any; and network.yaml, which names them.
/// `source` is told in the first line of each.
std::vector<NamedText> network_files(const NetworkRows& rows, const std::string& source);

enum class Existing { kRefuse, kReplace };

/// Throws ScenarioError if a folder cannot be made there: it exists and is to be kept, holds other files than
/// an import writes, or is no folder. Makes nothing.
void check_output_folder(const std::filesystem::path& folder, Existing existing);

/// Writes the files to a temporary folder beside it, which then takes its name: all is there or nothing.
/// Throws ScenarioError as check_output_folder() does, std::runtime_error if they cannot be written.
void write_folder(const std::filesystem::path& folder, const std::vector<NamedText>& files,
                  Existing existing);

}  // namespace surge::scenarios
