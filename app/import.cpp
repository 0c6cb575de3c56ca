// SPDX-License-Identifier: Apache-2.0
// surge import: builds tables of a scenario from data of others.
#include <cmath>
#include <iostream>
#include <utility>

#include "app/exit_codes.h"
#include "app/output_file.h"
#include "app/subcommand.h"
#include "scenarios/osm/import_osm.h"
#include "scenarios/problems.h"
#include "scenarios/quantity.h"

namespace surge::app {
namespace {

namespace fs = std::filesystem;

constexpr double kMetresPerKilometre = 1000;
constexpr double kLongestSnap_km = 100;  // farther, the plane around a facility is not flat

/// With a unit, or in kilometres.
double snap_distance_km(const Arguments& arguments) {
  const std::string given = arguments.text("snap-distance").value_or("5 km");
  const std::optional<double> number = scenarios::parse_number(given);
  const auto parsed = scenarios::parse_quantity(given, scenarios::Measure::kLength);
  const double* length_m = std::get_if<double>(&parsed);
  const double km = number ? *number : length_m ? *length_m / kMetresPerKilometre : 0;
  if (km > 0 && km <= kLongestSnap_km) return km;
  throw UsageError("--snap-distance: found '" + given +
                   "', expected a length above 0 and up to 100 km, such as 5 km");
}

std::optional<models::Terrain> terrain(const Arguments& arguments) {
  const std::vector<std::string> names{"auto", "basin", "mountain"};
  switch (arguments.choice("terrain", names).value_or(0)) {
    case 1:
      return models::Terrain::kBasin;
    case 2:
      return models::Terrain::kMountain;
    default:
      return std::nullopt;
  }
}

/// `sichuan.osm.pbf` becomes `sichuan-network`.
fs::path default_output_folder(const fs::path& file) {
  const std::string name = file.filename().string();
  return name.substr(0, name.find('.', 1)) + "-network";
}

scenarios::ImportSettings settings_from(const Arguments& arguments) {
  scenarios::ImportSettings settings;
  settings.file = arguments.words()[1];
  settings.region = arguments.text("region");
  for (const std::string& file : arguments.all("facilities")) settings.facilities.emplace_back(file);
  const std::optional<std::string> output = arguments.text("output");
  settings.output = output ? fs::path(*output) : default_output_folder(settings.file);
  if (const auto lowest = arguments.choice("roads", scenarios::highway_names()))
    settings.lowest_road = static_cast<scenarios::Highway>(*lowest);
  settings.snap_distance_km = snap_distance_km(arguments);
  settings.terrain = terrain(arguments);
  if (arguments.has("keep-dead-ends")) settings.dead_ends = scenarios::DeadEnds::kKeep;
  if (arguments.has("force")) settings.existing = scenarios::Existing::kReplace;
  return settings;
}

int import_osm(const Arguments& arguments) {
  if (arguments.words().size() < 2) throw UsageError("something is missing: surge import osm FILE.osm.pbf");
  const scenarios::ImportSettings settings = settings_from(arguments);
  check_output(settings.output / "network.yaml");
  const scenarios::ImportReport report = scenarios::import_osm(settings);
  for (const std::string& warning : report.warnings) std::cerr << "warning: " << warning << '\n';
  if (arguments.has("json")) {
    std::cout << scenarios::report_json(report);
  } else {
    std::cout << scenarios::report_text(report) << "\nwritten: " << settings.output.string() << "; include "
              << (settings.output / "network.yaml").string() << " in a scenario\n";
  }
  return kDone;
}

int list_formats() {
  std::cout << "formats\n"
               "  osm    roads, railways and ferries from OpenStreetMap: surge import osm FILE.osm.pbf\n"
               "\n'surge import --help' tells the options.\n";
  return kDone;
}

int execute_import(const Arguments& arguments) {
  if (arguments.words().empty()) return list_formats();
  const std::string& format = arguments.words()[0];
  if (format == "osm") return import_osm(arguments);
  throw UsageError("unknown format '" + format + "', expected osm");
}

}  // namespace

Subcommand import_subcommand() {
  return {
      "import",
      {.usage = "import osm FILE.osm.pbf",
       .about = "Builds the network of a scenario from data of others; without arguments, lists the formats.",
       .notes =
           "FILE is .osm.pbf, .osm, .osm.gz or .osm.bz2. The folder holds places.csv, roads.csv, rail.csv,\n"
           "waterways.csv, network.yaml to include in a scenario, and import-report.txt and .json.",
       .minimum_words = 0,
       .maximum_words = 2,
       .options = {{"region", 0, "AREA",
                    "name of an administrative boundary in the file, a GeoJSON file of polygons, or "
                    "lon0,lat0,lon1,lat1 (default: the whole file)"},
                   {"facilities", 0, "FILE.csv",
                    "county seats, depots ...: columns code or key, lon, lat; repeatable",
                    Occurs::kRepeatedly},
                   {"output", 'o', "FOLDER", "folder to make (default: FILE-network)"},
                   {"roads", 0, "CLASS", "lowest class of highway imported (default: tertiary)"},
                   {"snap-distance", 0, "LENGTH", "how far facilities may be from a road (default: 5 km)"},
                   {"terrain", 0, "auto|basin|mountain",
                    "of all roads; auto: of the nearest facility that has one (default: auto)"},
                   {"keep-dead-ends", 0, "", "keep roads that lead to no facility"},
                   {"force", 0, "", "replace the folder of an earlier import"},
                   json_option()}},
      &execute_import};
}

}  // namespace surge::app
