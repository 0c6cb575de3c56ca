// SPDX-License-Identifier: Apache-2.0
// A storm, and what its water does. Equations: hydrology.h.
//
// Rain of the same total falls along the storm's centre and fades with distance d as exp(-(d / radius)^2 / 2)
// (assumed), times a lognormal factor of each place. Every place has a river of its own: rain, runoff, a
// triangular hydrograph, and the height of the water over the banks. Roads, railways and depots of the basin
// stand at heights drawn once; they are closed while the water is above them. In the mountains debris flows
// bury roads. Waterways are closed while the rivers are out of their beds.
#pragma once

#include "models/hazard/area.h"
#include "models/hazard/flood_parameters.h"
#include "models/hazard/geodesy.h"
#include "models/hazard/hazard.h"
#include "models/hazard/hourly_effects.h"

namespace surge::models {

class Flood final : public Hazard {
 public:
  static ComponentDescription description() { return FloodParameters::description(); }

  Flood(const Scenario& scenario, const ComponentSpec& spec);

  Course sample(const sim::StreamSource& streams, const std::vector<Impact>& before) const override;

 private:
  /// The water of a county in truth and as forecast.
  struct CountyWater {
    double height_m = 0;
    double forecast_m = 0;
    double peak_h = 0;  ///< after the start of the run
    double end_h = 0;
  };

  Hydrograph hydrograph(double rain_mm, Terrain terrain) const;
  /// Rain on a place in the replication [mm].
  double local_rain(double total_mm, double share, std::uint64_t entity,
                    const sim::StreamSource& streams) const;
  double link_height(Id<Link> link, std::uint64_t entity, const sim::StreamSource& streams) const;
  void flood_link(Id<Link> link, double total_mm, const sim::StreamSource& streams,
                  HourlyEffects& effects) const;
  void bury_link(Id<Link> link, double total_mm, double threshold_share, const sim::StreamSource& streams,
                 HourlyEffects& effects) const;
  void flood_depot(Id<Depot> depot, double total_mm, const sim::StreamSource& streams,
                   HourlyEffects& effects) const;
  PerRow<County, CountyWater> county_water(double total_mm, double forecast_mm,
                                           const sim::StreamSource& streams) const;
  /// At a height of the water.
  Struck struck(Id<County> county, double height_m) const;
  PerRow<County, double> evacuate(const PerRow<County, CountyWater>& water, HourlyEffects& effects) const;
  void flood_people(const PerRow<County, CountyWater>& water, const PerRow<County, double>& evacuated,
                    HourlyEffects& effects) const;
  Forewarning forewarning(const PerRow<County, CountyWater>& water) const;
  double warning_h() const;

  const Scenario& scenario_;
  FloodParameters parameters_;
  PerRow<County, double> county_share_;  ///< of the rain at the centre, [0, 1]
  PerRow<Link, double> link_share_;      ///< at the middle of the link
  PerRow<Depot, double> depot_share_;
  PerRow<Depot, Terrain> depot_terrain_;  ///< of the county whose seat it stands in, else the basin
};

}  // namespace surge::models
