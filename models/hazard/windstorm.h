// SPDX-License-Identifier: Apache-2.0
// A tropical cyclone, what its wind does, and what was forecast. Equations: wind_field.h.
//
// Forecasts differ from the truth by a shift of the whole track and a factor of the wind. Both keep their
// direction and shrink in proportion to the lead time, so that a later warning is better than an earlier one.
#pragma once

#include "models/hazard/area.h"
#include "models/hazard/hazard.h"
#include "models/hazard/hourly_effects.h"
#include "models/hazard/windstorm_parameters.h"

namespace surge::models {

class Windstorm final : public Hazard {
 public:
  static ComponentDescription description() { return WindstormParameters::description(); }

  Windstorm(const Scenario& scenario, const ComponentSpec& spec);

  Course sample(const sim::StreamSource& streams, const std::vector<Impact>& before) const override;

 private:
  /// What the forecasts of a replication get wrong, a day ahead.
  struct ForecastError {
    PlanePoint shift_km;
    double wind_log = 0;
  };

  ForecastError forecast_error(const sim::StreamSource& streams) const;
  Struck struck(const County& county, double wind_mps) const;
  PerRow<County, Struck> forecast(const ForecastError& error, double maximum_mps, double lead_h) const;
  /// Wind at a place in the replication, over that of the field.
  double local_factor(std::uint64_t entity, const sim::StreamSource& streams) const;
  void close_link(Id<Link> link, const WindField& field, const sim::StreamSource& streams,
                  HourlyEffects& effects) const;
  void damage_depot(Id<Depot> depot, const WindField& field, const sim::StreamSource& streams,
                    HourlyEffects& effects) const;
  void warn(const WindField& field, double maximum_mps, const sim::StreamSource& streams, Course& course,
            PerRow<County, double>& evacuated, HourlyEffects& effects) const;
  void evacuate(const PerRow<County, Struck>& expected, double time_h, double home_h,
                PerRow<County, double>& evacuated, HourlyEffects& effects) const;
  void strike_people(const WindField& field, const PerRow<County, double>& evacuated,
                     const sim::StreamSource& streams, HourlyEffects& effects) const;
  double home_h(const WindField& field) const;
  GeoPoint seat_of(const County& county) const { return scenario_.places[county.seat].position; }

  const Scenario& scenario_;
  WindstormParameters parameters_;
};

}  // namespace surge::models
