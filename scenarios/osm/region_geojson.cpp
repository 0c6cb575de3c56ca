// SPDX-License-Identifier: Apache-2.0
// Regions from GeoJSON (RFC 7946).
#include <nlohmann/json.hpp>

#include "scenarios/osm/region.h"
#include "scenarios/problems.h"
#include "scenarios/text_file.h"

namespace surge::scenarios {
namespace {

using nlohmann::json;

constexpr int kDeepest = 32;  // of collections in collections

/// What is wrong with the file; caught by read_geojson_region, which knows its name.
struct BadGeoJson {
  std::string found;
  std::string expected;
};

models::GeoPoint position_of(const json& value) {
  if (!value.is_array() || value.size() < 2 || !value[0].is_number() || !value[1].is_number()) {
    throw BadGeoJson{"a position " + in_quotes(value.dump(-1, ' ', false, json::error_handler_t::replace)),
                     "[longitude, latitude]"};
  }
  const models::GeoPoint point{value[0].get<double>(), value[1].get<double>()};
  if (std::abs(point.lon_deg) <= 180 && std::abs(point.lat_deg) <= 90) return point;
  throw BadGeoJson{"a position " + in_quotes(value.dump()),
                   "longitude in [-180, 180] and latitude in [-90, 90], WGS84 degrees"};
}

const json& array_of(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) {
    throw BadGeoJson{"no list of " + std::string(key), "\"" + std::string(key) + "\": [...] as in RFC 7946"};
  }
  return *found;
}

void add_polygon(const json& rings, std::vector<OutlineEdge>& edges) {
  const std::uint32_t area = edges.empty() ? 0 : edges.back().area + 1;
  if (!rings.is_array()) throw BadGeoJson{"a polygon that is no list of rings", "rings of positions"};
  for (const json& ring : rings) {
    if (!ring.is_array() || ring.size() < 4)
      throw BadGeoJson{"a ring of fewer than 4 positions", "closed rings"};
    if (ring.front() != ring.back()) throw BadGeoJson{"a ring that is not closed", "closed rings"};
    for (std::size_t i = 1; i < ring.size(); ++i) {
      edges.push_back({position_of(ring[i - 1]), position_of(ring[i]), area});
    }
  }
}

void add_geometry(const json& object, int depth, std::vector<OutlineEdge>& edges) {
  if (!object.is_object() || depth > kDeepest)
    throw BadGeoJson{"something else than GeoJSON", "GeoJSON objects"};
  const auto type = object.find("type");
  const std::string kind = type != object.end() && type->is_string() ? type->get<std::string>() : "";
  if (kind == "Polygon") {
    add_polygon(array_of(object, "coordinates"), edges);
  } else if (kind == "MultiPolygon") {
    for (const json& polygon : array_of(object, "coordinates")) add_polygon(polygon, edges);
  } else if (kind == "Feature") {
    if (object.contains("geometry") && !object["geometry"].is_null())
      add_geometry(object["geometry"], depth + 1, edges);
  } else if (kind == "FeatureCollection" || kind == "GeometryCollection") {
    const char* parts = kind == "FeatureCollection" ? "features" : "geometries";
    for (const json& part : array_of(object, parts)) add_geometry(part, depth + 1, edges);
  } else if (kind.empty()) {
    throw BadGeoJson{"an object without a type", "GeoJSON, an object with a \"type\""};
  }
}

std::vector<OutlineEdge> edges_of(const std::string& text) {
  std::vector<OutlineEdge> edges;
  try {
    add_geometry(json::parse(text), 0, edges);
  } catch (const json::parse_error& error) {
    throw BadGeoJson{"text that is not JSON at byte " + std::to_string(error.byte), "GeoJSON"};
  }
  if (edges.empty()) throw BadGeoJson{"no polygon", "a Polygon or a MultiPolygon"};
  return edges;
}

}  // namespace

Region read_geojson_region(const std::filesystem::path& file) {
  Problems problems;
  const Place place{problems.add_file(file.string()), 0, 0};
  const std::optional<std::string> text = read_text_file(file, place, problems);
  problems.throw_if_any();
  try {
    return Region(edges_of(*text));
  } catch (const BadGeoJson& bad) {
    throw ScenarioError({{file.string(), 0, 0, "", bad.found, bad.expected, ""}});
  }
}

}  // namespace surge::scenarios
