// SPDX-License-Identifier: Apache-2.0
// Macroseismic intensity against magnitude and distance: the elliptical attenuation of GB 18306-2015.
#pragma once

#include <span>
#include <string_view>

#include "models/hazard/geodesy.h"

namespace surge::models {

/// I = a + b Ms + c log10(R + r0), R in km along one axis of the isoseismal ellipse.
struct AttenuationAxis {
  double a = 0;
  double b = 0;
  double c = 0;  ///< < 0
  double r0_km = 0;

  double intensity(double magnitude, double distance_km) const;
  /// Distance at which the intensity is reached [km]; negative where even the source is below it.
  double distance_km(double magnitude, double intensity) const;
};

/// One of the four zones of GB 18306-2015 (commentary, table of attenuation relations).
struct AttenuationZone {
  std::string_view name;  ///< as in scenario files
  AttenuationAxis long_axis;
  AttenuationAxis short_axis;
  double sigma = 0;  ///< standard deviation in degrees of intensity
};

std::span<const AttenuationZone> attenuation_zones();
/// Throws std::invalid_argument for an unknown name.
const AttenuationZone& attenuation_zone(std::string_view name);

/// Mean intensity at a site: the value I whose ellipse, with half axes R_long(I) along and R_short(I) across
/// the strike, passes through the site as seen from the nearest point of the rupture. Beside the rupture this
/// is the short-axis relation of the rupture distance; for a point source it is the published relation. 0
/// where below `floor`.
double mean_intensity(const AttenuationZone& zone, double magnitude, const RuptureDistance& site,
                      double floor);

}  // namespace surge::models
