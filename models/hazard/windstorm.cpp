// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/windstorm.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "models/entity.h"
#include "models/failure_probability.h"
#include "models/hazard/area.h"
#include "models/hazard/nearest_county.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kMaximum{"wind of storm"};
constexpr sim::Cause kLocal{"wind at place"};
constexpr sim::Cause kTrees{"trees on link"};
constexpr sim::Cause kTreesEffort{"work on trees"};
constexpr sim::Cause kRoof{"roof of depot"};
constexpr sim::Cause kPower{"power of depot in wind"};
constexpr sim::Cause kStormForecast{"forecast of storm"};
constexpr double kTreeStretch_m = 10'000;
/// After landfall until evacuees go home (assumed).
constexpr double kAway_h = 24;
constexpr double kFewest = 1;  ///< persons worth an effect

}  // namespace

Windstorm::Windstorm(const Scenario& scenario, const ComponentSpec& spec)
    : scenario_(scenario), parameters_(spec) {}

double Windstorm::local_factor(std::uint64_t entity, const sim::StreamSource& streams) const {
  if (parameters_.wind_sigma <= 0) return 1;
  sim::Stream stream = streams.stream(kLocal, entity);
  return sim::lognormal(stream, 1, parameters_.wind_sigma);
}

/// The mean of the distance of a normal error in two directions is sigma sqrt(pi / 2).
Windstorm::ForecastError Windstorm::forecast_error(const sim::StreamSource& streams) const {
  sim::Stream stream = streams.stream(kStormForecast);
  const double sigma = parameters_.track_error_km_per_d / std::sqrt(std::numbers::pi / 2);
  const double east = sigma * sim::standard_normal(stream);
  const double north = sigma * sim::standard_normal(stream);
  return {{east, north}, parameters_.wind_error_per_d * sim::standard_normal(stream)};
}

Struck Windstorm::struck(const County& county, double wind_mps) const {
  const WindstormParameters& p = parameters_;
  const double displaced = county.population * destroyed_share(wind_mps, p.threshold_mps, p.half_mps);
  const double affected = county.population * destroyed_share(wind_mps, p.threshold_mps, p.affected_half_mps);
  return {std::max(affected, displaced), displaced};
}

PerRow<County, Struck> Windstorm::forecast(const ForecastError& error, double maximum_mps,
                                           double lead_h) const {
  const double days = lead_h / 24;
  const auto track =
      shifted(parameters_.track, {days * error.shift_km.east_km, days * error.shift_km.north_km});
  const WindField field(track, parameters_.cyclone, maximum_mps * std::exp(days * error.wind_log));
  PerRow<County, Struck> expected;
  for (const County& county : scenario_.counties)
    expected.add(struck(county, field.at(seat_of(county), parameters_.closing_mps).maximum_mps));
  return expected;
}

void Windstorm::close_link(Id<Link> id, const WindField& field, const sim::StreamSource& streams,
                           HourlyEffects& effects) const {
  const Link& link = scenario_.links[id];
  const std::uint64_t entity = entity_of(scenario_, link);
  const GeoPoint from = scenario_.places[link.from].position;
  const GeoPoint to = scenario_.places[link.to].position;
  const double factor = local_factor(entity, streams);
  const WindSpell wind = field.at(middle(from, to), parameters_.closing_mps / factor);
  if (wind.to_h > wind.from_h) {
    effects.at(parameters_.begins_h + wind.from_h)
        .links.push_back({.link = id, .lasts = sim::duration_from_hours(wind.to_h - wind.from_h)});
  }
  if (link.link_class == LinkClass::kWater) return;
  const double stretch =
      wind_failure(factor * wind.maximum_mps, parameters_.trees_median_mps, parameters_.trees_beta);
  sim::Stream trees = streams.stream(kTrees, entity);
  if (trees.uniform01() >= any_stretch(stretch, link.length_m, kTreeStretch_m)) return;
  sim::Stream effort = streams.stream(kTreesEffort, entity);
  effects.at(parameters_.begins_h + wind.peak_h)
      .links.push_back({.link = id, .effort_s = parameters_.trees_effort_s.sample(effort)});
}

