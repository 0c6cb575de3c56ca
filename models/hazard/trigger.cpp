// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/trigger.h"

#include <limits>

#include "models/hazard/nearest_county.h"
#include "models/hazard/parameters.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kTriggered{"trigger of hazard"};
constexpr sim::Cause kBegins{"beginning of hazard"};

}  // namespace

std::vector<ParameterDeclaration> Trigger::parameters() {
  return {drawn_parameter("begins", Dimension::kTime,
                          "after the start of the run; with a trigger, after the impact that pulls it",
                          sim::Distribution::constant(0)),
          number_parameter("trigger_intensity", Dimension::kNone,
                           "an earlier hazard must shake the place by this CSIS degree; 0: no trigger needed",
                           {0, 12}, 0),
          number_parameter("trigger_probability", Dimension::kNone, "that it then happens (assumed: certain)",
                           kShareBounds, 1)};
}

Trigger::Trigger(const Scenario& scenario, const ComponentSpec& spec, GeoPoint place)
    : begins_s_(spec.get<sim::Distribution>("begins")),
      intensity_(spec.number("trigger_intensity")),
      probability_(spec.number("trigger_probability")),
      horizon_(scenario.run.horizon) {
  double nearest_km = std::numeric_limits<double>::infinity();
  county_ = nearest_county_where(scenario, place, [](Id<County>) { return true; });
  if (county_) nearest_km = great_circle_km(place, seat_position(scenario, *county_));
  for (const Id<Link> id : ids(scenario.links)) {
    const Link& link = scenario.links[id];
    const double km = great_circle_km(
        place, middle(scenario.places[link.from].position, scenario.places[link.to].position));
    if (km >= nearest_km) continue;
    nearest_km = km;
    county_.reset();
    link_ = id;
  }
}

double Trigger::intensity(const Impact& impact) const {
  if (county_) return impact.intensity(*county_);
  return link_ && !impact.link_intensity.empty() ? impact.link_intensity[*link_] : 0;
}

std::optional<sim::Duration> Trigger::shaken(const std::vector<Impact>& before) const {
  for (const Impact& impact : before) {
    if (intensity(impact) >= intensity_) return impact.time;
  }
  return {};
}

std::optional<sim::Duration> Trigger::time(const sim::StreamSource& streams,
                                           const std::vector<Impact>& before) const {
  const std::optional<sim::Duration> from = intensity_ > 0 ? shaken(before) : sim::Duration{};
  sim::Stream triggered = streams.stream(kTriggered);
  if (!from || !sim::bernoulli(triggered, probability_)) return {};
  sim::Stream begins = streams.stream(kBegins);
  const sim::Duration at = *from + sim::duration_from_seconds(begins_s_.sample(begins));
  return at <= horizon_ ? std::optional(at) : std::nullopt;
}

}  // namespace surge::models
