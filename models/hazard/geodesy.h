// SPDX-License-Identifier: Apache-2.0
// Distances on the earth, good to 0.5 % over a province.
#pragma once

#include <span>
#include <vector>

#include "models/scenario/common.h"

namespace surge::models {

/// Great-circle distance by the haversine formula on a sphere of radius 6,371.0 km [km].
double great_circle_km(GeoPoint a, GeoPoint b);

/// Kilometres east and north of an origin (equirectangular projection with the origin's parallel).
struct PlanePoint {
  double east_km = 0;
  double north_km = 0;
};

PlanePoint project(GeoPoint point, GeoPoint origin);
/// The inverse.
GeoPoint unproject(PlanePoint point, GeoPoint origin);

/// Half way in degrees, for points that are not far from each other.
GeoPoint middle(GeoPoint a, GeoPoint b);

/// How a site lies relative to a rupture trace.
struct RuptureDistance {
  double distance_km = 0;  ///< to the nearest point of the trace
  double along_strike_km =
      0;  ///< the part of it along the strike at that nearest point, >= 0; zero beside the trace
  double across_strike_km = 0;  ///< the part of it across the strike, >= 0
};

/// A surface trace of one or more points; a single point is an epicentre, with the strike given.
class RuptureTrace {
 public:
  /// Precondition: at least one point. `strike_deg` (clockwise from north) is used for a single point only.
  RuptureTrace(std::span<const GeoPoint> points, double strike_deg);

  RuptureDistance distance_to(GeoPoint site) const;
  double length_km() const;
  /// The position at `share` in [0, 1] of the way along the trace, and the strike there.
  GeoPoint point_at(double share) const;
  double strike_at_deg(double share) const;

 private:
  struct Segment {
    PlanePoint start;
    double east = 0;  ///< unit vector along the strike
    double north = 1;
    double length_km = 0;
  };
  const Segment& segment_at(double share, double& offset_km) const;

  PlanePoint to_plane(GeoPoint point) const {
    return {(point.lon_deg - origin_.lon_deg) * km_per_degree_east_,
            (point.lat_deg - origin_.lat_deg) * km_per_degree_north_};
  }

  GeoPoint origin_;
  double km_per_degree_east_ = 0;
  double km_per_degree_north_ = 0;
  std::vector<Segment> segments_;
};

}  // namespace surge::models
