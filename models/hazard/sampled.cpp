// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/sampled.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/hazard/area.h"
#include "models/hazard/earthquake.h"
#include "models/hazard/parameters.h"
#include "models/hazard/recurrence.h"
#include "models/units.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kCount{"number of sampled events"};
constexpr sim::Cause kEvent{"sampled event"};
constexpr sim::Cause kSampledTime{"time of sampled event"};
constexpr sim::Cause kSeed{"seed of sampled event"};
constexpr double kYear = 365.25 * kDay_s;

/// Those of the earthquake that the event decides.
bool of_the_event(std::string_view parameter) {
  constexpr std::array<std::string_view, 5> kNames{"magnitude", "rupture", "strike", "field",
                                                   "shakemap_sigma"};
  return std::find(kNames.begin(), kNames.end(), parameter) != kNames.end();
}

ComponentSpec common_part(const ComponentSpec& spec) {
  ComponentSpec earthquake = default_spec(Earthquake::description());
  for (auto& [name, value] : earthquake.values) {
    const auto given = spec.values.find(name);
    if (!of_the_event(name) && given != spec.values.end()) value = given->second;
  }
  return earthquake;
}

}  // namespace

ComponentDescription Sampled::description() {
  ComponentDescription description{
      "sampled",
      "An earthquake drawn from the table `hazard_catalogue` in every replication, by yearly rates.",
      {number_parameter("period", Dimension::kTime,
                        "the number of events is the Poisson number of this time; 0: one event",
                        {0, 140 * kYear}, 0),
       number_parameter("smallest", Dimension::kNone, "events of the catalogue below it are left out", {4, 9},
                        6),
       number_parameter("class_width", Dimension::kNone,
                        "magnitudes are drawn within classes of this width; 0: as in the catalogue", {0, 2},
                        0.5),
       number_parameter("b", Dimension::kNone,
                        "Gutenberg-Richter b within a class (fitted to the catalogue of Sichuan)", {0.1, 3},
                        0.63)}};
  for (ParameterDeclaration& parameter : Earthquake::description().parameters) {
    if (!of_the_event(parameter.name)) description.parameters.push_back(std::move(parameter));
  }
  return description;
}

Sampled::Sampled(const Scenario& scenario, const ComponentSpec& spec)
    : scenario_(scenario),
      earthquake_(common_part(spec)),
      period_years_(spec.number("period") / kYear),
      class_width_(spec.number("class_width")),
      b_(spec.number("b")) {
  for (const CatalogueEvent& event : scenario.hazard_catalogue) {
    if (event.kind != EventKind::kEarthquake || event.magnitude < spec.number("smallest")) continue;
    events_.push_back(&event);
    rate_per_year_ += event.rate_per_year;
    cumulative_.push_back(rate_per_year_);
  }
}

std::int64_t Sampled::draw_count(const sim::StreamSource& streams) const {
  if (period_years_ <= 0) return 1;
  sim::Stream stream = streams.stream(kCount);
  return sim::poisson(stream, rate_per_year_ * period_years_);
}

const CatalogueEvent& Sampled::draw_event(sim::Stream& stream) const {
  const double value = stream.uniform01() * rate_per_year_;
  const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end() - 1, value);
  return *events_[static_cast<std::size_t>(found - cumulative_.begin())];
}

double Sampled::magnitude_of(const CatalogueEvent& event, sim::Stream& stream) const {
  if (class_width_ <= 0) return event.magnitude;
  constexpr double kRounding = 1e-9;  // 6.6 / 0.2 is a little below 33
  const double from = class_width_ * std::floor(event.magnitude / class_width_ + kRounding);
  return draw_magnitude({from, from + class_width_}, b_, stream);
}

std::vector<Impact> Sampled::earthquake(const CatalogueEvent& event, double magnitude,
                                        const sim::StreamSource& streams) const {
  const double half_km = rupture_length_km(magnitude) / 2;
  ComponentSpec spec = earthquake_;
  spec.values["magnitude"] = magnitude;
  spec.values["strike"] = event.strike_deg;
  spec.values["rupture"] = std::vector<GeoPoint>{moved(event.position, event.strike_deg + 180, half_km),
                                                 moved(event.position, event.strike_deg, half_km)};
  return Earthquake(scenario_, spec).sample(streams, {}).impacts;
}

Course Sampled::sample(const sim::StreamSource& streams, const std::vector<Impact>& /*before*/) const {
  Course course;
  if (events_.empty()) return course;
  const std::int64_t count = draw_count(streams);
  for (std::int64_t i = 0; i < count; ++i) {
    const auto occurrence = static_cast<std::uint64_t>(i);
    sim::Stream draws = streams.stream(kEvent, 0, occurrence);
    const CatalogueEvent& event = draw_event(draws);
    const double magnitude = magnitude_of(event, draws);
    sim::Stream time = streams.stream(kSampledTime, 0, occurrence);
    const double share = i == 0 ? 0 : time.uniform01();
    const sim::Duration at = sim::duration_from_seconds(share * sim::to_seconds(scenario_.run.horizon));
    // Aftershocks are numbered from 1 for each event: every event has streams of its own.
    sim::Stream seed = streams.stream(kSeed, 0, occurrence);
    const std::uint64_t first = seed.next_u64();
    const sim::StreamSource own(first, seed.next_u64());
    for (Impact& impact : earthquake(event, magnitude, own)) {
      impact.time += at;
      course.impacts.push_back(std::move(impact));
    }
  }
  keep_to(scenario_.run.horizon, course);
  return course;
}

}  // namespace surge::models
