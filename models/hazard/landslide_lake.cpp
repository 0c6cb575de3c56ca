// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/landslide_lake.h"

#include <algorithm>

#include "models/entity.h"
#include "models/hazard/parameters.h"
#include "models/units.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kBuried{"work on buried link"};
constexpr sim::Cause kFilling{"filling of lake"};
constexpr sim::Cause kWarning{"warning of lake"};
constexpr sim::Cause kDraining{"draining of lake"};
constexpr sim::Cause kBreach{"breach of lake"};
constexpr sim::Cause kBreachTime{"time of breach"};
constexpr sim::Cause kWashedOut{"work on washed out link"};

std::vector<ParameterDeclaration> slide_parameters() {
  return {points_parameter("dam", "where the slide dams the river; the first point counts"),
          points_parameter("upstream", "points up the river that the lake reaches one after the other"),
          points_parameter("downstream", "points down the river that the wave would reach"),
          number_parameter("slide_radius", Dimension::kLength,
                           "links this near to the dam are buried (assumed)", {0, 1e5}, 1500),
          drawn_parameter("slide_effort", Dimension::kTime, "work of one crew on a buried link (assumed)",
                          sim::Distribution::lognormal(600 * kHour_s, 0.5)),
          drawn_parameter("fill_time", Dimension::kTime, "until the lake reaches the last point (assumed)",
                          sim::Distribution::triangular(10 * kDay_s, 20 * kDay_s, 29 * kDay_s)),
          number_parameter(
              "valley", Dimension::kLength,
              "links this near to the river upstream are flooded: on the map they run straight (assumed)",
              {0, 1e5}, 2000),
          number_parameter("shore", Dimension::kLength, "the lake reaches this far from the river (assumed)",
                           {0, 1e5}, 500)};
}

std::vector<ParameterDeclaration> end_parameters() {
  return {drawn_parameter("warning_after", Dimension::kTime,
                          "until people downstream are told to leave (assumed)",
                          sim::Distribution::triangular(8 * kDay_s, 13 * kDay_s, 18 * kDay_s)),
          number_parameter("evacuees", Dimension::kNone, "people who leave (Tangjiashan 2008: 250,000)",
                           {0, 1e8}, 250'000),
          number_parameter("evacuation_lasts", Dimension::kTime, "(assumed)", {kHour_s, 100 * kDay_s},
                           3 * kDay_s),
          drawn_parameter("drained_after", Dimension::kTime,
                          "until engineers have drained it (Tangjiashan 2008: 12 May to 10 June)",
                          sim::Distribution::triangular(20 * kDay_s, 29 * kDay_s, 45 * kDay_s)),
          number_parameter("breach_probability", Dimension::kNone,
                           "that it would break out, were it left alone (assumed: certain)", kShareBounds, 1),
          drawn_parameter("breach_after", Dimension::kTime,
                          "until it would (assumed shape; Schuster and Costa, 63 dams: 22 % in a day, half "
                          "in 10 days)",
                          sim::Distribution::lognormal(10 * kDay_s, 3.5))};
}

std::vector<ParameterDeclaration> wave_parameters() {
  return {number_parameter("wave_speed", Dimension::kSpeed, "of the flood wave (assumed)", {0.1, 50}, 5),
          number_parameter("flood_width", Dimension::kLength, "on each side of the river (assumed)", {0, 1e5},
                           1000),
          number_parameter("flood_lasts", Dimension::kTime, "water on roads and in depots (assumed)",
                           {kHour_s, 100 * kDay_s}, kDay_s),
          drawn_parameter("flood_effort", Dimension::kTime, "work of one crew on a link washed out (assumed)",
                          sim::Distribution::lognormal(200 * kHour_s, 0.7)),
          number_parameter("stock_lost", Dimension::kNone, "in depots that the wave reaches (assumed)",
                           kShareBounds, 0.5),
          number_parameter("evacuated_share", Dimension::kNone,
                           "of the people along the river, once all have been told (assumed)", kShareBounds,
                           0.95),
          number_parameter("injured_share", Dimension::kNone, "of those whom the wave meets (assumed)",
                           kShareBounds, 0.05)};
}

double km(const ComponentSpec& spec, std::string_view name) {
  return spec.number(name) / 1000;
}

/// The dam, then the points of a list.
std::vector<GeoPoint> course_of(const ComponentSpec& spec, std::string_view name) {
  std::vector<GeoPoint> course{spec.get<std::vector<GeoPoint>>("dam").front()};
  const auto& points = spec.get<std::vector<GeoPoint>>(name);
  course.insert(course.end(), points.begin(), points.end());
  return course;
}

std::vector<Strip> strips_along(const std::vector<GeoPoint>& course, double half_width_km) {
  std::vector<Strip> strips;
  for (std::size_t i = 1; i < course.size(); ++i)
    strips.emplace_back(course[i - 1], course[i], half_width_km);
  return strips;
}

/// `persons` of the counties along a river, in proportion to their population.
std::vector<Leaving> leaving_from(const Scenario& scenario, const std::vector<GeoPoint>& course,
                                  const std::vector<Strip>& area, double persons) {
  std::vector<Leaving> all;
  double population = 0;
  for (const GeoPoint& point : course) {
    const Id<County> from = nearest_county(scenario, point);
    const bool known =
        std::any_of(all.begin(), all.end(), [&](const Leaving& leaving) { return leaving.from == from; });
    const auto to = known ? std::nullopt : refuge(scenario, point, area, from);
    if (!to) continue;
    all.push_back({from, *to, scenario.counties[from].population});
    population += scenario.counties[from].population;
  }
  for (Leaving& leaving : all) leaving.persons *= population > 0 ? std::min(1.0, persons / population) : 0;
  return all;
}

Impact impact_at(sim::Duration time) {
  Impact impact;
  impact.time = time;
  return impact;
}

}  // namespace

