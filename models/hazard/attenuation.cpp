// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/attenuation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <string>

namespace surge::models {
namespace {

/// Of intensities [degree], far below the relation's sigma of 0.5 and more.
constexpr double kTolerance = 1e-3;
constexpr int kMostSteps = 30;

// GB 18306-2015, attenuation relations of macroseismic intensity by zone.
constexpr std::array<AttenuationZone, 4> kZones{{
    {"qinghai_tibet", {6.4580, 1.2746, -4.4709, 25}, {3.3682, 1.2746, -3.3119, 9}, 0.6636},
    {"xinjiang", {5.6018, 1.4347, -4.4899, 25}, {3.6113, 1.4347, -3.8477, 13}, 0.5924},
    {"eastern_strong", {5.7123, 1.3626, -4.2903, 25}, {3.6588, 1.3626, -3.5406, 13}, 0.5826},
    {"central_moderate", {5.8410, 1.0710, -3.6570, 15}, {3.9440, 1.0710, -2.8450, 7}, 0.5200},
}};

/// Where the site lies against the ellipse of one intensity, below 1 inside and above 1 outside, and how fast
/// that grows with intensity.
struct EllipseLevel {
  double value;
  double slope;
};

EllipseLevel ellipse_level(const AttenuationZone& zone, double magnitude, const RuptureDistance& site,
                           double intensity) {
  const double a = zone.long_axis.distance_km(magnitude, intensity);
  const double b = zone.short_axis.distance_km(magnitude, intensity);
  if (a <= 0 || b <= 0) return {2, 0};
  const double x = site.along_strike_km / a;
  const double y = site.across_strike_km / b;
  // A half axis r shrinks with intensity: dr/dI = (r + r0) ln 10 / c.
  const double a_share = (1 + zone.long_axis.r0_km / a) * std::numbers::ln10 / zone.long_axis.c;
  const double b_share = (1 + zone.short_axis.r0_km / b) * std::numbers::ln10 / zone.short_axis.c;
  return {x * x + y * y, -2 * (x * x * a_share + y * y * b_share)};
}

}  // namespace

double AttenuationAxis::intensity(double magnitude, double distance_km) const {
  return a + b * magnitude + c * std::log10(distance_km + r0_km);
}

double AttenuationAxis::distance_km(double magnitude, double intensity) const {
  return std::exp(std::numbers::ln10 * (intensity - a - b * magnitude) / c) - r0_km;
}

std::span<const AttenuationZone> attenuation_zones() {
  return kZones;
}

const AttenuationZone& attenuation_zone(std::string_view name) {
  const auto found =
      std::find_if(kZones.begin(), kZones.end(), [&](const auto& zone) { return zone.name == name; });
  if (found == kZones.end()) throw std::invalid_argument("unknown attenuation zone: " + std::string(name));
  return *found;
}

double mean_intensity(const AttenuationZone& zone, double magnitude, const RuptureDistance& site,
                      double floor) {
  const double across = zone.short_axis.intensity(magnitude, site.across_strike_km);
  const double along = zone.long_axis.intensity(magnitude, site.along_strike_km);
  if (std::min(across, along) < floor) return 0;  // an ellipse lies inside the rectangle of its half axes
  if (site.along_strike_km == 0) return across;
  if (site.across_strike_km == 0) return along;
  // The ellipse lies between the circles of its half axes.
  double low = std::max(floor, zone.short_axis.intensity(magnitude, site.distance_km));
  double high = std::min({across, along, zone.long_axis.intensity(magnitude, site.distance_km)});
  if (high < floor || ellipse_level(zone, magnitude, site, low).value > 1) return low > floor ? low : 0;
  // The level grows with intensity: Newton's method, halving where it would leave the bracket.
  double intensity = (low + high) / 2;
  for (int i = 0; i < kMostSteps && high - low > kTolerance; ++i) {
    const EllipseLevel level = ellipse_level(zone, magnitude, site, intensity);
    (level.value > 1 ? high : low) = intensity;
    double next = level.slope > 0 ? intensity - (level.value - 1) / level.slope : low;
    if (next <= low || next >= high) next = (low + high) / 2;
    const double step = std::abs(next - intensity);
    intensity = next;
    if (step < kTolerance) break;
  }
  return intensity;
}

}  // namespace surge::models
