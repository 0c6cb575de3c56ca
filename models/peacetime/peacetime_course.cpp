// SPDX-License-Identifier: Apache-2.0
#include "models/peacetime/peacetime_course.h"

#include "models/peacetime/stock_keeping.h"
#include "models/peacetime/stock_keeping_unit.h"
#include "sim/contract.h"

namespace surge::models {

PeacetimeCourse peacetime_course(const Scenario& scenario, const sim::StreamSource& streams,
                                 sim::Duration step) {
  SIM_EXPECT(step > sim::Duration::zero());
  const auto steps = static_cast<std::size_t>(scenario.peacetime.duration / step);
  PeacetimeCourse course{step, {}};
  const sim::Time start = sim::kStart - scenario.peacetime.duration;
  const peacetime::StockKeepingUnits all = peacetime::stock_keeping_units(scenario, start);
  course.items = PerRow<Item, std::vector<StockAccount>>(scenario.items.size());
  for (const Id<Item> item : ids(scenario.items)) course.items[item].resize(steps);
  peacetime::StockState state;
  for (const peacetime::StockKeepingUnit& unit : all.units) {
    peacetime::StockKeeping keeping(unit, scenario.items[unit.item], start, streams, state);
    std::vector<StockAccount>& accounts = course.items[unit.item];
    for (std::size_t k = 0; k < steps; ++k) {
      keeping.count_from_here();
      keeping.run_before(start + step * static_cast<std::int64_t>(k + 1));
      accounts[k] += keeping.account();
    }
  }
  return course;
}

}  // namespace surge::models
