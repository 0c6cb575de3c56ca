// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/public_security.h"

#include <algorithm>
#include <cmath>

#include "models/hazard/parameters.h"
#include "models/units.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kAffected{"affected in crowd"};
constexpr sim::Cause kInjured{"injured in crowd"};
constexpr sim::Cause kTrapped{"trapped in crowd"};
constexpr sim::Cause kCrowdCordon{"duration of cordon"};
constexpr sim::Cause kSecond{"second event"};

std::vector<ParameterDeclaration> crowd_parameters() {
  return {points_parameter("place", "where it happens; the first point counts"),
          drawn_parameter("affected", Dimension::kNone, "people of the crowd (assumed)",
                          sim::Distribution::lognormal(20'000, 0.5)),
          drawn_parameter("injured", Dimension::kNone, "people (assumed)",
                          sim::Distribution::lognormal(300, 0.7)),
          drawn_parameter("trapped", Dimension::kNone, "people (assumed)",
                          sim::Distribution::lognormal(20, 0.7))};
}

std::vector<ParameterDeclaration> cordon_parameters() {
  return {number_parameter("closed_radius", Dimension::kLength, "roads and depots closed (assumed)", {0, 1e5},
                           1000),
          number_parameter("checked_radius", Dimension::kLength, "vehicles are checked (assumed)", {0, 1e6},
                           10'000),
          number_parameter("checked_speed", Dimension::kNone,
                           "share left where vehicles are checked (assumed)", {0.01, 1}, 0.5),
          number_parameter("checked_capacity", Dimension::kNone, "likewise (assumed)", {0.01, 1}, 0.3),
          drawn_parameter("cordon_lasts", Dimension::kTime, "(assumed)",
                          sim::Distribution::triangular(12 * kHour_s, 36 * kHour_s, 120 * kHour_s)),
          number_parameter("second_probability", Dimension::kNone, "of a second event (assumed)",
                           kShareBounds, 0.2),
          drawn_parameter("second_after", Dimension::kTime, "the first (assumed)",
                          sim::Distribution::exponential(12 * kHour_s)),
          number_parameter("second_distance", Dimension::kLength,
                           "the second lies anywhere within this distance (assumed)", {0, 1e6}, 20'000)};
}

}  // namespace

ComponentDescription PublicSecurity::description() {
  return {
      "public_security",
      "People hurt in a crowd, roads closed and checked around the place, perhaps a second event near by.",
      joined({crowd_parameters(), cordon_parameters(), Trigger::parameters()})};
}

PublicSecurity::PublicSecurity(const Scenario& scenario, const ComponentSpec& spec)
    : scenario_(scenario),
      spec_(spec),
      place_(spec.get<std::vector<GeoPoint>>("place").front()),
      trigger_(scenario, spec, place_) {}

void PublicSecurity::cordon_off(GeoPoint place, sim::Duration lasts, Impact& impact) const {
  const Strip closed = circle(place, spec_.number("closed_radius") / 1000);
  const Strip checked = circle(place, spec_.number("checked_radius") / 1000);
  const std::vector<Id<Link>> inside = links_in(scenario_, {&closed, 1});
  close_links(inside, lasts, impact);
  close_depots(depots_in(scenario_, {&closed, 1}), 0, lasts, impact);
  for (const Id<Link> link : links_in(scenario_, {&checked, 1})) {
    if (std::binary_search(inside.begin(), inside.end(), link) || !is_road(scenario_.links[link].link_class))
      continue;
    impact.links.push_back({link, spec_.number("checked_speed"), spec_.number("checked_capacity"), lasts, 0});
  }
}

Impact PublicSecurity::event(sim::Duration time, GeoPoint place, std::uint64_t occurrence,
                             const sim::StreamSource& streams) const {
  Impact impact;
  impact.time = time;
  const Id<County> county = nearest_county(scenario_, place);
  const auto hurt = [&](PopulationGroup group, std::string_view name, sim::Cause cause) {
    const double persons = std::round(draw(spec_, name, streams.stream(cause, 0, occurrence)));
    impact.people.push_back({county, group, persons, GroupChange::kMore});
  };
  hurt(PopulationGroup::kAffected, "affected", kAffected);
  hurt(PopulationGroup::kInjured, "injured", kInjured);
  hurt(PopulationGroup::kTrapped, "trapped", kTrapped);
  cordon_off(place, draw_duration(spec_, "cordon_lasts", streams.stream(kCrowdCordon, 0, occurrence)),
             impact);
  return impact;
}

Course PublicSecurity::sample(const sim::StreamSource& streams, const std::vector<Impact>& before) const {
  const std::optional<sim::Duration> begins = trigger_.time(streams, before);
  if (!begins || scenario_.counties.empty()) return {};
  Course course{{event(*begins, place_, 0, streams)}, {}};
  sim::Stream second = streams.stream(kSecond);
  if (sim::bernoulli(second, spec_.number("second_probability"))) {
    const double bearing_deg = sim::uniform(second, 0, 360);
    const double radius_km = spec_.number("second_distance") / 1000 * std::sqrt(second.uniform01());
    const sim::Duration after = draw_duration(spec_, "second_after", second);
    course.impacts.push_back(event(*begins + after, moved(place_, bearing_deg, radius_km), 1, streams));
  }
  keep_to(scenario_.run.horizon, course);
  return course;
}

}  // namespace surge::models
