// SPDX-License-Identifier: Apache-2.0
// Peacetime of many units under random policies: conservation, independence, repeatability.
#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "models/units.h"
#include "sim/random/sampling.h"
#include "tests/models/peacetime_support.h"

namespace surge::models {
namespace {

using sim::Distribution;
using testing::day;
using testing::days;
using testing::simulate;

/// Rows of random units, one after the other.
class RandomRows {
 public:
  explicit RandomRows(std::uint64_t seed) : stream_(sim::StreamSource(seed, 0).stream(sim::Cause("test"))) {}

  void add_unit(Scenario& scenario, Id<Depot> depot, Id<Item> item) {
    const sim::Duration life = scenario.items[item].shelf_life.value_or(days(100));
    if (half()) scenario.stock.push_back({depot, item, whole(500), life * whole(10) / 10, 1 + small(7)});
    if (half()) scenario.lots.push_back({"lot", depot, item, whole(100), life * whole(10) / 10});
    if (half()) add_customers(scenario, depot, item);
    if (half()) add_replenishment(scenario, depot, item);
    if (half()) scenario.rotation.push_back({depot, item, life * whole(9) / 10, 0.4});
  }

  bool half() { return sim::bernoulli(stream_, 0.5); }
  /// 0 ... most
  Quantity whole(std::uint64_t most) { return static_cast<Quantity>(sim::uniform_int(stream_, most + 1)); }

 private:
  int small(std::uint64_t most) { return static_cast<int>(whole(most)); }

  Distribution duration(double mean_days) {
    if (half()) return Distribution::constant(mean_days * kDay_s);
    return half() ? Distribution::exponential(mean_days * kDay_s)
                  : Distribution::normal(mean_days * kDay_s, mean_days * kDay_s);
  }

  void add_customers(Scenario& scenario, Id<Depot> depot, Id<Item> item) {
    Customers row{depot, item, duration(1), Distribution::normal(10, 10)};
    row.unserved = half() ? UnservedOrder::kBackordered : UnservedOrder::kLost;
    scenario.customers.push_back(row);
  }

  void add_replenishment(Scenario& scenario, Id<Depot> depot, Id<Item> item) {
    Replenishment row{depot, item};
    row.policy = std::array{ReplenishmentPolicy::kReorderUpTo, ReplenishmentPolicy::kReorderQuantity,
                            ReplenishmentPolicy::kBaseStock}[static_cast<std::size_t>(whole(2))];
    row.review = days(static_cast<double>(whole(7)));
    row.reorder_point = whole(100) - 20;
    row.order_up_to = row.reorder_point + 1 + whole(200);
    row.order_quantity = 1 + whole(60);
    row.lead_time_s = half() ? Distribution::constant(0) : duration(8);
    scenario.replenishment.push_back(row);
  }

