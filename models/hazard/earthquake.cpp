// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/earthquake.h"

#include <cmath>
#include <utility>

#include "models/hazard/parameters.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kAftershockPlace{"aftershock place"};
constexpr const char* kShakeMapField = "shakemap";

std::vector<std::string> zone_names() {
  std::vector<std::string> names;
  for (const AttenuationZone& zone : attenuation_zones()) names.emplace_back(zone.name);
  return names;
}

/// `sigma` [degree] split into the part of the event and that of the sites.
Scatter scatter_of(const ComponentSpec& spec, double sigma) {
  if (!spec.get<bool>("scatter")) return {};
  const double share = spec.number("event_variance_share");
  return {std::sqrt(share) * sigma, std::sqrt(1 - share) * sigma};
}

Scatter relation_scatter(const ComponentSpec& spec) {
  return scatter_of(spec, attenuation_zone(spec.get<std::string>("zone")).sigma);
}

bool from_map(const ComponentSpec& spec) {
  return spec.get<std::string>("field") == kShakeMapField;
}

Scatter main_shock_scatter(const ComponentSpec& spec) {
  return from_map(spec) ? scatter_of(spec, spec.number("shakemap_sigma")) : relation_scatter(spec);
}

/// A plain number.
ParameterDeclaration number(std::string name, std::string description, double minimum, double maximum,
                            double default_value) {
  return number_parameter(std::move(name), Dimension::kNone, std::move(description), {minimum, maximum},
                          default_value);
}

ParameterDeclaration flag(std::string name, std::string description, bool default_value) {
  return {.name = std::move(name),
          .type = ParameterType::kBoolean,
          .description = std::move(description),
          .default_value = default_value};
}

}  // namespace

ComponentDescription Earthquake::description() {
  const ParameterDeclaration magnitude{.name = "magnitude",
                                       .description = "surface-wave magnitude Ms of the main shock",
                                       .minimum = 4,
                                       .maximum = 9};
  const ParameterDeclaration rupture =
      points_parameter("rupture", "surface trace of the rupture, or the epicentre alone");
  const ParameterDeclaration strike = number_parameter(
      "strike", Dimension::kAngle,
      "direction of the fault clockwise from north; used for a single point (assumed: north-east)", {0, 360},
      45);
  const ParameterDeclaration zone =
      choice_parameter("zone", "attenuation zone of GB 18306-2015", zone_names(), "qinghai_tibet");
  const ParameterDeclaration field = choice_parameter(
      "field",
      "where the main shock's intensities come from: the attenuation relation, or the table `shakemap`",
      {"attenuation", kShakeMapField}, "attenuation");
  const AftershockLaw law;
  return {
      "earthquake",
      "Main shock on a finite rupture, intensity by GB 18306-2015 from the distance to the rupture or by a "
      "ShakeMap, aftershocks by Omori-Utsu.",
      {magnitude, rupture, strike, zone, field,
       number("shakemap_sigma",
              "standard deviation of the map's intensity in degrees, STDMMI where it is given (assumed)", 0,
              2, 0.3),
       number("directivity",
              "degrees by which intensity differs between before and behind the rupture's run "
              "(form of Somerville et al. 1997; 0 for want of a value)",
              0, 3, 0.0),
       number("nucleation", "where the rupture begins, as a share of its trace (assumed: at the first point)",
              0, 1, 0.0),
       flag("scatter", "draw intensities around the mean field with the zone's sigma (GB 18306-2015)", true),
       number("event_variance_share",
              "share of the scatter's variance that all sites of an event have in common (assumed)", 0, 1,
              0.3),
       flag("aftershocks", "simulate aftershocks", true),
       number("bath_gap", "largest aftershock below the main shock's magnitude (Bath's law)", 0, 3,
              law.gap_to_largest),
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
      field_(scenario, attenuation_zone(spec.get<std::string>("zone"))),
      scatter_(relation_scatter(spec)),
      main_shock_scatter_(main_shock_scatter(spec)),
      aftershocks_(spec.get<bool>("aftershocks")),
      law_{spec.number("aftershock_a"), spec.number("aftershock_b"),        spec.number("aftershock_c"),
           spec.number("aftershock_p"), spec.number("aftershock_smallest"), spec.number("bath_gap")},
      horizon_(scenario.run.horizon) {
  const Directivity directivity(spec.get<std::vector<GeoPoint>>("rupture"), spec.number("directivity"),
                                spec.number("nucleation"));
  main_shock_ = from_map(spec) ? field_.mean_field(scenario.shake_map)
                               : field_.mean_field(magnitude_, rupture_, directivity, scatter_);
}

Course Earthquake::sample(const sim::StreamSource& streams, const std::vector<Impact>& /*before*/) const {
  std::vector<Impact> impacts{
      field_.scattered({{}, magnitude_, 0}, main_shock_, main_shock_scatter_, streams)};
  if (!aftershocks_) return {std::move(impacts), {}};
  for (const Event& event : sample_aftershocks(law_, magnitude_, horizon_, streams)) {
    sim::Stream stream = streams.stream(kAftershockPlace, 0, event.occurrence);
    const double share = stream.uniform01();
    const GeoPoint epicentre = rupture_.point_at(share);
    const RuptureTrace source({&epicentre, 1}, rupture_.strike_at_deg(share));
    impacts.push_back(field_.scattered(event, source, scatter_, streams));
  }
  return {std::move(impacts), {}};
}

}  // namespace surge::models
