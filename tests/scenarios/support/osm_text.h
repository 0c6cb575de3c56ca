// SPDX-License-Identifier: Apache-2.0
// Small files of OpenStreetMap, written by tests.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/osm/import_osm.h"
#include "tests/support/run_program.h"

namespace surge::test {

using OsmTags = std::map<std::string, std::string>;

// Of a national road, and of a small one in a town.
inline const OsmTags kNational{{"highway", "primary"}};
inline const OsmTags kSmall{{"highway", "residential"}};

struct OsmMember {
  std::int64_t way = 0;
  std::string role = "outer";
};

class OsmText {
 public:
  OsmText& node(std::int64_t id, double lon, double lat, const OsmTags& tags = {});
  /// Nodes `first`, `first + 1`, ... at the positions given.
  OsmText& nodes(std::int64_t first, const std::vector<std::pair<double, double>>& positions);
  OsmText& way(std::int64_t id, const std::vector<std::int64_t>& nodes, const OsmTags& tags);
  OsmText& relation(std::int64_t id, const std::vector<OsmMember>& members, const OsmTags& tags);
  std::string text() const;

 private:
  std::string nodes_;
  std::string ways_;
  std::string relations_;
};

/// Cells of a table by the names of its columns.
using CsvRows = std::vector<std::map<std::string, std::string>>;

/// An import in a temporary folder: `in.osm`, what tests put beside it, and the folder `out`.
class ImportFolder {
 public:
  explicit ImportFolder(const OsmText& osm);

  scenarios::ImportSettings& settings() { return settings_; }
  /// A file beside the input, its path.
  std::string write(const std::string& name, const std::string& text) const;
  /// Adds a file of facilities: the header `key,lon,lat` and these rows.
  ImportFolder& facilities(const std::string& rows);

  scenarios::ImportReport import() const { return scenarios::import_osm(settings_); }
  /// The message of the ScenarioError that the import throws, without the folder; "no error" if it does not.
  std::string error() const;
  CsvRows table(const std::string& name) const;
  /// "1-2 provincial both" for each road, in order; `osm` is left out of keys.
  std::vector<std::string> roads() const;
  std::string path(const std::string& name) const { return folder_.file(name); }

 private:
  TemporaryFolder folder_;
  scenarios::ImportSettings settings_;
};

/// Of a degree along a meridian [km].
inline constexpr double kDegree_km = 111.19492664455873;

}  // namespace surge::test
