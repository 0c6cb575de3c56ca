// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/county_points.h"

#include <cmath>
#include <numbers>

#include "models/hazard/geodesy.h"

namespace surge::models {
namespace {

constexpr auto kAround = static_cast<double>(kCountyPoints - 1);

}  // namespace

double county_radius_km(const County& county) {
  return std::sqrt(county.area_km2 / std::numbers::pi);
}

std::array<GeoPoint, kCountyPoints> county_points(const Scenario& scenario, const County& county) {
  const GeoPoint seat = scenario.places[county.seat].position;
  const PlanePoint degree = project({seat.lon_deg + 1, seat.lat_deg + 1}, seat);
  const double golden_angle = std::numbers::pi * (3 - std::sqrt(5.0));
  std::array<GeoPoint, kCountyPoints> points{};
  points[0] = seat;
  for (std::size_t k = 1; k < kCountyPoints; ++k) {
    const auto number = static_cast<double>(k);
    const double radius_km = county_radius_km(county) * std::sqrt((number - 0.5) / kAround);
    points[k] = {seat.lon_deg + radius_km * std::sin(number * golden_angle) / degree.east_km,
                 seat.lat_deg + radius_km * std::cos(number * golden_angle) / degree.north_km};
  }
  return points;
}

double point_share(const County& county, std::size_t point) {
  return point == 0 ? county.urban_share : (1 - county.urban_share) / kAround;
}

}  // namespace surge::models
