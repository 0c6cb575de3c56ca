// SPDX-License-Identifier: Apache-2.0
// The wind of a tropical cyclone that moves along a track.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "models/hazard/geodesy.h"

namespace surge::models {

/// Wind at a distance from the centre [m/s]: V_max sqrt(x exp(1 - x)), x = (R_max / r)^B, the cyclostrophic
/// form of Holland (1980, Mon. Weather Rev. 108:1212-1218). Distances in the same unit, > 0.
double holland_mps(double maximum_mps, double radius_of_maximum, double shape, double distance);

/// Maximum wind some hours after landfall [m/s]: V_b + (0.9 V_0 - V_b) exp(-0.095 t), V_b = 13.75 m/s (26.7
/// knots; Kaplan and DeMaria 1995, J. Appl. Meteorol. 34:2499-2512, from storms of 1967 to 1993 that came
/// ashore in the United States south of 37 N, winds of 1 minute); never more than V_0.
double decayed_mps(double at_landfall_mps, double hours);

/// P(failure) = Phi(ln(wind / median) / beta), 0 without wind.
double wind_failure(double wind_mps, double median_mps, double beta);

/// Share of buildings' value destroyed: v^3 / (1 + v^3), v = (V - threshold) / (half - threshold), 0 up to
/// the threshold (form and threshold of 25.7 m/s: Emanuel 2011, Weather Clim. Soc. 3:261-268; half at 74.7
/// m/s: for the United States, 49 m/s above the threshold, the mean of Sealy and Strobl 2017 as quoted by the
/// CLIMADA model).
double destroyed_share(double wind_mps, double threshold_mps, double half_mps);

/// Size and way of a storm.
struct Cyclone {
  double radius_of_maximum_km = 40;  ///< > 0
  double shape = 1.5;                ///< Holland's B, 1 to 2.5
  double speed_km_per_h = 20;        ///< of the centre along the track, > 0
  double landfall_share = 1;         ///< of the way, [0, 1]
  double stay_h = 12;                ///< on a track of one point
};

/// What a site goes through.
struct WindSpell {
  double maximum_mps = 0;
  double peak_h = 0;  ///< after the storm is at the first point
  double from_h = 0;  ///< at or above the limit
  double to_h = 0;    ///< the same; equal where the limit is not reached
};

/// A storm on its way, looked at every half an hour. The wind turns as a whole with the centre's motion: half
/// the speed of the centre is added on its right (on its left south of the equator) and taken off on the
/// other side, fading as the wind does (assumed). Immutable.
class WindField {
 public:
  WindField(std::span<const GeoPoint> track, const Cyclone& cyclone, double maximum_mps);

  double landfall_h() const { return landfall_h_; }
  WindSpell at(GeoPoint site, double limit_mps) const;

 private:
  struct Step {
    double hour = 0;
    GeoPoint centre;
    double maximum_mps = 0;
    PlanePoint side;      ///< unit vector to where the motion adds
    double reach_km = 0;  ///< no wind that matters beyond
  };
  double wind_mps(const Step& step, PlanePoint from_centre, double distance_km) const;

  Cyclone cyclone_;
  double landfall_h_ = 0;
  std::vector<Step> steps_;
};

/// The track as forecast: every point moved alike.
std::vector<GeoPoint> shifted(std::span<const GeoPoint> track, PlanePoint by_km);

}  // namespace surge::models
