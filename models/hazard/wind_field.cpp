// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/wind_field.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "models/failure_probability.h"

namespace surge::models {
namespace {

constexpr double kStep_h = 0.5;
constexpr double kLongest_h = 1000;
constexpr double kNegligible_mps = 10;
constexpr double kKept = 0.9;
constexpr double kBackground_mps = 13.75;
constexpr double kDecayPerHour = 0.095;
constexpr double kMotionShare = 0.5;
constexpr double kNearest_km = 0.1;

}  // namespace

double holland_mps(double maximum_mps, double radius_of_maximum, double shape, double distance) {
  const double x = std::pow(radius_of_maximum / distance, shape);
  return maximum_mps * std::sqrt(x * std::exp(1 - x));
}

double decayed_mps(double at_landfall_mps, double hours) {
  if (hours <= 0) return at_landfall_mps;
  const double decayed =
      kBackground_mps + (kKept * at_landfall_mps - kBackground_mps) * std::exp(-kDecayPerHour * hours);
  return std::min(at_landfall_mps, decayed);
}

double wind_failure(double wind_mps, double median_mps, double beta) {
  return wind_mps > 0 ? normal_cdf(std::log(wind_mps / median_mps) / beta) : 0;
}

double destroyed_share(double wind_mps, double threshold_mps, double half_mps) {
  const double v = std::max(0.0, wind_mps - threshold_mps) / (half_mps - threshold_mps);
  return v * v * v / (1 + v * v * v);
}

WindField::WindField(std::span<const GeoPoint> track, const Cyclone& cyclone, double maximum_mps)
    : cyclone_(cyclone) {
  const RuptureTrace way(track, 0);
  const bool moves = way.length_km() > 0;
  const double whole_h =
      moves ? std::min(kLongest_h, way.length_km() / cyclone.speed_km_per_h) : cyclone.stay_h;
  landfall_h_ = cyclone.landfall_share * whole_h;
  const auto steps = static_cast<std::size_t>(std::ceil(whole_h / kStep_h));
  for (std::size_t i = 0; i <= steps; ++i) {
    Step step;
    step.hour = std::min(whole_h, kStep_h * static_cast<double>(i));
    const double share = moves ? step.hour / whole_h : 0;
    step.centre = way.point_at(share);
    step.maximum_mps = decayed_mps(maximum_mps, step.hour - landfall_h_);
    const double heading = way.strike_at_deg(share) * std::numbers::pi / 180;
    const double hand = !moves ? 0 : step.centre.lat_deg < 0 ? -1 : 1;
    step.side = {hand * std::cos(heading), -hand * std::sin(heading)};
    // From the tail of Holland's profile, sqrt(e x).
    const double ratio = (step.maximum_mps + cyclone.speed_km_per_h / 3.6) / kNegligible_mps;
    step.reach_km =
        cyclone.radius_of_maximum_km * std::pow(ratio * ratio * std::numbers::e, 1 / cyclone.shape);
    steps_.push_back(step);
  }
}

double WindField::wind_mps(const Step& step, PlanePoint from_centre, double distance_km) const {
  const double still =
      holland_mps(step.maximum_mps, cyclone_.radius_of_maximum_km, cyclone_.shape, distance_km);
  const double cosine =
      (from_centre.east_km * step.side.east_km + from_centre.north_km * step.side.north_km) / distance_km;
  const double motion_mps = kMotionShare * cyclone_.speed_km_per_h / 3.6 * cosine;
  return std::max(0.0, still * (1 + motion_mps / step.maximum_mps));
}

WindSpell WindField::at(GeoPoint site, double limit_mps) const {
  WindSpell spell;
  bool reached = false;
  for (const Step& step : steps_) {
    const PlanePoint from_centre = project(site, step.centre);
    const double distance_km = std::max(kNearest_km, std::hypot(from_centre.east_km, from_centre.north_km));
    if (distance_km > step.reach_km) continue;
    const double wind = wind_mps(step, from_centre, distance_km);
    if (wind > spell.maximum_mps) spell = {wind, step.hour, spell.from_h, spell.to_h};
    if (wind < limit_mps) continue;
    if (!reached) spell.from_h = step.hour;
    reached = true;
    spell.to_h = step.hour + kStep_h;
  }
  return spell;
}

std::vector<GeoPoint> shifted(std::span<const GeoPoint> track, PlanePoint by_km) {
  std::vector<GeoPoint> moved;
  for (const GeoPoint& point : track) moved.push_back(unproject(by_km, point));
  return moved;
}

}  // namespace surge::models
