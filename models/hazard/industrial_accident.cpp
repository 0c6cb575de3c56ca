// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/industrial_accident.h"

#include <algorithm>

#include "models/hazard/parameters.h"
#include "models/units.h"

namespace surge::models {
namespace {

constexpr sim::Cause kMass{"mass of release"};
constexpr sim::Cause kLasts{"duration of release"};
constexpr sim::Cause kWindFrom{"direction of wind"};
constexpr sim::Cause kWindSpeed{"speed of wind"};
constexpr sim::Cause kZoneCordon{"duration of cordon"};
constexpr double kMilligram = 1e-6;
constexpr double kCalm = 0.5;  ///< the plume formula needs wind [m/s]

std::vector<ParameterDeclaration> release_parameters() {
  return {points_parameter("place", "where it happens; the first point counts"),
          drawn_parameter("mass", Dimension::kMass, "gas that escapes (assumed: of chlorine)",
                          sim::Distribution::lognormal(10'000, 0.8)),
          drawn_parameter("release_lasts", Dimension::kTime, "at an even rate (assumed)",
                          sim::Distribution::triangular(0.25 * kHour_s, 0.5 * kHour_s, 2 * kHour_s)),
          drawn_parameter("wind_from", Dimension::kAngle, "clockwise from north (assumed: any)",
                          sim::Distribution::uniform(0, 360)),
          drawn_parameter("wind_speed", Dimension::kSpeed, "not below 0.5 m/s (assumed)",
                          sim::Distribution::lognormal(1.5, 0.5)),
          choice_parameter("stability", "of the air by Pasquill, A very unstable to F stable",
                           {"A", "B", "C", "D", "E", "F"}, "D"),
          number_parameter("exposed_above", Dimension::kNone,
                           "mg/m3 that make people need decontamination (assumed: AEGL-2 of the US EPA for "
                           "chlorine, 1 h, 2 ppm, "
                           "from which on harm may be serious)",
                           {1e-6, 1e9}, 5.8),
          number_parameter("injured_above", Dimension::kNone,
                           "mg/m3 that injure all people (assumed: AEGL-3 of the US EPA for chlorine, 1 h, "
                           "20 ppm, from which on "
                           "life is in danger)",
                           {1e-6, 1e9}, 58),
          number_parameter("outdoors_share", Dimension::kNone, "of people, whom the gas reaches (assumed)",
                           kShareBounds, 0.3)};
}

std::vector<ParameterDeclaration> zone_parameters() {
  return {number_parameter("isolation_radius", Dimension::kLength,
                           "closed on all sides (assumed, of the order of the Emergency Response Guidebook)",
                           {0, 1e5}, 1000),
          number_parameter("evacuation_distance", Dimension::kLength,
                           "people leave this far down the wind (assumed, likewise)", {0, 1e5}, 5000),
          number_parameter("evacuation_lasts", Dimension::kTime, "(assumed)", {0.1 * kHour_s, 240 * kHour_s},
                           4 * kHour_s),
          drawn_parameter("cordon_lasts", Dimension::kTime, "until roads and depots open again (assumed)",
                          sim::Distribution::triangular(12 * kHour_s, 24 * kHour_s, 96 * kHour_s))};
}

}  // namespace

ComponentDescription IndustrialAccident::description() {
  return {
      "industrial_accident",
      "A toxic gas escapes and drifts with the wind: people exposed and injured, a closed area, evacuation.",
      joined({release_parameters(), zone_parameters(), Trigger::parameters()})};
}

IndustrialAccident::IndustrialAccident(const Scenario& scenario, const ComponentSpec& spec)
    : scenario_(scenario),
      spec_(spec),
      place_(spec.get<std::vector<GeoPoint>>("place").front()),
      trigger_(scenario, spec, place_) {}

Release IndustrialAccident::draw_release(const sim::StreamSource& streams) const {
  constexpr double kShortest = 60;
  const double mass_kg = std::max(1e-9, draw(spec_, "mass", streams.stream(kMass)));
  const double lasts_s = std::max(kShortest, draw(spec_, "release_lasts", streams.stream(kLasts)));
  const double wind_mps = std::max(kCalm, draw(spec_, "wind_speed", streams.stream(kWindSpeed)));
  return {mass_kg / lasts_s, wind_mps, static_cast<Stability>(spec_.get<std::string>("stability")[0] - 'A')};
}

std::vector<Strip> IndustrialAccident::draw_area(const sim::StreamSource& streams) const {
  const double distance_km = spec_.number("evacuation_distance") / 1000;
  const double to_deg = draw(spec_, "wind_from", streams.stream(kWindFrom)) + 180;
  return {circle(place_, spec_.number("isolation_radius") / 1000),
          Strip(place_, moved(place_, to_deg, distance_km), distance_km / 2)};
}

void IndustrialAccident::harm_people(const Release& release, Impact& impact) const {
  const Id<County> county = nearest_county(scenario_, place_);
  const auto people_above = [&](std::string_view name) {
    const double above_kg_per_m3 = spec_.number(name) * kMilligram;
    return spec_.number("outdoors_share") * people_on(scenario_, place_, area_km2(release, above_kg_per_m3));
  };
  const double exposed = people_above("exposed_above");
  const double injured = people_above("injured_above");
  impact.people.push_back({county, PopulationGroup::kAffected, exposed, GroupChange::kAtLeast});
  impact.people.push_back({county, PopulationGroup::kExposed, exposed, GroupChange::kMore});
  impact.people.push_back({county, PopulationGroup::kInjured, injured, GroupChange::kMore});
}

Course IndustrialAccident::sample(const sim::StreamSource& streams, const std::vector<Impact>& before) const {
  const std::optional<sim::Duration> begins = trigger_.time(streams, before);
  if (!begins || scenario_.counties.empty()) return {};
  Course course{std::vector<Impact>(2), {}};
  Impact& accident = course.impacts[0];
  Impact& over = course.impacts[1];
  const sim::Duration evacuation = duration_of(spec_, "evacuation_lasts");
  const sim::Duration cordon =
      std::max(evacuation, draw_duration(spec_, "cordon_lasts", streams.stream(kZoneCordon)));
  accident.time = *begins;
  over.time = *begins + cordon;
  harm_people(draw_release(streams), accident);
  const std::vector<Strip> area = draw_area(streams);
  close_links(links_in(scenario_, area), cordon, accident);
  close_depots(depots_in(scenario_, area), 0, cordon, accident);
  const Id<County> home = nearest_county(scenario_, place_);
  if (const auto to = refuge(scenario_, place_, area, home)) {
    const double persons = people_on(scenario_, place_, area[1].area_km2());
    const Leaving leaving{home, *to, persons};
    send_away(scenario_, leaving, evacuation, accident);
    send_home(leaving, over);
  }
  keep_to(scenario_.run.horizon, course);
  return course;
}

}  // namespace surge::models
