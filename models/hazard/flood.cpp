// SPDX-License-Identifier: Apache-2.0
// The storm, the warning and the people. Links and depots: flood_damage.cpp.
#include "models/hazard/flood.h"

#include <algorithm>
#include <cmath>

#include "models/entity.h"
#include "models/hazard/area.h"
#include "models/hazard/nearest_county.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kRainTotal{"rain of storm"};
constexpr sim::Cause kLocalRain{"rain at place"};
constexpr sim::Cause kRainForecast{"rain forecast"};
/// Share of the lead time in which evacuees set out (assumed).
constexpr double kSettingOut = 0.5;

/// Of the rain at the centre.
double rain_share(const RuptureTrace& track, double radius_km, GeoPoint point) {
  const double distance = track.distance_to(point).distance_km / radius_km;
  return std::exp(-distance * distance / 2);
}

/// Strongest shaking of a link before the storm begins.
double shaken(const std::vector<Impact>& before, Id<Link> link, sim::Duration begins) {
  double strongest = 0;
  for (const Impact& impact : before) {
    if (impact.time > begins || impact.link_intensity.empty()) continue;
    strongest = std::max(strongest, impact.link_intensity[link]);
  }
  return strongest;
}

}  // namespace

Flood::Flood(const Scenario& scenario, const ComponentSpec& spec)
    : scenario_(scenario), parameters_(spec), depot_terrain_(scenario.depots.size(), Terrain::kBasin) {
  const RuptureTrace track(parameters_.centre, 0);
  const auto share = [&](GeoPoint point) { return rain_share(track, parameters_.radius_km, point); };
  const auto position = [&](Id<Place> place) { return scenario.places[place].position; };
  for (const County& county : scenario.counties) county_share_.add(share(position(county.seat)));
  for (const Link& link : scenario.links) {
    const GeoPoint from = position(link.from);
    const GeoPoint to = position(link.to);
    link_share_.add(share(middle(from, to)));
  }
  const auto county_at = counties_by_place(scenario);
  for (const Id<Depot> depot : ids(scenario.depots)) {
    const Id<Place> place = scenario.depots[depot].place;
    depot_share_.add(share(position(place)));
    if (const auto county = county_at[place]) depot_terrain_[depot] = scenario.counties[*county].terrain;
  }
}

Hydrograph Flood::hydrograph(double rain_mm, Terrain terrain) const {
  const double lag_h = terrain == Terrain::kBasin ? parameters_.lag_basin_h : parameters_.lag_mountain_h;
  return {runoff_mm(rain_mm, parameters_.curve_number), parameters_.duration_h, lag_h};
}

double Flood::local_rain(double total_mm, double share, std::uint64_t entity,
                         const sim::StreamSource& streams) const {
  if (parameters_.rain_sigma <= 0) return total_mm * share;
  sim::Stream stream = streams.stream(kLocalRain, entity);
  return total_mm * share * sim::lognormal(stream, 1, parameters_.rain_sigma);
}

double Flood::warning_h() const {
  const double peak_h = parameters_.begins_h + hydrograph(0, Terrain::kBasin).peak_h();
  return std::max(0.0, peak_h - parameters_.warning_lead_h);
}

PerRow<County, Flood::CountyWater> Flood::county_water(double total_mm, double forecast_mm,
                                                       const sim::StreamSource& streams) const {
  PerRow<County, CountyWater> water;
  for (const Id<County> id : ids(scenario_.counties)) {
    const County& county = scenario_.counties[id];
    const std::uint64_t entity = entity_of(scenario_.places[county.seat].key);
    const Hydrograph truth =
        hydrograph(local_rain(total_mm, county_share_[id], entity, streams), county.terrain);
    const Hydrograph forecast = hydrograph(forecast_mm * county_share_[id], county.terrain);
    water.add({parameters_.banks.height_m(truth.peak()), parameters_.banks.height_m(forecast.peak()),
               parameters_.begins_h + truth.peak_h(), parameters_.begins_h + truth.end_h()});
  }
  return water;
}

