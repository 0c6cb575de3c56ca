// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/earthquake.h"

#include <cmath>
#include <utility>

#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kAftershockPlace{"aftershock place"};

std::vector<std::string> zone_names() {
  std::vector<std::string> names;
  for (const AttenuationZone& zone : attenuation_zones()) names.emplace_back(zone.name);
  return names;
}

Scatter scatter_of(const ComponentSpec& spec) {
  if (!spec.get<bool>("scatter")) return {};
  const double variance = std::pow(attenuation_zone(spec.get<std::string>("zone")).sigma, 2);
  const double share = spec.number("event_variance_share");
  return {std::sqrt(share * variance), std::sqrt((1 - share) * variance)};
}

ParameterDeclaration number(std::string name, std::string description, double minimum, double maximum,
                            std::optional<ParameterValue> default_value = {}) {
  return {.name = std::move(name),
          .description = std::move(description),
          .minimum = minimum,
          .maximum = maximum,
          .default_value = std::move(default_value)};
}

ParameterDeclaration flag(std::string name, std::string description, bool default_value) {
  return {.name = std::move(name),
          .type = ParameterType::kBoolean,
          .description = std::move(description),
          .default_value = default_value};
}

}  // namespace

ComponentDescription Earthquake::description() {
  ParameterDeclaration rupture{.name = "rupture",
                               .type = ParameterType::kPointList,
                               .description = "surface trace of the rupture, or the epicentre alone"};
  ParameterDeclaration strike{
      .name = "strike",
      .description =
          "direction of the fault clockwise from north; used for a single point (assumed: north-east)",
      .dimension = Dimension::kAngle,
      .minimum = 0,
      .maximum = 360,
      .default_value = 45.0};
  ParameterDeclaration zone{.name = "zone",
                            .type = ParameterType::kText,
                            .description = "attenuation zone of GB 18306-2015",
                            .choices = zone_names(),
                            .default_value = std::string("qinghai_tibet")};
  const AftershockLaw law;
  return {
      "earthquake",
      "Main shock on a finite rupture, intensity by GB 18306-2015 from the distance to the rupture, "
      "aftershocks by Omori-Utsu.",
      {number("magnitude", "surface-wave magnitude Ms of the main shock", 4, 9), rupture, strike, zone,
       flag("scatter", "draw intensities around the mean field with the zone's sigma (GB 18306-2015)", true),
       number("event_variance_share",
              "share of the scatter's variance that all sites of an event have in common (assumed)", 0, 1,
              0.3),
       flag("aftershocks", "simulate aftershocks", true),
       number("aftershock_smallest", "smallest magnitude simulated (assumed: smaller ones close no links)", 4,
              8, law.smallest),
       number("aftershock_a", "productivity a (Reasenberg and Jones 1989)", -5, 1, law.a),
       number("aftershock_b", "Gutenberg-Richter b (Reasenberg and Jones 1989)", 0.3, 2, law.b),
       number("aftershock_c", "Omori-Utsu c in days (Reasenberg and Jones 1989)", 1e-4, 10, law.c_days),
       number("aftershock_p", "Omori-Utsu p (Reasenberg and Jones 1989)", 0.3, 3, law.p)}};
}

Earthquake::Earthquake(const Scenario& scenario, const ComponentSpec& spec)
    : magnitude_(spec.number("magnitude")),
      rupture_(spec.get<std::vector<GeoPoint>>("rupture"), spec.number("strike")),
      field_(scenario, attenuation_zone(spec.get<std::string>("zone")), scatter_of(spec)),
      main_shock_(field_.mean_field(magnitude_, rupture_)),
      aftershocks_(spec.get<bool>("aftershocks")),
      law_{spec.number("aftershock_a"), spec.number("aftershock_b"), spec.number("aftershock_c"),
           spec.number("aftershock_p"), spec.number("aftershock_smallest")},
      horizon_(scenario.run.horizon) {}

Course Earthquake::sample(const sim::StreamSource& streams, const std::vector<Impact>& /*before*/) const {
  std::vector<Impact> impacts{field_.scattered({{}, magnitude_, 0}, main_shock_, streams)};
  if (!aftershocks_) return {std::move(impacts), {}};
  for (const Event& event : sample_aftershocks(law_, magnitude_, horizon_, streams)) {
    sim::Stream stream = streams.stream(kAftershockPlace, 0, event.occurrence);
    const double share = stream.uniform01();
    const GeoPoint epicentre = rupture_.point_at(share);
    const RuptureTrace source({&epicentre, 1}, rupture_.strike_at_deg(share));
    impacts.push_back(field_.scattered(event, field_.mean_field(event.magnitude, source), streams));
  }
  return {std::move(impacts), {}};
}

}  // namespace surge::models
