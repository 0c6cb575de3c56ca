// SPDX-License-Identifier: Apache-2.0
// Spread of a gas released at the ground: the Gaussian plume with the dispersion of open country.
#pragma once

#include "models/hazard/geodesy.h"

namespace surge::models {

/// Pasquill's classes of stability, from very unstable to stable.
enum class Stability { kA, kB, kC, kD, kE, kF };

/// Standard deviations of the plume across the wind and upwards [m].
struct Dispersion {
  double across_m = 0;
  double up_m = 0;
};

/// Briggs (1973), open country, for 100 m to 10 km (as in Hanna, Briggs and Hosker 1982, Handbook on
/// Atmospheric Diffusion, DOE/TIC-11223, table 4.5); used beyond that range as well. Precondition: x > 0.
Dispersion briggs_rural(Stability stability, double downwind_m);

/// A steady release at the ground.
struct Release {
  double rate_kg_per_s = 0;  ///< > 0
  double wind_mps = 0;       ///< > 0
  Stability stability = Stability::kD;
};

/// At the ground on the axis, with total reflection: Q / (pi u sigma_y sigma_z) [kg/m3].
double axis_concentration(const Release& release, double downwind_m);
/// Farthest point on the axis at which the concentration is reached [m]; 0 where it is not reached beyond 1
/// m, at most `kFarthest`.
double reach_m(const Release& release, double concentration_kg_per_m3);
inline constexpr double kFarthest = 50'000;
/// Land on which the concentration is reached [km2].
double area_km2(const Release& release, double concentration_kg_per_m3);
/// Greatest distance from the axis at which it is reached [m].
double half_width_m(const Release& release, double concentration_kg_per_m3);

}  // namespace surge::models
