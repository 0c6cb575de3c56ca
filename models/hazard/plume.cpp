// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/plume.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace surge::models {
namespace {

constexpr int kSlices = 400;

/// Distance from the axis at which the concentration is reached: c(y) = c(0) exp(-y^2 / (2 sigma_y^2)).
double half_width_at(const Release& release, double concentration, double downwind_m) {
  const double ratio = axis_concentration(release, downwind_m) / concentration;
  return ratio > 1 ? briggs_rural(release.stability, downwind_m).across_m * std::sqrt(2 * std::log(ratio))
                   : 0;
}

}  // namespace

Dispersion briggs_rural(Stability stability, double x) {
  const double root = std::sqrt(1 + 0.0001 * x);
  switch (stability) {
    case Stability::kA:
      return {0.22 * x / root, 0.20 * x};
    case Stability::kB:
      return {0.16 * x / root, 0.12 * x};
    case Stability::kC:
      return {0.11 * x / root, 0.08 * x / std::sqrt(1 + 0.0002 * x)};
    case Stability::kD:
      return {0.08 * x / root, 0.06 * x / std::sqrt(1 + 0.0015 * x)};
    case Stability::kE:
      return {0.06 * x / root, 0.03 * x / (1 + 0.0003 * x)};
    case Stability::kF:
      return {0.04 * x / root, 0.016 * x / (1 + 0.0003 * x)};
  }
  return {};
}

double axis_concentration(const Release& release, double downwind_m) {
  const Dispersion sigma = briggs_rural(release.stability, downwind_m);
  return release.rate_kg_per_s / (std::numbers::pi * release.wind_mps * sigma.across_m * sigma.up_m);
}

double reach_m(const Release& release, double concentration) {
  double near = 1;
  double far = kFarthest;
  if (axis_concentration(release, near) < concentration) return 0;
  if (axis_concentration(release, far) >= concentration) return far;
  // The concentration falls with distance in every class: bisection to a millimetre.
  while (far - near > 1e-3) {
    const double middle = (near + far) / 2;
    (axis_concentration(release, middle) >= concentration ? near : far) = middle;
  }
  return near;
}

double area_km2(const Release& release, double concentration) {
  const double step_m = reach_m(release, concentration) / kSlices;
  double area_m2 = 0;
  for (int slice = 0; slice < kSlices && step_m > 0; ++slice)
    area_m2 += 2 * step_m * half_width_at(release, concentration, (slice + 0.5) * step_m);
  return area_m2 * 1e-6;
}

double half_width_m(const Release& release, double concentration) {
  const double step_m = reach_m(release, concentration) / kSlices;
  double widest_m = 0;
  for (int slice = 0; slice < kSlices && step_m > 0; ++slice)
    widest_m = std::max(widest_m, half_width_at(release, concentration, (slice + 0.5) * step_m));
  return widest_m;
}

}  // namespace surge::models
