// SPDX-License-Identifier: Apache-2.0
// Goods made, delivered, in stock and on the way, expired and lost.
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
        {"delivered_by_item",
         "1",
         "units unloaded at counties",
         {"Delivered", "送达"},
         Direction::kHigherIsBetter,
         {"item"}},
        {"produced_by_item",
         "1",
         "units made by lines, and kits packed, after the impact",
         {"Produced", "产出"},
         Direction::kHigherIsBetter,
         {"item"}},
        {"received_by_item",
         "1",
         "units that came from outside: agreements, purchases, aid, donations, materials",
         {"Received from outside", "外部到货"},
         Direction::kNeutral,
         {"item"}},
        {"expired_by_item",
         "1",
         "units that expired after the impact",
         {"Expired", "过期"},
         Direction::kLowerIsBetter,
         {"item"}},
        {"lost_by_item",
         "1",
         "units damaged or refused by the release of their lot",
         {"Lost", "损失"},
         Direction::kLowerIsBetter,
         {"item"}},
        {"stock_by_item", "1", "units in depots", {"Stock", "库存"}, Direction::kNeutral, {"time", "item"}},
        {"in_transit_by_item",
         "1",
         "units on vehicles and at the gates of depots",
         {"In transit", "在途"},
         Direction::kNeutral,
         {"time", "item"}},
        {"produced_to_date",
         "1",
         "units made since the impact",
         {"Produced to date", "累计产出"},
         Direction::kHigherIsBetter,
         {"time", "item"}}};
  }

  void sample(const World& world, std::size_t step, Record& record) override {
    const PerRow<Item, ItemHoldings> holdings = world.holdings();
    for (const Id<Item> item : ids(holdings)) {
      const std::size_t cell = step * items_ + item.index();
      record.table(first_table_ + 5)[cell] = static_cast<double>(holdings[item].on_hand);
      record.table(first_table_ + 6)[cell] = static_cast<double>(holdings[item].in_transit);
      record.table(first_table_ + 7)[cell] = static_cast<double>(world.ledger()[item].produced);
    }
  }

  void finish(const World& world, Record& record) override {
    for (const Id<Item> item : ids(world.scenario().items)) {
      const ItemFlows& flows = world.ledger()[item];
      const Quantity totals[] = {flows.delivered, flows.produced, flows.received, flows.expired, flows.lost};
      for (std::size_t table = 0; table < std::size(totals); ++table) {
        record.table(first_table_ + table)[item.index()] = static_cast<double>(totals[table]);
      }
    }
  }

 private:
  std::size_t items_;
  std::size_t first_table_;
};

}  // namespace

MetricEntry supply_metric() {
  return {"supply", "Units delivered, produced, received, expired, lost, in stock and in transit by item.",
          &SupplyMetric::tables, &make_metric<SupplyMetric>};
}

}  // namespace surge::models
