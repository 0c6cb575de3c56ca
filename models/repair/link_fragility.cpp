// SPDX-License-Identifier: Apache-2.0
#include "models/repair/link_fragility.h"

#include <algorithm>
#include <stdexcept>

#include "models/failure_probability.h"

namespace surge::models {
namespace {

constexpr std::array<sim::Cause, kLinkParts> kState{
    {sim::Cause{"damage of surface"}, sim::Cause{"damage of slope"}, sim::Cause{"damage of bridges"},
     sim::Cause{"damage of tunnels"}}};
constexpr std::array<sim::Cause, kLinkParts> kEffort{
    {sim::Cause{"work on surface"}, sim::Cause{"work on slope"}, sim::Cause{"work on bridges"},
     sim::Cause{"work on tunnels"}}};

std::size_t kind_of(LinkClass link_class, Terrain terrain) {
  return static_cast<std::size_t>(link_class) * 2 + static_cast<std::size_t>(terrain);
}

/// The worst state whose probability of being reached or exceeded is above `draw`.
DamageState state_at(const LinkFragility& row, double intensity, double length_m, double draw) {
  DamageState state = DamageState::kNone;
  for (const DamageState worse :
       {DamageState::kSlight, DamageState::kModerate, DamageState::kExtensive, DamageState::kComplete}) {
    if (draw >= exceedance_probability(row, worse, intensity, length_m)) break;
    state = worse;
  }
  return state;
}

Damage damage_of(const DamageConsequence& consequence, double effort_s) {
  const LinkCondition passable{consequence.passable_speed_share, consequence.passable_capacity_share};
  return {consequence.passable_after * effort_s, (1 - consequence.passable_after) * effort_s,
          worse({consequence.speed_share, consequence.capacity_share}, passable), passable};
}

}  // namespace

void Damage::add(const Damage& other) {
  const bool was_passable = to_passable_s <= 0 && to_restored_s > 0;
  const LinkCondition before = was_passable ? passable : damaged;
  to_passable_s += other.to_passable_s;
  to_restored_s += other.to_restored_s;
  damaged = worse(before, other.damaged);
  passable = worse(passable, other.passable);
}

double exceedance_probability(const LinkFragility& fragility, DamageState state, double intensity,
                              double length_m) {
  if (intensity <= 0 || length_m <= 0) return 0;
  const double median = fragility.median[static_cast<std::size_t>(state) - 1];
  const double z = (intensity - median) / fragility.beta;
  return any_stretch(normal_cdf(z), length_m, fragility.reference_length_m);
}

double part_length_m(const Link& link, LinkPart part) {
  switch (part) {
    case LinkPart::kBridge:
      return link.length_m * link.bridge_share;
    case LinkPart::kTunnel:
      return link.length_m * link.tunnel_share;
    case LinkPart::kSurface:
    case LinkPart::kSlope:
      break;
  }
  return link.length_m * std::max(0.0, 1 - link.bridge_share - link.tunnel_share);
}

LinkFragilities::LinkFragilities(const Scenario& scenario) : scenario_(scenario), rows_(kLinkClasses * 2) {
  for (const LinkFragility& row : scenario.link_damage.fragility) {
    rows_[kind_of(row.link_class, row.terrain)].push_back(&row);
  }
}

const DamageConsequence& LinkFragilities::consequence(LinkPart part, DamageState state) const {
  for (const DamageConsequence& row : scenario_.link_damage.consequences) {
    if (row.part == part && row.state == state) return row;
  }
  throw std::invalid_argument("no consequence for a part and damage state that occur");
}

std::optional<Damage> LinkFragilities::strike(Id<Link> id, std::uint64_t entity, double intensity,
                                              std::uint64_t occurrence,
                                              const sim::StreamSource& streams) const {
  const Link& link = scenario_.links[id];
  std::optional<Damage> damage;
  for (const LinkFragility* row : rows_[kind_of(link.link_class, link.terrain)]) {
    const auto part = static_cast<std::size_t>(row->part);
    const double length_m = part_length_m(link, row->part);
    if (exceedance_probability(*row, DamageState::kSlight, intensity, length_m) <= 0) continue;
    sim::Stream state_stream = streams.stream(kState[part], entity, occurrence);
    const DamageState state = state_at(*row, intensity, length_m, state_stream.uniform01());
    if (state == DamageState::kNone) continue;
    const DamageConsequence& row_consequence = consequence(row->part, state);
    sim::Stream effort = streams.stream(kEffort[part], entity, occurrence);
    const Damage part_damage = damage_of(row_consequence, row_consequence.effort_s.sample(effort));
    if (damage) {
      damage->add(part_damage);
    } else {
      damage = part_damage;
    }
  }
  return damage;
}

}  // namespace surge::models
