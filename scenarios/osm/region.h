// SPDX-License-Identifier: Apache-2.0
// The part of the world that is imported: a rectangle or polygons.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "models/scenario/common.h"

namespace surge::scenarios {

/// A stretch of an outline, straight in degrees.
struct OutlineEdge {
  models::GeoPoint from;
  models::GeoPoint to;
  std::uint32_t area = 0;  ///< which of several areas it belongs to
};

/// One or more areas, each given by all edges of its outlines: a point is inside if a ray from it crosses
/// those of an area an odd number of times, so rings inside rings are holes. Areas may overlap. Those across
/// the meridian of 180 degrees are not understood.
class Region {
 public:
  /// Precondition: at least one edge; those of each area form closed rings and stand together.
  explicit Region(std::vector<OutlineEdge> edges);

  static Region rectangle(models::GeoPoint south_west, models::GeoPoint north_east);

  bool contains(models::GeoPoint point) const;

 private:
  std::size_t band_of(double lat_deg) const;

  std::vector<OutlineEdge> edges_;
  /// Edges by bands of latitude, so that a point is held against few of them.
  std::vector<std::vector<std::uint32_t>> bands_;
  double south_deg_ = 0;
  double north_deg_ = 0;
};

/// `lon0,lat0,lon1,lat1` as a rectangle; none if the text is not four numbers. Throws ScenarioError if they
/// are and do not bound an area.
std::optional<Region> parse_rectangle(std::string_view text);

/// All Polygon and MultiPolygon geometries of a GeoJSON file (RFC 7946). Throws ScenarioError.
Region read_geojson_region(const std::filesystem::path& file);

}  // namespace surge::scenarios
