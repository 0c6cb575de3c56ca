// SPDX-License-Identifier: Apache-2.0
#include "models/shortage/shortage.h"

#include <algorithm>

#include "models/shortage/unsent_causes.h"
#include "models/units.h"
#include "models/world.h"

namespace surge::models {
namespace {

/// Units that would serve those who go without: one-off needs that wait, and recurring ones of a step.
double missing_units(const NeedState& need) {
  const double step_days = sim::to_seconds(NeedBook::kStep) / kDay_s;
  const double one_off = static_cast<double>(need.one_off_need - need.one_off_met);
  return one_off + need.recurring_unmet_share * need.units_per_day * step_days;
}

/// Share of the true need that command knows of, at most 1.
double known_share(const World& world, Id<County> county, Id<Item> item) {
  if (world.activated() > world.simulation().now() || !world.beliefs().known(county)) return 0;
  const NeedState& need = world.needs().state(county, item);
  const BelievedNeed& believed = world.beliefs().need(county, item);
  const double truth = static_cast<double>(need.one_off_need) + need.units_per_day;
  return truth > 0 ? std::min(1.0, (believed.one_off + believed.per_day) / truth) : 1;
}

}  // namespace

Shortage shortage_of(const World& world, const GoodsUnderWay& under_way, Id<County> county, Id<Item> item) {
  const NeedState& need = world.needs().state(county, item);
  Shortage shortage;
  shortage.persons = need.persons_unmet();
  if (shortage.persons <= 0) return shortage;
  shortage.units = missing_units(need);
  double left = shortage.units;
  const auto wait = [&](Bottleneck bottleneck, double units) {
    const double part = std::min(left, units);
    shortage.waiting_for[position_of(bottleneck)] += part;
    left -= part;
  };
  const UnderWay& goods = under_way.to(county, item);
  wait(Bottleneck::kTravel, goods.moving);
  wait(Bottleneck::kRoad, goods.held_up);
  wait(Bottleneck::kVehicle, goods.at_terminal);
  wait(Bottleneck::kLoading, goods.loading);
  wait(Bottleneck::kInformation, shortage.units * (1 - known_share(world, county, item)));
  const Bottleneck unsent = world.unsent_causes().cause(county, item);
  wait(unsent == Bottleneck::kStock && under_way.being_made(item) ? Bottleneck::kLine : unsent, left);
  return shortage;
}

}  // namespace surge::models
