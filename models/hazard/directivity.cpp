// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/directivity.h"

#include <algorithm>
#include <cmath>

namespace surge::models {
namespace {

constexpr double kMiddle = 0.45;

}  // namespace

Directivity::Directivity(std::span<const GeoPoint> rupture, double strength, double nucleation)
    : nucleation_(RuptureTrace(rupture, 0).point_at(nucleation)) {
  const PlanePoint chord = project(rupture.back(), rupture.front());
  const double length_km = std::hypot(chord.east_km, chord.north_km);
  if (length_km <= 0) return;
  strength_ = strength;
  strike_ = {chord.east_km / length_km, chord.north_km / length_km};
  ahead_km_ = (1 - nucleation) * length_km;
  behind_km_ = nucleation * length_km;
}

double Directivity::change(GeoPoint site) const {
  if (strength_ <= 0) return 0;
  const PlanePoint from = project(site, nucleation_);
  const double along_km = from.east_km * strike_.east_km + from.north_km * strike_.north_km;
  const double distance_km = std::hypot(from.east_km, from.north_km);
  const double rupture_km = std::min(std::abs(along_km), along_km > 0 ? ahead_km_ : behind_km_);
  const double share = rupture_km / (ahead_km_ + behind_km_);
  const double cosine = distance_km > 0 ? std::abs(along_km) / distance_km : 0;
  return strength_ * (share * cosine - kMiddle);
}

}  // namespace surge::models