void Windstorm::damage_depot(Id<Depot> id, const WindField& field, const sim::StreamSource& streams,
                             HourlyEffects& effects) const {
  const WindstormParameters& p = parameters_;
  const Depot& depot = scenario_.depots[id];
  const Place& place = scenario_.places[depot.place];
  const WindSpell wind = field.at(place.position, p.closing_mps);
  const double wind_mps = local_factor(entity_of(place.key), streams) * wind.maximum_mps;
  Impact* impact = nullptr;
  const auto limit = [&](double capacity, double lost, double seconds) {
    if (impact == nullptr) impact = &effects.at(p.begins_h + wind.peak_h);
    if (seconds > 0) impact->depots.push_back({id, capacity, lost, sim::duration_from_seconds(seconds)});
  };
  sim::Stream roof = streams.stream(kRoof, entity_of(depot.key));
  if (roof.uniform01() < wind_failure(wind_mps, p.depot_median_mps, p.facility_beta))
    limit(0, destroyed_share(wind_mps, p.threshold_mps, p.half_mps), p.repair_s.sample(roof));
  sim::Stream power = streams.stream(kPower, entity_of(depot.key));
  if (power.uniform01() < wind_failure(wind_mps, p.power_median_mps, p.facility_beta))
    limit(p.dark_capacity, 0, p.power_s.sample(power));
}

double Windstorm::home_h(const WindField& field) const {
  return parameters_.begins_h + field.landfall_h() + kAway_h;
}

void Windstorm::evacuate(const PerRow<County, Struck>& expected, double time_h, double home_h,
                         PerRow<County, double>& evacuated, HourlyEffects& effects) const {
  const double lasts_h = std::max(1.0, (home_h - kAway_h - time_h) / 2);
  for (const Id<County> county : ids(expected)) {
    const double persons = parameters_.evacuated_share * expected[county].displaced;
    if (persons < kFewest) continue;
    const auto to = nearest_other_county(
        scenario_, county, [&](Id<County> other) { return expected[other].displaced < kFewest; });
    if (!to) continue;
    evacuated[county] = persons;
    const Leaving leaving{county, *to, persons};
    send_away(scenario_, leaving, sim::duration_from_hours(lasts_h), effects.at(time_h));
    send_home(leaving, effects.at(home_h));
  }
}

void Windstorm::warn(const WindField& field, double maximum_mps, const sim::StreamSource& streams,
                     Course& course, PerRow<County, double>& evacuated, HourlyEffects& effects) const {
  const ForecastError error = forecast_error(streams);
  const double landfall_h = parameters_.begins_h + field.landfall_h();
  bool left = false;
  for (double lead_h = std::min(parameters_.warning_lead_h, landfall_h); lead_h > 0;
       lead_h -= parameters_.warning_interval_h) {
    const PerRow<County, Struck> expected = forecast(error, maximum_mps, lead_h);
    Forewarning warning{sim::duration_from_hours(landfall_h - lead_h), {}};
    for (const Id<County> county : ids(expected)) {
      if (expected[county].affected >= kFewest) forewarn(county, expected[county], warning);
    }
    if (!left && lead_h <= parameters_.evacuation_lead_h) {
      evacuate(expected, landfall_h - lead_h, home_h(field), evacuated, effects);
      left = true;
    }
    if (!warning.expected.empty()) course.warnings.push_back(std::move(warning));
  }
}

void Windstorm::strike_people(const WindField& field, const PerRow<County, double>& evacuated,
                              const sim::StreamSource& streams, HourlyEffects& effects) const {
  const CaughtShares shares{parameters_.injured_share, parameters_.trapped_share};
  for (const Id<County> id : ids(scenario_.counties)) {
    const County& county = scenario_.counties[id];
    const WindSpell wind = field.at(seat_of(county), parameters_.closing_mps);
    const double factor = local_factor(entity_of(scenario_.places[county.seat].key), streams);
    const Struck people = struck(county, factor * wind.maximum_mps);
    if (people.affected < kFewest) continue;
    const double left = models::strike_people(scenario_, id, people, evacuated[id], shares,
                                              effects.at(parameters_.begins_h + wind.peak_h));
    if (left > 0) lose_homes(id, left, effects.at(home_h(field)));
  }
}

Course Windstorm::sample(const sim::StreamSource& streams, const std::vector<Impact>& /*before*/) const {
  sim::Stream stream = streams.stream(kMaximum);
  const double maximum_mps = std::max(1.0, parameters_.maximum_mps.sample(stream));
  const WindField field(parameters_.track, parameters_.cyclone, maximum_mps);
  HourlyEffects effects;
  Course course;
  PerRow<County, double> evacuated(scenario_.counties.size());
  if (parameters_.warning_lead_h > 0) warn(field, maximum_mps, streams, course, evacuated, effects);
  for (const Id<Link> link : ids(scenario_.links)) close_link(link, field, streams, effects);
  for (const Id<Depot> depot : ids(scenario_.depots)) damage_depot(depot, field, streams, effects);
  strike_people(field, evacuated, streams, effects);
  course.impacts = std::move(effects).until(scenario_.run.horizon);
  std::erase_if(course.warnings,
                [&](const Forewarning& warning) { return warning.time > scenario_.run.horizon; });
  return course;
}

}  // namespace surge::models
