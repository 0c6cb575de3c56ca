// SPDX-License-Identifier: Apache-2.0
#include "models/metrics/days_without.h"

#include <limits>

#include "models/metrics/need_totals.h"
#include "models/world.h"

namespace surge::models {

double days_without(const World& world, Id<County> county, Id<Item> item) {
  const double in_need = world.unmet_need().most_in_need(county, item);
  if (in_need <= 0) return std::numeric_limits<double>::quiet_NaN();
  return world.unmet_need().person_days(world.simulation().now(), county, item) / in_need;
}

double days_without(const World& world, Id<County> county, const PerRow<Item, double>& weights) {
  PerRow<Item, double> days(weights.size(), std::numeric_limits<double>::quiet_NaN());
  for (const Id<Item> item : world.needs().needed_items()) days[item] = days_without(world, county, item);
  return weighted_mean(weights, days);
}

}  // namespace surge::models