ComponentDescription LandslideLake::description() {
  return {"landslide_lake",
          "A landslide dams a river: a lake rises, people downstream leave, and it is drained or breaks out.",
          joined({slide_parameters(), end_parameters(), wave_parameters(), Trigger::parameters()})};
}

LandslideLake::LandslideLake(const Scenario& scenario, const ComponentSpec& spec)
    : scenario_(scenario),
      spec_(spec),
      upstream_(course_of(spec, "upstream")),
      downstream_(course_of(spec, "downstream")),
      trigger_(scenario, spec, upstream_.front()),
      shores_(strips_along(upstream_, km(spec, "shore"))),
      valley_(strips_along(upstream_, km(spec, "valley"))),
      banks_(strips_along(downstream_, km(spec, "flood_width"))),
      warned_(leaving_from(scenario, {downstream_.begin() + 1, downstream_.end()}, banks_,
                           spec.number("evacuees"))) {
  for (std::size_t i = 0; i < shores_.size(); ++i) {
    const Id<County> from = nearest_county(scenario, upstream_[i + 1]);
    const auto to = refuge(scenario, upstream_[i + 1], shores_, from);
    const double persons = people_on(scenario, upstream_[i + 1], shores_[i].area_km2());
    flooded_.push_back({from, to.value_or(from), to ? persons : 0});
  }
}

LandslideLake::Times LandslideLake::draw_times(sim::Duration dammed, const sim::StreamSource& streams) const {
  Times times;
  times.dammed = dammed;
  times.full = dammed + draw_duration(spec_, "fill_time", streams.stream(kFilling));
  times.warned = dammed + draw_duration(spec_, "warning_after", streams.stream(kWarning));
  times.left = times.warned + duration_of(spec_, "evacuation_lasts");
  times.ends = dammed + draw_duration(spec_, "drained_after", streams.stream(kDraining));
  sim::Stream breaches = streams.stream(kBreach);
  const double longest_s = sim::to_seconds(times.ends - dammed);
  const double breach_s = draw(spec_, "breach_after", streams.stream(kBreachTime));
  if (sim::bernoulli(breaches, spec_.number("breach_probability")) && breach_s < longest_s) {
    times.ends = dammed + sim::duration_from_seconds(breach_s);
    times.ending = Ending::kBreached;
  }
  return times;
}

void LandslideLake::bury(const Times& times, const sim::StreamSource& streams, Course& course) const {
  Impact impact = impact_at(times.dammed);
  const Strip slide = circle(upstream_.front(), km(spec_, "slide_radius"));
  for (const Id<Link> link : links_in(scenario_, {&slide, 1})) {
    const std::uint64_t entity = entity_of(scenario_, scenario_.links[link]);
    impact.links.push_back(
        {.link = link, .effort_s = draw(spec_, "slide_effort", streams.stream(kBuried, entity))});
  }
  course.impacts.push_back(std::move(impact));
}

sim::Duration LandslideLake::reached_at(const Times& times, std::size_t stretch) const {
  const sim::Duration rising = times.full - times.dammed;
  return times.dammed +
         rising * static_cast<std::int64_t>(stretch + 1) / static_cast<std::int64_t>(shores_.size());
}

