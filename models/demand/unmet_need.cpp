// SPDX-License-Identifier: Apache-2.0
#include "models/demand/unmet_need.h"

#include <algorithm>

namespace surge::models {

UnmetNeedIntegral::UnmetNeedIntegral(const Scenario& scenario)
    : items_(scenario.items.size()), cells_(scenario.counties.size() * scenario.items.size()) {}

void UnmetNeedIntegral::need_changed(sim::Time now, Id<County> county, Id<Item> item, double, double,
                                     const NeedState& state) {
  Cell& cell = cells_[index(county, item)];
  cell.person_days += cell.unmet * sim::to_days(now - cell.since);
  cell.since = now;
  cell.unmet = state.persons_unmet();
  cell.most_in_need = std::max(cell.most_in_need, state.persons_in_need());
}

}  // namespace surge::models
