// SPDX-License-Identifier: Apache-2.0
#include "analysis/export/geometry.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

namespace surge::analysis::exports {
namespace {

using ShapeJson = nlohmann::ordered_json;

/// About a metre.
double rounded(double degrees) {
  return std::round(degrees * 1e5) / 1e5;
}

ShapeJson position_json(const models::GeoPoint& place) {
  return {rounded(place.lon_deg), rounded(place.lat_deg)};
}

/// Twice the area, positive if anticlockwise.
double signed_area(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i)
    sum += ring[i].lon_deg * ring[i + 1].lat_deg - ring[i + 1].lon_deg * ring[i].lat_deg;
  return sum;
}

ShapeJson polygon_json(const std::vector<Ring>& rings) {
  ShapeJson polygon = ShapeJson::array();
  for (Ring ring : rings) {
    const bool outline = polygon.empty();
    if ((signed_area(ring) > 0) != outline) std::reverse(ring.begin(), ring.end());
    ShapeJson& places = polygon.emplace_back(ShapeJson::array());
    for (const models::GeoPoint& place : ring) places.push_back(position_json(place));
  }
  return polygon;
}

}  // namespace

ShapeJson geometry_json(const CountyShape& shape) {
  if (shape.polygons.size() == 1)
    return {{"type", "Polygon"}, {"coordinates", polygon_json(shape.polygons.front())}};
  ShapeJson polygons = ShapeJson::array();
  for (const std::vector<Ring>& polygon : shape.polygons) polygons.push_back(polygon_json(polygon));
  return {{"type", "MultiPolygon"}, {"coordinates", std::move(polygons)}};
}

ShapeJson point_json(const models::GeoPoint& place) {
  return {{"type", "Point"}, {"coordinates", position_json(place)}};
}

ShapeJson line_json(const std::vector<models::GeoPoint>& places) {
  ShapeJson line = ShapeJson::array();
  for (const models::GeoPoint& place : places) line.push_back(position_json(place));
  return {{"type", "LineString"}, {"coordinates", std::move(line)}};
}

}  // namespace surge::analysis::exports