/// What is flooded stays so until the lake has gone.
void LandslideLake::raise_lake(const Times& times, Course& course) const {
  for (std::size_t i = 0; i < shores_.size(); ++i) {
    const sim::Duration reached = reached_at(times, i);
    if (reached >= times.ends) return;
    Impact impact = impact_at(reached);
    close_links(links_in(scenario_, {&valley_[i], 1}), times.ends - reached, impact);
    close_depots(depots_in(scenario_, {&shores_[i], 1}), 0, times.ends - reached, impact);
    if (flooded_[i].persons > 0) send_away(scenario_, flooded_[i], std::chrono::hours(24), impact);
    course.impacts.push_back(std::move(impact));
  }
}

void LandslideLake::warn(const Times& times, Course& course) const {
  if (times.warned >= times.ends) return;
  Impact impact = impact_at(times.warned);
  Forewarning warning{times.warned, {}};
  for (const Leaving& leaving : warned_) {
    send_away(scenario_, leaving, times.left - times.warned, impact);
    warning.expected.push_back({leaving.to, PopulationGroup::kDisplaced, leaving.persons});
  }
  course.impacts.push_back(std::move(impact));
  course.warnings.push_back(std::move(warning));
}

double LandslideLake::share_caught(const Times& times) const {
  const double lasts_s = sim::to_seconds(times.left - times.warned);
  const double told = std::clamp(sim::to_seconds(times.ends - times.warned) / lasts_s, 0.0, 1.0);
  return 1 - told * spec_.number("evacuated_share");
}

sim::Duration LandslideLake::travel_time(std::size_t stretch) const {
  double length_km = 0;
  for (std::size_t i = 0; i <= stretch; ++i) length_km += great_circle_km(downstream_[i], downstream_[i + 1]);
  return sim::duration_from_seconds(length_km * 1000 / spec_.number("wave_speed"));
}

void LandslideLake::break_out(const Times& times, const sim::StreamSource& streams, Course& course) const {
  if (times.ending != Ending::kBreached) return;
  const sim::Duration lasts = duration_of(spec_, "flood_lasts");
  for (std::size_t i = 0; i < banks_.size(); ++i) {
    Impact impact = impact_at(times.ends + travel_time(i));
    for (const Id<Link> link : links_in(scenario_, {&banks_[i], 1})) {
      const std::uint64_t entity = entity_of(scenario_, scenario_.links[link]);
      const double effort_s = draw(spec_, "flood_effort", streams.stream(kWashedOut, entity, i));
      impact.links.push_back({.link = link, .lasts = lasts, .effort_s = effort_s});
    }
    close_depots(depots_in(scenario_, {&banks_[i], 1}), spec_.number("stock_lost"), lasts, impact);
    const Id<County> county = nearest_county(scenario_, downstream_[i + 1]);
    const double caught =
        share_caught(times) * people_on(scenario_, downstream_[i + 1], banks_[i].area_km2());
    impact.people = {
        {county, PopulationGroup::kDisplaced, caught, GroupChange::kMore},
        {county, PopulationGroup::kInjured, caught * spec_.number("injured_share"), GroupChange::kMore}};
    course.impacts.push_back(std::move(impact));
  }
}

void LandslideLake::go_home(const Times& times, Course& course) const {
  Impact upstream = impact_at(times.ends);
  for (std::size_t i = 0; i < flooded_.size(); ++i) {
    if (reached_at(times, i) < times.ends && flooded_[i].persons > 0) send_home(flooded_[i], upstream);
  }
  course.impacts.push_back(std::move(upstream));
  if (times.warned >= times.ends) return;
  sim::Duration home = std::max(times.ends, times.left);
  if (times.ending == Ending::kBreached)
    home = std::max(home, times.ends + travel_time(banks_.size() - 1) + duration_of(spec_, "flood_lasts"));
  Impact downstream = impact_at(home);
  for (const Leaving& leaving : warned_) send_home(leaving, downstream);
  course.impacts.push_back(std::move(downstream));
}

Course LandslideLake::sample(const sim::StreamSource& streams, const std::vector<Impact>& before) const {
  const std::optional<sim::Duration> dammed = trigger_.time(streams, before);
  if (!dammed) return {};
  const Times times = draw_times(*dammed, streams);
  Course course;
  bury(times, streams, course);
  raise_lake(times, course);
  warn(times, course);
  break_out(times, streams, course);
  go_home(times, course);
  keep_to(scenario_.run.horizon, course);
  return course;
}

}  // namespace surge::models
