// SPDX-License-Identifier: Apache-2.0
// Goods made, delivered, in stock and on the way; lines converted and what that costs peacetime.
#include <algorithm>

#include "models/metrics/metric.h"
#include "models/world.h"

namespace surge::models {
namespace {

class SupplyMetric final : public Metric {
 public:
  SupplyMetric(const Scenario& scenario, std::size_t first_table)
      : items_(scenario.items.size()), first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    return {
        {"peacetime_output_lost",
         "CNY",
         "value of peacetime output lost while lines are converted",
         {"Peacetime output lost", "转产损失的平时产值"},
         Direction::kLowerIsBetter,
         {}},
        {"delivered_by_item",
         "1",
         "units unloaded at counties",
         {"Delivered", "送达"},
         Direction::kHigherIsBetter,
         {"item"}},
        {"produced_by_item",
         "1",
         "units made by converted lines",
         {"Produced", "转产产出"},
         Direction::kHigherIsBetter,
         {"item"}},
        {"first_article_by_line",
         "h",
         "impact to the first article of a converted line",
         {"First article", "首件时间"},
         Direction::kLowerIsBetter,
         {"line"}},
        {"stock_by_item", "1", "units in depots", {"Stock", "库存"}, Direction::kNeutral, {"time", "item"}},
        {"in_transit_by_item",
         "1",
         "units on vehicles",
         {"In transit", "在途"},
         Direction::kNeutral,
         {"time", "item"}},
        {"lines_converted",
         "1",
         "lines past their first article",
         {"Converted lines", "已转产生产线"},
         Direction::kNeutral,
         {"time"}}};
  }

  void sample(const World& world, std::size_t step, Record& record) override {
    const PerRow<Item, ItemHoldings> holdings = world.holdings();
    for (const Id<Item> item : ids(holdings)) {
      const std::size_t cell = step * items_ + item.index();
      record.table(first_table_ + 4)[cell] = static_cast<double>(holdings[item].on_hand);
      record.table(first_table_ + 5)[cell] = static_cast<double>(holdings[item].in_transit);
    }
    double converted = 0;
    for (const Id<ProductionLine> line : ids(world.scenario().lines)) {
      if (world.line(line).first_article != sim::Time::max()) ++converted;
    }
    record.table(first_table_ + 6)[step] = converted;
  }

  void finish(const World& world, Record& record) override {
    for (const Id<Item> item : ids(world.scenario().items)) {
      record.table(first_table_ + 1)[item.index()] = static_cast<double>(world.ledger()[item].delivered);
      record.table(first_table_ + 2)[item.index()] = static_cast<double>(world.ledger()[item].produced);
    }
    double lost = 0;
    for (const Id<ProductionLine> id : ids(world.scenario().lines)) {
      const LineStatus& line = world.line(id);
      const sim::Duration stopped =
          std::max(sim::Duration{},
                   world.simulation().now() - std::min(line.peacetime_stopped, world.simulation().now()));
      lost += world.scenario().lines[id].peacetime_value_cny_per_s * sim::to_seconds(stopped);
      if (line.first_article == sim::Time::max()) continue;
      record.table(first_table_ + 3)[id.index()] = sim::to_hours(line.first_article - sim::kStart);
    }
    record.table(first_table_)[0] = lost;
  }

 private:
  std::size_t items_;
  std::size_t first_table_;
};

}  // namespace

MetricEntry supply_metric() {
  return {"supply",
          "Units delivered, produced, in stock and in transit by item; conversion of lines and the peacetime "
          "output it costs.",
          &SupplyMetric::tables, &make_metric<SupplyMetric>};
}

}  // namespace surge::models
