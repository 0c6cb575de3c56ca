// SPDX-License-Identifier: Apache-2.0
// Sums of need over counties and items, with the items' weights.
#pragma once

#include <limits>

#include "models/demand/need_book.h"
#include "models/id.h"
#include "models/scenario/scenario.h"

namespace surge::models {

/// People in need of an item (or, weighted, of several) and those among them who go without.
struct NeedTotal {
  double in_need = 0;
  double unmet = 0;

  /// Share of the people in need whose need is met; NaN where nobody is in need.
  double coverage() const {
    return in_need > 0 ? 1 - unmet / in_need : std::numeric_limits<double>::quiet_NaN();
  }
  void add(const NeedState& state, double weight = 1) {
    in_need += weight * state.persons_in_need();
    unmet += weight * state.persons_unmet();
  }
};

/// Weight of each item in averages: the largest weight of its needs; 0 for items nobody needs.
PerRow<Item, double> item_weights(const Scenario& scenario);

/// Mean over the items with weight and a defined value; NaN if there are none.
double weighted_mean(const PerRow<Item, double>& weights, const PerRow<Item, double>& values);

}  // namespace surge::models
