// SPDX-License-Identifier: Apache-2.0
// What a scenario says about a storm, the rivers and who stands in their way.
#pragma once

#include "models/catalogue/component.h"
#include "models/hazard/hydrology.h"

namespace surge::models {

struct FloodParameters {
  static ComponentDescription description();
  explicit FloodParameters(const ComponentSpec& spec);

  // The storm.
  std::vector<GeoPoint> centre;     ///< one point, or a track along which the rain is the same
  double radius_km;                 ///< where the rain is exp(-1/2) of that at the centre, > 0
  sim::Distribution rain_total_mm;  ///< at the centre
  double rain_sigma;                ///< lognormal, of each place around the storm's bell shape
  double begins_h;                  ///< after the start of the run
  double duration_h;                ///< > 0

  // The rivers.
  double curve_number;
  double lag_basin_h;
  double lag_mountain_h;
  Banks banks;

  // What the water reaches.
  double road_height_m;   ///< median over the banks, > 0
  double depot_height_m;  ///< the same
  double height_sigma;    ///< lognormal
  sim::Distribution clearing_s;
  sim::Distribution cleaning_s;
  double stack_height_m;  ///< > 0

  // Debris flows.
  sim::Distribution debris_effort_s;
  double shaken_intensity;
  double threshold_after_shaking;  ///< (0, 1]

  // People.
  double floodplain_share;
  double affected_depth_m;
  double displaced_depth_m;
  double injured_share;
  double trapped_share;

  // Warning.
  double warning_lead_h;  ///< 0: none
  double forecast_error;
  double evacuated_share;
};

}  // namespace surge::models
