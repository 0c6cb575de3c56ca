// SPDX-License-Identifier: Apache-2.0
#include "models/transport/link_damage.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kBlocking{"blocking of link"};
constexpr sim::Cause kRepair{"repair of link"};

}  // namespace

double blocking_probability(const LinkFragility& fragility, double intensity) {
  if (intensity <= 0) return 0;
  const double z = (intensity - fragility.median_intensity) / fragility.beta;
  return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

LinkDamageProcess::LinkDamageProcess(sim::Simulation& simulation, const Scenario& scenario,
                                     const sim::StreamSource& streams, Traffic& traffic)
    : simulation_(simulation),
      scenario_(scenario),
      streams_(streams),
      traffic_(traffic),
      opens_(scenario.links.size()),
      opening_(scenario.links.size()) {}

void LinkDamageProcess::strike(const Impact& impact, std::uint64_t occurrence) {
  for (const Id<Link> link : ids(scenario_.links)) {
    const double intensity = impact.link_intensity[link];
    if (intensity <= 0) continue;
    const LinkFragility& row = fragility(scenario_.links[link]);
    const std::uint64_t entity = traffic_.roads().graph().entity(link);
    sim::Stream blocking = streams_.stream(kBlocking, entity, occurrence);
    if (!sim::bernoulli(blocking, blocking_probability(row, intensity))) continue;
    sim::Stream repair = streams_.stream(kRepair, entity, occurrence);
    block(link, sim::duration_from_seconds(row.repair_s.sample(repair)));
  }
}

void LinkDamageProcess::block(Id<Link> link, sim::Duration repair) {
  const bool was_open = traffic_.roads().open(link);
  const sim::Time opens = simulation_.now() + repair;
  if (!was_open && opens <= opens_[link]) return;
  if (!was_open) simulation_.cancel(opening_[link]);
  opens_[link] = opens;
  opening_[link] = simulation_.schedule_at(opens, [this, link] { traffic_.open(link); });
  traffic_.close(link);
}

const LinkFragility& LinkDamageProcess::fragility(const Link& link) const {
  for (const LinkFragility& row : scenario_.link_damage.fragility) {
    if (row.road_class == link.road_class && row.terrain == link.terrain) return row;
  }
  throw std::invalid_argument("no fragility for a road class and terrain that occur");
}

}  // namespace surge::models