  sim::Stream stream_;
};

/// 25 depots x 40 items = 1,000 units, over 90 days.
Scenario random_peacetime() {
  RandomRows rows(7);
  Scenario scenario;
  scenario.peacetime.duration = days(90);
  for (int k = 0; k < 40; ++k) {
    Item item{.key = "item" + std::to_string(k), .value_cny = 3};
    if (rows.half()) item.shelf_life = days(static_cast<double>(1 + rows.whole(60)));
    scenario.items.add(item);
  }
  for (int k = 0; k < 25; ++k) scenario.depots.add({.key = "depot" + std::to_string(k)});
  for (const Id<Depot> depot : ids(scenario.depots)) {
    for (const Id<Item> item : ids(scenario.items)) rows.add_unit(scenario, depot, item);
  }
  return scenario;
}

TEST(RandomPeacetime, ConservesTheUnitsOfEveryStockKeepingUnit) {
  const PeacetimeResult result = simulate(random_peacetime());
  EXPECT_GT(result.units.size(), 900u);
  for (const StockKeepingUnitAccount& unit : result.units) {
    const StockFlows& flows = unit.account.flows;
    EXPECT_EQ(flows.initial + flows.received, flows.served + flows.rotated + flows.expired + flows.at_impact);
    EXPECT_EQ(flows.demanded, flows.served + flows.lost + flows.backordered);
    EXPECT_TRUE(flows.backordered == 0 || flows.at_impact == 0);
  }
}

TEST(RandomPeacetime, HasEveryKindOfFlow) {
  const PeacetimeResult result = simulate(random_peacetime());
  StockAccount sum;
  for (const StockAccount& item : result.items) sum += item;
  const StockFlows& flows = sum.flows;
  for (const Quantity flow :
       {flows.initial, flows.served_at_once, flows.served - flows.served_at_once, flows.lost, flows.rotated,
        flows.expired, flows.backordered, flows.at_impact, flows.ordered - flows.received})
    EXPECT_GT(flow, 100);
}

TEST(RandomPeacetime, ListsEveryUnitOnHandAndOnOrder) {
  const Scenario scenario = random_peacetime();
  const PeacetimeResult result = simulate(scenario);
  PerRow<Item, Quantity> on_hand(scenario.items.size());
  PerRow<Item, Quantity> on_order(scenario.items.size());
  for (const LotAtImpact& lot : result.lots) on_hand[lot.item] += lot.quantity;
  for (const ReceiptAfterImpact& receipt : result.receipts) on_order[receipt.item] += receipt.quantity;
  for (const Id<Item> item : ids(scenario.items)) {
    const StockFlows& flows = result.items[item].flows;
    EXPECT_EQ(on_hand[item], flows.at_impact);
    EXPECT_EQ(on_order[item], flows.ordered - flows.received);
  }
}

TEST(RandomPeacetime, ListsLotsByExpiryAndReceiptsByArrivalWhateverOrdersOvertake) {
  const PeacetimeResult result = simulate(random_peacetime());
  const auto lot_key = [](const LotAtImpact& lot) { return std::tuple(lot.depot, lot.item, lot.expires); };
  const auto receipt_key = [](const ReceiptAfterImpact& receipt) {
    return std::tuple(receipt.depot, receipt.item, receipt.arrives);
  };
  EXPECT_TRUE(std::ranges::is_sorted(result.lots, {}, lot_key));
  EXPECT_TRUE(std::ranges::is_sorted(result.receipts, {}, receipt_key));
  for (const LotAtImpact& lot : result.lots) EXPECT_GT(lot.expires, day(0));
  for (const ReceiptAfterImpact& receipt : result.receipts) EXPECT_GT(receipt.arrives, day(0));
}

TEST(RandomPeacetime, IsTheSameWhenSimulatedAgain) {
  const Scenario scenario = random_peacetime();
  const PeacetimeResult first = simulate(scenario);
  const PeacetimeResult second = simulate(scenario);
  EXPECT_EQ(first.lots, second.lots);
  EXPECT_EQ(first.receipts, second.receipts);
  EXPECT_EQ(first.units, second.units);
  EXPECT_EQ(first.items.values(), second.items.values());
}

TEST(RandomPeacetime, OfAnotherReplicationDiffers) {
  const Scenario scenario = random_peacetime();
  EXPECT_NE(simulate_peacetime(scenario, sim::StreamSource(1, 0)).units,
            simulate_peacetime(scenario, sim::StreamSource(1, 1)).units);
}

/// The scenario with a depot and an item more, which stand first in the tables.
Scenario with_units_before(const Scenario& scenario) {
  Scenario larger = scenario;
  larger.depots = {};
  larger.depots.add({.key = "new depot"});
  for (const Depot& depot : scenario.depots) larger.depots.add(depot);
  larger.items = {};
  larger.items.add({.key = "new item"});
  for (const Item& item : scenario.items) larger.items.add(item);
  const auto shift = [](auto& rows) {
    for (auto& row : rows) {
      row.depot = Id<Depot>{row.depot.index() + 1};
      row.item = Id<Item>{row.item.index() + 1};
    }
  };
  shift(larger.stock), shift(larger.lots), shift(larger.customers);
  shift(larger.replenishment), shift(larger.rotation);
  RandomRows(8).add_unit(larger, Id<Depot>{0}, Id<Item>{0});
  for (const Id<Item> item : ids(larger.items))
    larger.customers.push_back({Id<Depot>{0}, item, Distribution::exponential(kDay_s)});
  return larger;
}

TEST(RandomPeacetime, AddingUnitsDoesNotChangeTheLuckOfOthers) {
  const Scenario scenario = random_peacetime();
  const std::vector<StockKeepingUnitAccount> before = simulate(scenario).units;
  std::vector<StockKeepingUnitAccount> after = simulate(with_units_before(scenario)).units;
  std::erase_if(after, [](const auto& unit) { return unit.depot == Id<Depot>{0}; });
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t k = 0; k < before.size(); ++k) EXPECT_EQ(after[k].account, before[k].account);
}

}  // namespace
}  // namespace surge::models
