// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/facilities.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "scenarios/csv.h"
#include "scenarios/nearest_name.h"
#include "scenarios/problems.h"
#include "scenarios/quantity.h"
#include "scenarios/text_file.h"

namespace surge::scenarios {
namespace {

constexpr std::size_t kLongestKey = 90;  // so that `access-KEY` is a key too
constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);

struct Columns {
  std::size_t key = kAbsent;
  std::size_t lon = kAbsent;
  std::size_t lat = kAbsent;
  std::size_t name_en = kAbsent;
  std::size_t name_zh = kAbsent;
  std::size_t terrain = kAbsent;
  Facility::Kind kind = Facility::Kind::kPlace;
};

std::size_t find_column(const Csv& csv, std::string_view name) {
  const auto found = std::ranges::find(csv.header, name, &CsvCell::text);
  return found == csv.header.end() ? kAbsent : static_cast<std::size_t>(found - csv.header.begin());
}

class FacilityReader {
 public:
  void read(const std::filesystem::path& file) {
    const int index = problems_.add_file(file.string());
    const std::optional<std::string> text = read_text_file(file, {index, 0, 0}, problems_);
    if (!text) return;
    const std::optional<Csv> csv = parse_csv(*text, index, problems_);
    if (!csv) return;
    const std::optional<Columns> columns = find_columns(*csv);
    if (!columns) return;
    for (const CsvRow& row : csv->rows) read_row(*csv, row, *columns);
  }

  std::vector<Facility> finish() {
    problems_.throw_if_any();
    return std::move(facilities_);
  }

 private:
  std::optional<Columns> find_columns(const Csv& csv) {
    const std::size_t code = find_column(csv, "code");
    Columns columns;
    columns.kind = code == kAbsent ? Facility::Kind::kPlace : Facility::Kind::kCounty;
    columns.key = code == kAbsent ? find_column(csv, "key") : code;
    columns.lon = find_column(csv, "lon");
    columns.lat = find_column(csv, "lat");
    columns.name_en = find_column(csv, "name_en");
    columns.name_zh = find_column(csv, "name_zh");
    columns.terrain = find_column(csv, "terrain");
    // All three are looked at, so that all that are missing are told.
    const bool has_key = require(csv, columns.key, "code (of a county) or key (of another place)");
    const bool has_lon = require(csv, columns.lon, "lon");
    const bool has_lat = require(csv, columns.lat, "lat");
    return has_key && has_lon && has_lat ? std::optional(columns) : std::nullopt;
  }

  bool require(const Csv& csv, std::size_t column, const std::string& name) {
    if (column != kAbsent) return true;
    std::vector<std::string> names;
    for (const CsvCell& cell : csv.header) names.push_back(cell.text);
    problems_.add(csv.header.front().place, "", "columns " + in_quotes(listed(names)), {"a column " + name});
    return false;
  }

  void read_row(const Csv& csv, const CsvRow& row, const Columns& columns) {
    if (row.cells.size() != csv.header.size()) {
      problems_.add(row.place, "", std::to_string(row.cells.size()) + " cells",
                    {std::to_string(csv.header.size()) + ", as in the header"});
      return;
    }
    Facility facility;
    facility.kind = columns.kind;
    facility.key = key_of(row.cells[columns.key]);
    facility.position.lon_deg = angle_of(row.cells[columns.lon], "lon", 180);
    facility.position.lat_deg = angle_of(row.cells[columns.lat], "lat", 90);
    if (columns.name_en != kAbsent) facility.name.en = row.cells[columns.name_en].text;
    if (columns.name_zh != kAbsent) facility.name.zh = row.cells[columns.name_zh].text;
    if (facility.name.en.empty()) facility.name.en = facility.key;
    if (columns.terrain != kAbsent) facility.terrain = terrain_of(row.cells[columns.terrain]);
    facilities_.push_back(std::move(facility));
  }

  std::string key_of(const CsvCell& cell) {
    const std::string& key = cell.text;
    const bool of_node = key.starts_with("osm") && key.size() > 3 &&
                         key.find_first_not_of("-0123456789", 3) == std::string::npos;
    const bool reserved = of_node || key.starts_with("access-");
    if (key.empty() || key.size() > kLongestKey || reserved ||
        key.find_first_of(" /\t") != std::string::npos) {
      problems_.add(
          cell.place, "key", in_quotes(key),
          {"a key of at most 90 characters without spaces and '/', not osm with a number nor access-..."});
    } else if (!keys_.insert(key).second) {
      problems_.add(cell.place, "key", in_quotes(key) + " a second time", {"each facility once"});
    }
    return key;
  }

  double angle_of(const CsvCell& cell, const std::string& field, double largest) {
    const std::optional<double> value = parse_number(cell.text);
    if (value && std::abs(*value) <= largest) return *value;
    const std::string limit = to_text(largest);
    problems_.add(cell.place, field, cell.text.empty() ? "nothing" : in_quotes(cell.text),
                  {"degrees in [-" + limit + ", " + limit + "]"});
    return 0;
  }

  std::optional<models::Terrain> terrain_of(const CsvCell& cell) {
    if (cell.text.empty()) return std::nullopt;
    if (cell.text == "basin") return models::Terrain::kBasin;
    if (cell.text == "mountain") return models::Terrain::kMountain;
    const std::vector<std::string> names{"basin", "mountain"};
    problems_.add(cell.place, "terrain", in_quotes(cell.text),
                  {"one of " + listed(names) + ", or nothing", nearest_name(cell.text, names)});
    return std::nullopt;
  }

  Problems problems_;
  std::vector<Facility> facilities_;
  std::set<std::string> keys_;
};

}  // namespace

std::vector<Facility> read_facilities(std::span<const std::filesystem::path> files) {
  FacilityReader reader;
  for (const std::filesystem::path& file : files) reader.read(file);
  return reader.finish();
}

}  // namespace surge::scenarios
