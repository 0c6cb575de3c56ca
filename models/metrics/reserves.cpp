// SPDX-License-Identifier: Apache-2.0
// The reserves: what peacetime leaves at the impact, what it wastes, and how full depots are.
#include <cmath>
#include <limits>

#include "models/metrics/metric.h"
#include "models/world.h"

namespace surge::models {
namespace {

double share(Quantity part, Quantity whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole)
                   : std::numeric_limits<double>::quiet_NaN();
}

class ReservesMetric final : public Metric {
 public:
  ReservesMetric(const Scenario& scenario, std::size_t first_table)
      : depots_(scenario.depots.size()), first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    return {{"stock_at_impact",
             "1",
             "units in depots at the impact",
             {"Stock at impact", "震时库存"},
             Direction::kHigherIsBetter,
             {"item"}},
            {"expired_in_peacetime",
             "1",
             "units that expired before the impact",
             {"Expired in peacetime", "平时过期"},
             Direction::kLowerIsBetter,
             {"item"}},
            {"rotated_in_peacetime",
             "1",
             "units sold before they expired",
             {"Rotated in peacetime", "平时轮换"},
             Direction::kNeutral,
             {"item"}},
            {"waste_share",
             "1",
             "units expired, before and after the impact, of all that came into depots",
             {"Waste by expiry", "过期损耗率"},
             Direction::kLowerIsBetter,
             {"item"}},
            {"peacetime_fill_rate",
             "1",
             "share of ordinary customers' demand served from stock at once",
             {"Peacetime fill rate", "平时满足率"},
             Direction::kHigherIsBetter,
             {"item"}},
            {"unsorted_donations",
             "m3",
             "donations unloaded and not yet sorted",
             {"Unsorted donations", "未分拣捐赠物资"},
             Direction::kLowerIsBetter,
             {"time"}},
            {"depot_filling",
             "1",
             "space taken of the space there is; NaN where space is not limited",
             {"Filling of depots", "库容占用率"},
             Direction::kNeutral,
             {"time", "depot"}}};
  }

  void sample(const World& world, std::size_t step, Record& record) override {
    record.table(first_table_ + 5)[step] = world.donations().unsorted_m3;
    for (const Id<Depot> depot : ids(world.scenario().depots)) {
      const double space = world.scenario().depots[depot].space_m3;
      if (std::isinf(space)) continue;
      record.table(first_table_ + 6)[step * depots_ + depot.index()] =
          world.depot(depot).occupied_m3() / space;
    }
  }

  void finish(const World& world, Record& record) override {
    for (const Id<Item> item : ids(world.scenario().items)) {
      const StockFlows& peacetime = world.peacetime().items[item].flows;
      const ItemFlows& flows = world.ledger()[item];
      const Quantity came = peacetime.initial + peacetime.received + flows.produced + flows.received;
      const double values[] = {static_cast<double>(flows.initial), static_cast<double>(peacetime.expired),
                               static_cast<double>(peacetime.rotated),
                               share(peacetime.expired + flows.expired, came),
                               share(peacetime.served_at_once, peacetime.demanded)};
      for (std::size_t table = 0; table < std::size(values); ++table) {
        record.table(first_table_ + table)[item.index()] = values[table];
      }
    }
  }

 private:
  std::size_t depots_;
  std::size_t first_table_;
};

}  // namespace

MetricEntry reserves_metric() {
  return {"reserves",
          "Stock at impact as peacetime left it, waste by expiry, rotation, service of ordinary customers, "
          "filling "
          "of depots, unsorted donations.",
          &ReservesMetric::tables, &make_metric<ReservesMetric>};
}

}  // namespace surge::models
