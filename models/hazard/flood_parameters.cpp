// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/flood_parameters.h"

#include "models/hazard/parameters.h"
#include "models/units.h"

namespace surge::models {
namespace {

using sim::Distribution;

constexpr double kLongest_s = 1e8;
constexpr double kLongest_m = 1e6;
constexpr Bounds kFloodTimes{0, kLongest_s};
constexpr Bounds kSigma{0, 3};
constexpr Bounds kHeights{0.01, 100};

std::vector<ParameterDeclaration> rain_parameters() {
  const Dimension none = Dimension::kNone;
  return {points_parameter("centre", "centre of the rain, or the track of the storm"),
          number_parameter("radius", Dimension::kLength,
                           "distance from the centre at which 61 % of its rain falls, exp(-1/2) (assumed)",
                           {100, kLongest_m}, 80e3),
          drawn_parameter("rain_total", none, "rain at the centre in mm (assumed)",
                          Distribution::triangular(100, 180, 300)),
          number_parameter("rain_sigma", none,
                           "lognormal scatter of the rain of each place around the storm's shape (assumed)",
                           kSigma, 0.3),
          number_parameter("begins", Dimension::kTime, "start of the run to the first rain (assumed)",
                           kFloodTimes, 24 * kHour_s),
          number_parameter("duration", Dimension::kTime, "of the rain (assumed)", {kHour_s, kLongest_s},
                           48 * kHour_s)};
}

std::vector<ParameterDeclaration> river_parameters() {
  const Dimension none = Dimension::kNone;
  return {
      number_parameter("curve_number", none,
                       "runoff by the SCS curve number; 80 is farmland on heavy soil (National Engineering "
                       "Handbook 630, chapter 9)",
                       {1, 100}, 80),
      number_parameter("lag_basin", Dimension::kTime,
                       "middle of the rain to the peak of the rivers in the basin (assumed)", kFloodTimes,
                       12 * kHour_s),
      number_parameter("lag_mountain", Dimension::kTime, "the same in the mountains (assumed)", kFloodTimes,
                       3 * kHour_s),
      number_parameter("bank_discharge", none,
                       "specific discharge in m3/s/km2 at which rivers leave their beds (assumed: some 150 "
                       "mm in two days)",
                       {1e-3, 100}, 0.6),
      number_parameter("bank_depth", Dimension::kLength, "depth of the rivers then (assumed)", kHeights, 4)};
}

std::vector<ParameterDeclaration> flood_damage_parameters() {
  const Dimension none = Dimension::kNone;
  return {
      number_parameter("road_height", Dimension::kLength,
                       "median height over the banks of 20 km of road or railway in the basin (assumed)",
                       kHeights, 2.5),
      number_parameter("depot_height", Dimension::kLength, "the same of a depot (assumed)", kHeights, 3.5),
      number_parameter("height_sigma", none, "lognormal scatter of these heights (assumed)", kSigma, 0.8),
      drawn_parameter("clearing", Dimension::kTime,
                      "work of one crew on a road that was more than half a metre under water (assumed)",
                      Distribution::lognormal(24 * kHour_s, 0.8)),
      drawn_parameter("cleaning", Dimension::kTime, "end of the water to the opening of a depot (assumed)",
                      Distribution::lognormal(72 * kHour_s, 0.5)),
      number_parameter("stack_height", Dimension::kLength,
                       "height of the goods in a depot: those under water are lost (assumed)", kHeights, 3),
      drawn_parameter("debris_effort", Dimension::kTime,
                      "work of one crew on a road that a debris flow has buried (assumed)",
                      Distribution::lognormal(72 * kHour_s, 0.8)),
      number_parameter("shaken_intensity", none,
                       "links shaken so strongly by a hazard listed before have loose slopes (assumed)",
                       {1, 12}, 7),
      number_parameter("threshold_after_shaking", none,
                       "share of the usual rain that starts debris flows there (assumed; about a quarter "
                       "less rain after 2008 by "
                       "Liu et al. 2021, Front. Earth Sci. 9:676470)",
                       {0.01, 1}, 0.7)};
}

std::vector<ParameterDeclaration> flood_people_parameters() {
  const Dimension none = Dimension::kNone;
  return {
      number_parameter("floodplain_share", none,
                       "share of the people who live where rivers can come (assumed)", kShareBounds, 0.15),
      number_parameter("affected_depth", Dimension::kLength,
                       "height of the water over the banks at which all of these are affected; less in "
                       "proportion (assumed)",
                       kHeights, 1),
      number_parameter("displaced_depth", Dimension::kLength,
                       "height at which all of these must leave; less in proportion (assumed)", kHeights, 4),
      number_parameter("injured_share", none, "of those who must leave and have not left before (assumed)",
                       kShareBounds, 0.002),
      number_parameter("trapped_share", none, "the same, cut off by the water (assumed)", kShareBounds, 0.01),
      number_parameter("warning_lead", Dimension::kTime,
                       "forecast to the peak of the rivers in the basin; 0: no warning (assumed)",
                       kFloodTimes, 24 * kHour_s),
      number_parameter("forecast_error", none,
                       "lognormal error of the rain forecast a day ahead; grows with the square root of the "
                       "lead time (assumed)",
                       kSigma, 0.3),
      number_parameter("evacuated_share", none,
                       "share of the people expected to have to leave who go when warned (assumed)",
                       kShareBounds, 0.5)};
}

}  // namespace

ComponentDescription FloodParameters::description() {
  return {
      "flood",
      "Rain on rivers and slopes: water on roads and depots of the basin, debris flows in the mountains, "
      "people "
      "warned and evacuated.",
      joined({rain_parameters(), river_parameters(), flood_damage_parameters(), flood_people_parameters()})};
}

FloodParameters::FloodParameters(const ComponentSpec& spec)
    : centre(spec.get<std::vector<GeoPoint>>("centre")),
      radius_km(spec.number("radius") / 1000),
      rain_total_mm(spec.get<Distribution>("rain_total")),
      rain_sigma(spec.number("rain_sigma")),
      begins_h(spec.number("begins") / kHour_s),
      duration_h(spec.number("duration") / kHour_s),
      curve_number(spec.number("curve_number")),
      lag_basin_h(spec.number("lag_basin") / kHour_s),
      lag_mountain_h(spec.number("lag_mountain") / kHour_s),
      banks{spec.number("bank_discharge"), spec.number("bank_depth")},
      road_height_m(spec.number("road_height")),
      depot_height_m(spec.number("depot_height")),
      height_sigma(spec.number("height_sigma")),
      clearing_s(spec.get<Distribution>("clearing")),
      cleaning_s(spec.get<Distribution>("cleaning")),
      stack_height_m(spec.number("stack_height")),
      debris_effort_s(spec.get<Distribution>("debris_effort")),
      shaken_intensity(spec.number("shaken_intensity")),
      threshold_after_shaking(spec.number("threshold_after_shaking")),
      floodplain_share(spec.number("floodplain_share")),
      affected_depth_m(spec.number("affected_depth")),
      displaced_depth_m(spec.number("displaced_depth")),
      injured_share(spec.number("injured_share")),
      trapped_share(spec.number("trapped_share")),
      warning_lead_h(spec.number("warning_lead") / kHour_s),
      forecast_error(spec.number("forecast_error")),
      evacuated_share(spec.number("evacuated_share")) {}

}  // namespace surge::models
