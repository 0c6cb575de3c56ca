// SPDX-License-Identifier: Apache-2.0
// Stronger shaking where the rupture runs towards the site.
#pragma once

#include <span>

#include "models/hazard/geodesy.h"

namespace surge::models {

/// Change of the mean intensity by the direction in which the rupture runs.
///
///     dI = strength (X cos(theta) - 0.45)
///
/// X is the share of the rupture that lies between the nucleation and the site along the strike, theta the
/// angle between the strike and the line from the nucleation to the site: the form of Somerville et al.
/// (1997, Seismol. Res. Lett. 68:199-222) for strike-slip ruptures, whose constants C1 and C2 (as
/// Abrahamson 2000 has them) are in the ratio -0.45 at all periods from 0.75 to 5 s; no effect below 0.6 s.
/// That it acts on intensity in this way, at any distance and for any mechanism, is assumed.
class Directivity {
 public:
  /// `strength` [degree of intensity], >= 0; `nucleation`, share of the way along the trace, [0, 1]. No
  /// effect on a point source.
  Directivity(std::span<const GeoPoint> rupture, double strength, double nucleation);

  /// In [-0.45, 0.55] times the strength [degree].
  double change(GeoPoint site) const;

 private:
  GeoPoint nucleation_;
  PlanePoint strike_;     ///< unit vector from the first to the last point of the trace
  double ahead_km_ = 0;   ///< rupture in this direction from the nucleation
  double behind_km_ = 0;  ///< and in the other
  double strength_ = 0;
};

}  // namespace surge::models