Struck Flood::struck(Id<County> county, double height_m) const {
  const double exposed = scenario_.counties[county].population * parameters_.floodplain_share;
  const double affected = exposed * std::min(1.0, height_m / parameters_.affected_depth_m);
  const double displaced = exposed * std::min(1.0, height_m / parameters_.displaced_depth_m);
  return {std::max(affected, displaced), displaced};
}

/// People leave for the nearest seat that the forecast leaves dry.
PerRow<County, double> Flood::evacuate(const PerRow<County, CountyWater>& water,
                                       HourlyEffects& effects) const {
  PerRow<County, double> evacuated(scenario_.counties.size());
  const double lead_h = parameters_.begins_h + hydrograph(0, Terrain::kBasin).peak_h() - warning_h();
  const auto lasts = sim::duration_from_hours(std::max(1.0, kSettingOut * lead_h));
  for (const Id<County> county : ids(water)) {
    const double persons = parameters_.evacuated_share * struck(county, water[county].forecast_m).displaced;
    if (persons < 1) continue;
    const auto to = nearest_other_county(scenario_, county,
                                         [&](Id<County> other) { return water[other].forecast_m <= 0; });
    if (!to) continue;
    evacuated[county] = persons;
    const Leaving leaving{county, *to, persons};
    send_away(scenario_, leaving, lasts, effects.at(warning_h()));
    send_home(leaving, effects.at(water[county].end_h));
  }
  return evacuated;
}

void Flood::flood_people(const PerRow<County, CountyWater>& water, const PerRow<County, double>& evacuated,
                         HourlyEffects& effects) const {
  const CaughtShares shares{parameters_.injured_share, parameters_.trapped_share};
  for (const Id<County> county : ids(water)) {
    const CountyWater& at = water[county];
    const Struck people = struck(county, at.height_m);
    if (people.displaced < 1) continue;
    const double left =
        strike_people(scenario_, county, people, evacuated[county], shares, effects.at(at.peak_h));
    if (left > 0) lose_homes(county, left, effects.at(at.end_h));
  }
}

Forewarning Flood::forewarning(const PerRow<County, CountyWater>& water) const {
  Forewarning warning{sim::duration_from_hours(warning_h()), {}};
  for (const Id<County> county : ids(water)) {
    const Struck people = struck(county, water[county].forecast_m);
    if (people.displaced >= 1) forewarn(county, people, warning);
  }
  return warning;
}

Course Flood::sample(const sim::StreamSource& streams, const std::vector<Impact>& before) const {
  sim::Stream rain = streams.stream(kRainTotal);
  const double total_mm = std::max(0.0, parameters_.rain_total_mm.sample(rain));
  const double peak_h = parameters_.begins_h + hydrograph(0, Terrain::kBasin).peak_h();
  const double error = parameters_.forecast_error * std::sqrt((peak_h - warning_h()) / 24);
  sim::Stream forecast = streams.stream(kRainForecast);
  const double forecast_mm = error > 0 ? total_mm * sim::lognormal(forecast, 1, error) : total_mm;

  HourlyEffects effects;
  const auto begins = sim::duration_from_hours(parameters_.begins_h);
  for (const Id<Link> link : ids(scenario_.links)) {
    if (scenario_.links[link].terrain == Terrain::kBasin) {
      flood_link(link, total_mm, streams, effects);
    } else {
      const bool loose = shaken(before, link, begins) >= parameters_.shaken_intensity;
      bury_link(link, total_mm, loose ? parameters_.threshold_after_shaking : 1, streams, effects);
    }
  }
  for (const Id<Depot> depot : ids(scenario_.depots)) flood_depot(depot, total_mm, streams, effects);
  const PerRow<County, CountyWater> water = county_water(total_mm, forecast_mm, streams);
  Course course;
  PerRow<County, double> evacuated(scenario_.counties.size());
  if (parameters_.warning_lead_h > 0) {
    evacuated = evacuate(water, effects);
    course.warnings.push_back(forewarning(water));
  }
  flood_people(water, evacuated, effects);
  course.impacts = std::move(effects).until(scenario_.run.horizon);
  std::erase_if(course.warnings, [&](const Forewarning& warning) {
    return warning.expected.empty() || warning.time > scenario_.run.horizon;
  });
  return course;
}

}  // namespace surge::models
