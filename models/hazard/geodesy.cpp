// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/geodesy.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "sim/contract.h"

namespace surge::models {
namespace {

constexpr double kEarthRadiusKm = 6371.0;
constexpr double kRadiansPerDegree = std::numbers::pi / 180.0;

}  // namespace

double great_circle_km(GeoPoint a, GeoPoint b) {
  const double sin_lat = std::sin((b.lat_deg - a.lat_deg) * kRadiansPerDegree / 2);
  const double sin_lon = std::sin((b.lon_deg - a.lon_deg) * kRadiansPerDegree / 2);
  const double h = sin_lat * sin_lat + std::cos(a.lat_deg * kRadiansPerDegree) *
                                           std::cos(b.lat_deg * kRadiansPerDegree) * sin_lon * sin_lon;
  return 2 * kEarthRadiusKm * std::asin(std::min(1.0, std::sqrt(h)));
}

PlanePoint project(GeoPoint point, GeoPoint origin) {
  const double km_per_degree = kEarthRadiusKm * kRadiansPerDegree;
  return {(point.lon_deg - origin.lon_deg) * km_per_degree * std::cos(origin.lat_deg * kRadiansPerDegree),
          (point.lat_deg - origin.lat_deg) * km_per_degree};
}

GeoPoint unproject(PlanePoint point, GeoPoint origin) {
  const double km_per_degree = kEarthRadiusKm * kRadiansPerDegree;
  return {origin.lon_deg + point.east_km / (km_per_degree * std::cos(origin.lat_deg * kRadiansPerDegree)),
          origin.lat_deg + point.north_km / km_per_degree};
}

GeoPoint middle(GeoPoint a, GeoPoint b) {
  return {(a.lon_deg + b.lon_deg) / 2, (a.lat_deg + b.lat_deg) / 2};
}

RuptureTrace::RuptureTrace(std::span<const GeoPoint> points, double strike_deg) {
  SIM_EXPECT(!points.empty());
  origin_ = points[points.size() / 2];
  km_per_degree_north_ = kEarthRadiusKm * kRadiansPerDegree;
  km_per_degree_east_ = km_per_degree_north_ * std::cos(origin_.lat_deg * kRadiansPerDegree);
  if (points.size() == 1) {
    segments_.push_back(
        {{}, std::sin(strike_deg * kRadiansPerDegree), std::cos(strike_deg * kRadiansPerDegree), 0});
    return;
  }
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const PlanePoint from = project(points[i], origin_);
    const PlanePoint to = project(points[i + 1], origin_);
    const double length = std::hypot(to.east_km - from.east_km, to.north_km - from.north_km);
    if (length == 0) continue;
    segments_.push_back(
        {from, (to.east_km - from.east_km) / length, (to.north_km - from.north_km) / length, length});
  }
  if (segments_.empty()) segments_.push_back({project(points[0], origin_), 0, 1, 0});
}

RuptureDistance RuptureTrace::distance_to(GeoPoint site) const {
  const PlanePoint p = to_plane(site);
  RuptureDistance nearest{std::numeric_limits<double>::infinity(), 0, 0};
  for (const Segment& segment : segments_) {
    const double east = p.east_km - segment.start.east_km;
    const double north = p.north_km - segment.start.north_km;
    const double along = east * segment.east + north * segment.north;
    const double beyond = along - std::clamp(along, 0.0, segment.length_km);
    const double across = east * segment.north - north * segment.east;
    const double distance = std::hypot(beyond, across);
    if (distance < nearest.distance_km) nearest = {distance, std::abs(beyond), std::abs(across)};
  }
  return nearest;
}

double RuptureTrace::length_km() const {
  double total = 0;
  for (const Segment& segment : segments_) total += segment.length_km;
  return total;
}

const RuptureTrace::Segment& RuptureTrace::segment_at(double share, double& offset_km) const {
  offset_km = share * length_km();
  for (const Segment& segment : segments_) {
    if (offset_km <= segment.length_km) return segment;
    offset_km -= segment.length_km;
  }
  offset_km = segments_.back().length_km;
  return segments_.back();
}

GeoPoint RuptureTrace::point_at(double share) const {
  double offset = 0;
  const Segment& segment = segment_at(share, offset);
  return unproject(
      {segment.start.east_km + offset * segment.east, segment.start.north_km + offset * segment.north},
      origin_);
}

double RuptureTrace::strike_at_deg(double share) const {
  double offset = 0;
  const Segment& segment = segment_at(share, offset);
  return std::atan2(segment.east, segment.north) / kRadiansPerDegree;
}

}  // namespace surge::models
