// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/windstorm_parameters.h"

#include "models/hazard/parameters.h"
#include "models/units.h"

namespace surge::models {
namespace {

using sim::Distribution;

constexpr Bounds kStormTimes{0, 1e8};
constexpr Bounds kWinds{1, 150};
constexpr Bounds kAboveThreshold{50, 150};
constexpr Bounds kBetas{0.01, 3};
constexpr Dimension kNone = Dimension::kNone;
constexpr Dimension kTime = Dimension::kTime;
constexpr Dimension kSpeed = Dimension::kSpeed;

std::vector<ParameterDeclaration> storm_parameters() {
  return {
      points_parameter("track", "way of the centre; one point: it stays there"),
      number_parameter("begins", kTime, "start of the run to the storm at its first point (assumed)",
                       kStormTimes, 72 * kHour_s),
      number_parameter("speed", kSpeed, "of the centre (assumed: 20 km/h)", {0.1, 50}, 20 / 3.6),
      number_parameter("landfall", kNone,
                       "share of the way over the sea; from there on the wind fades "
                       "(Kaplan and DeMaria 1995; default assumed)",
                       kShareBounds, 0.5),
      number_parameter("stay", kTime, "time at a track of one point (assumed)", kStormTimes, 12 * kHour_s),
      drawn_parameter("maximum_wind", kSpeed, "largest sustained wind until landfall (assumed)",
                      Distribution::triangular(35, 42, 55)),
      number_parameter("radius_of_maximum", Dimension::kLength,
                       "distance of the largest wind from the centre (assumed)", {1000, 500e3}, 40e3),
      number_parameter("shape", kNone, "B of the wind profile of Holland (1980) (assumed)", {0.5, 3}, 1.5),
      number_parameter("wind_sigma", kNone, "lognormal scatter of the wind of each place (assumed)", {0, 1},
                       0.1)};
}

std::vector<ParameterDeclaration> wind_damage_parameters() {
  return {
      number_parameter("closing_wind", kSpeed,
                       "links are closed while it blows as hard (assumed: Beaufort 11)", kWinds, 28.5),
      number_parameter("trees_median", kSpeed,
                       "wind that blocks half of the stretches of 10 km by trees (assumed)", kWinds, 45),
      number_parameter("trees_beta", kNone, "lognormal spread of that (assumed)", kBetas, 0.2),
      drawn_parameter("trees_effort", kTime, "work of one crew on a link blocked by trees (assumed)",
                      Distribution::lognormal(6 * kHour_s, 0.6)),
      number_parameter("depot_median", kSpeed, "wind that opens half of the depots' roofs (assumed)", kWinds,
                       60),
      number_parameter("power_median", kSpeed, "wind that cuts the power of half of the depots (assumed)",
                       kWinds, 38),
      number_parameter("facility_beta", kNone, "lognormal spread of both (assumed)", kBetas, 0.2),
      drawn_parameter("repair", kTime, "closure of a depot without roof (assumed)",
                      Distribution::lognormal(72 * kHour_s, 0.8)),
      drawn_parameter("power", kTime, "power cut (assumed)", Distribution::lognormal(36 * kHour_s, 0.8)),
      number_parameter("dark_capacity", kNone,
                       "share of its capacity that a depot has without power (assumed)", kShareBounds, 0.5)};
}

std::vector<ParameterDeclaration> wind_people_parameters() {
  return {
      number_parameter("wind_threshold", kSpeed, "no damage up to it (Emanuel 2011: 50 knots)", {1, 49},
                       25.7),
      number_parameter("wind_half", kSpeed,
                       "wind that destroys half (threshold + 49 m/s, as CLIMADA gives it after Sealy and "
                       "Strobl 2017); the share of the people "
                       "who are displaced is taken as the share of what is destroyed",
                       kAboveThreshold, 74.7),
      number_parameter("affected_half", kSpeed, "wind that affects half of the people (assumed)",
                       kAboveThreshold, 50),
      number_parameter("injured_share", kNone, "of those displaced who had not left before (assumed)",
                       kShareBounds, 0.01),
      number_parameter("trapped_share", kNone, "the same (assumed)", kShareBounds, 0.002),
      number_parameter("warning_lead", kTime, "first warning to landfall; 0: none (assumed)", kStormTimes,
                       72 * kHour_s),
      number_parameter("warning_interval", kTime, "from warning to warning (assumed)", {kHour_s, 1e8},
                       12 * kHour_s),
      number_parameter(
          "track_error", Dimension::kLength,
          "mean error of the forecast track a day ahead, in proportion to the lead time (assumed, of "
          "the order of recent verifications)",
          {0, 1e6}, 70e3),
      number_parameter("wind_error", kNone,
                       "lognormal error of the forecast wind a day ahead, the same (assumed)", {0, 1}, 0.1),
      number_parameter("evacuation_lead", kTime,
                       "people leave at the first warning so late or later (assumed)", kStormTimes,
                       24 * kHour_s),
      number_parameter("evacuated_share", kNone,
                       "share of the people expected to be displaced who go (assumed)", kShareBounds, 0.6)};
}

}  // namespace

ComponentDescription WindstormParameters::description() {
  return {"windstorm",
          "Tropical cyclone on a track: wind by Holland's profile on links, depots and people, forecasts "
          "days ahead "
          "with an error that shrinks, evacuation.",
          joined({storm_parameters(), wind_damage_parameters(), wind_people_parameters()})};
}

WindstormParameters::WindstormParameters(const ComponentSpec& spec)
    : track(spec.get<std::vector<GeoPoint>>("track")),
      begins_h(spec.number("begins") / kHour_s),
      cyclone{spec.number("radius_of_maximum") / 1000, spec.number("shape"), spec.number("speed") * 3.6,
              spec.number("landfall"), spec.number("stay") / kHour_s},
      maximum_mps(spec.get<Distribution>("maximum_wind")),
      wind_sigma(spec.number("wind_sigma")),
      closing_mps(spec.number("closing_wind")),
      trees_median_mps(spec.number("trees_median")),
      trees_beta(spec.number("trees_beta")),
      trees_effort_s(spec.get<Distribution>("trees_effort")),
      depot_median_mps(spec.number("depot_median")),
      power_median_mps(spec.number("power_median")),
      facility_beta(spec.number("facility_beta")),
      repair_s(spec.get<Distribution>("repair")),
      power_s(spec.get<Distribution>("power")),
      dark_capacity(spec.number("dark_capacity")),
      threshold_mps(spec.number("wind_threshold")),
      half_mps(spec.number("wind_half")),
      affected_half_mps(spec.number("affected_half")),
      injured_share(spec.number("injured_share")),
      trapped_share(spec.number("trapped_share")),
      warning_lead_h(spec.number("warning_lead") / kHour_s),
      warning_interval_h(spec.number("warning_interval") / kHour_s),
      track_error_km_per_d(spec.number("track_error") / 1000),
      wind_error_per_d(spec.number("wind_error")),
      evacuation_lead_h(spec.number("evacuation_lead") / kHour_s),
      evacuated_share(spec.number("evacuated_share")) {}

}  // namespace surge::models
