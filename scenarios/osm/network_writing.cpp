// SPDX-License-Identifier: Apache-2.0
#include "scenarios/osm/network_writing.h"

#include <algorithm>
#include <cmath>

#include "scenarios/osm/import_report.h"
#include "scenarios/quantity.h"
#include "scenarios/text_file.h"

namespace surge::scenarios {
namespace {

constexpr double kShortestLink_km = 1e-6;  // the tables ask for more than nothing

std::string comment(const std::string& source) {
  return "# From " + source + ". Copyright OpenStreetMap contributors, Open Database License 1.0.\n";
}

/// On one line and in UTF-8, whatever the source holds.
std::string clean(std::string text) {
  for (std::size_t bad = 0; (bad = find_invalid_utf8(text)) != std::string::npos;) text[bad] = '?';
  for (const char character : {'\n', '\r', '\t'}) std::ranges::replace(text, character, ' ');
  return std::string(trimmed(text));
}

std::string cell(const std::string& raw) {
  const std::string text = clean(raw);
  if (text.find_first_of(",\"") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char character : text) quoted += character == '"' ? "\"\"" : std::string(1, character);
  return quoted + '"';
}

std::string decimal(double value, double units) {
  return to_text(std::round(value * units) / units);
}

std::string length(const LinkRow& row) {
  return decimal(std::max(row.length_km, kShortestLink_km), 1e6);  // to the millimetre
}

const char* terrain(const LinkRow& row) {
  return row.terrain == models::Terrain::kMountain ? "mountain" : "basin";
}

/// Rounded down, so that two shares are never more than 1 together.
std::string share(double value) {
  return to_text(std::floor(value * 1e4 + 1e-6) / 1e4);
}

std::string places_text(const NetworkRows& rows) {
  std::string text = "key,name_en,name_zh,lon,lat\n";
  for (const PlaceRow& row : rows.places) {
    const std::string name = clean(row.name.en);
    text += row.key + ',' + (name.empty() ? row.key : cell(name)) + ',' + cell(row.name.zh) + ',' +
            decimal(row.position.lon_deg, 1e7) + ',' + decimal(row.position.lat_deg, 1e7) + '\n';
  }
  return text;
}

std::string roads_text(const NetworkRows& rows) {
  std::string text =
      "from_code,to_code,class,length_km,terrain,direction,bridge_share,tunnel_share,speed_km_per_h\n";
  for (const LinkRow& row : rows.roads) {
    text += row.from + ',' + row.to + ',' + name_of(row.link_class) + ',' + length(row) + ',' + terrain(row) +
            ',' + (row.direction == models::LinkDirection::kBoth ? "both" : "forward") + ',' +
            share(row.bridge_share) + ',' + share(row.tunnel_share) + ',' +
            (row.speed_km_per_h > 0 ? decimal(row.speed_km_per_h, 10) : std::string()) + '\n';
  }
  return text;
}

std::string rail_text(const NetworkRows& rows) {
  std::string text = "from_code,to_code,line,length_km,terrain,bridge_share,tunnel_share\n";
  for (const LinkRow& row : rows.rail) {
    text += row.from + ',' + row.to + ',' + cell(row.line) + ',' + length(row) + ',' + terrain(row) + ',' +
            share(row.bridge_share) + ',' + share(row.tunnel_share) + '\n';
  }
  return text;
}

std::string waterways_text(const NetworkRows& rows) {
  std::string text = "from_code,to_code,length_km,name\n";
  for (const LinkRow& row : rows.waterways) {
    text += row.from + ',' + row.to + ',' + length(row) + ',' + cell(row.line) + '\n';
  }
  return text;
}

}  // namespace

std::vector<NamedText> network_files(const NetworkRows& rows, const std::string& source) {
  const std::string head = comment(clean(source));
  std::vector<NamedText> files;
  std::string tables = "tables:\n";
  const auto add = [&](const std::string& table, const std::string& text) {
    files.emplace_back(table + ".csv", head + text);
    tables += "  " + table + ": " + table + ".csv\n";
  };
  add("places", places_text(rows));
  add("roads", roads_text(rows));
  if (!rows.rail.empty()) add("rail", rail_text(rows));
  if (!rows.waterways.empty()) add("waterways", waterways_text(rows));
  files.emplace_back("network.yaml",
                     head + "# Scenarios include this file: include: [.../network.yaml]\n" + tables);
  return files;
}

}  // namespace surge::scenarios
