// SPDX-License-Identifier: Apache-2.0
// What a scenario says about a windstorm and what it meets.
#pragma once

#include "models/catalogue/component.h"
#include "models/hazard/wind_field.h"

namespace surge::models {

struct WindstormParameters {
  static ComponentDescription description();
  explicit WindstormParameters(const ComponentSpec& spec);

  // The storm.
  std::vector<GeoPoint> track;
  double begins_h;  ///< the storm is at the first point
  Cyclone cyclone;
  sim::Distribution maximum_mps;  ///< until landfall
  double wind_sigma;              ///< lognormal, of each place

  // Links and depots.
  double closing_mps;
  double trees_median_mps;  ///< > 0
  double trees_beta;        ///< > 0
  sim::Distribution trees_effort_s;
  double depot_median_mps;
  double power_median_mps;
  double facility_beta;
  sim::Distribution repair_s;
  sim::Distribution power_s;
  double dark_capacity;  ///< [0, 1]

  // People.
  double threshold_mps;
  double half_mps;           ///< > threshold
  double affected_half_mps;  ///< > threshold
  double injured_share;
  double trapped_share;

  // Warning.
  double warning_lead_h;      ///< of the first, before landfall; 0: none
  double warning_interval_h;  ///< > 0
  double track_error_km_per_d;
  double wind_error_per_d;
  double evacuation_lead_h;
  double evacuated_share;
};

}  // namespace surge::models
