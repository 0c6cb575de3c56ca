// SPDX-License-Identifier: Apache-2.0
#include "models/metrics/need_totals.h"

#include <algorithm>
#include <cmath>

namespace surge::models {

PerRow<Item, double> item_weights(const Scenario& scenario) {
  PerRow<Item, double> weights(scenario.items.size());
  for (const Need& need : scenario.demand.needs)
    weights[need.item] = std::max(weights[need.item], need.weight);
  return weights;
}

double weighted_mean(const PerRow<Item, double>& weights, const PerRow<Item, double>& values) {
  double sum = 0;
  double weight = 0;
  for (const Id<Item> item : ids(weights)) {
    if (weights[item] <= 0 || std::isnan(values[item])) continue;
    sum += weights[item] * values[item];
    weight += weights[item];
  }
  return weight > 0 ? sum / weight : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace surge::models
