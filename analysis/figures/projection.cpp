// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/projection.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sim/contract.h"

namespace surge::analysis::figures {
namespace {

constexpr double kEarthRadiusKm = 6371;

double radians(double degrees) {
  return degrees * std::numbers::pi / 180;
}

}  // namespace

Point EqualAreaProjection::at(const models::GeoPoint& place) const {
  const double latitude = radians(place.lat_deg), middle = radians(centre_.lat_deg);
  const double longitude = radians(place.lon_deg - centre_.lon_deg);
  const double cosine =
      std::sin(middle) * std::sin(latitude) + std::cos(middle) * std::cos(latitude) * std::cos(longitude);
  const double factor = kEarthRadiusKm * std::sqrt(2 / (1 + cosine));
  return {factor * std::cos(latitude) * std::sin(longitude),
          -factor * (std::cos(middle) * std::sin(latitude) -
                     std::sin(middle) * std::cos(latitude) * std::cos(longitude))};
}

models::GeoPoint middle_of(std::span<const models::GeoPoint> places) {
  SIM_EXPECT(!places.empty());
  const auto [west, east] = std::ranges::minmax(places, {}, &models::GeoPoint::lon_deg);
  const auto [south, north] = std::ranges::minmax(places, {}, &models::GeoPoint::lat_deg);
  return {(west.lon_deg + east.lon_deg) / 2, (south.lat_deg + north.lat_deg) / 2};
}

MapFrame::MapFrame(const Rectangle& extent_km, const Rectangle& frame_mm)
    : scale_(std::min(frame_mm.width / extent_km.width, frame_mm.height / extent_km.height)) {
  const Point middle_km = extent_km.centre(), middle_mm = frame_mm.centre();
  origin_ = {middle_mm.x - scale_ * middle_km.x, middle_mm.y - scale_ * middle_km.y};
}

}  // namespace surge::analysis::figures
