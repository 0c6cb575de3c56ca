// SPDX-License-Identifier: Apache-2.0
// Peacetime against inventory theory without chance.
#include <gtest/gtest.h>

#include "tests/models/peacetime_support.h"

namespace surge::models {
namespace {

using sim::Distribution;
using testing::account_of;
using testing::every_days;
using testing::kOnlyDepot;
using testing::kOnlyItem;
using testing::one_unit;
using testing::total;
using testing::units;

// sqrt(2 K h d) = 68.4105255 a year of 1,300 units, at Q = sqrt(2 K d / h) = 304.0467800. A hundredth of a
// unit is asked for every 10 s, so a year is 1.3e6 s; over whole cycles the cost is K d / Q + h Q / 2 plus
// half a hundredth held.
TEST(EconomicOrderQuantity, CostsWhatWilsonsFormulaSays) {
  constexpr double kYear_s = 1.3e6;
  Scenario scenario = one_unit(0);
  scenario.peacetime.duration = sim::duration_from_seconds(20 * 30'405 * 10);
  scenario.stock.push_back({kOnlyDepot, kOnlyItem, 30'405, {}, 1});
  scenario.customers.push_back({kOnlyDepot, kOnlyItem, Distribution::constant(10), units(1)});
  Replenishment row{kOnlyDepot, kOnlyItem, ReplenishmentPolicy::kReorderQuantity};
  row.order_quantity = 30'405;
  row.order_cost_cny = 8;
  row.holding_cost_cny_per_s = 0.225 / 100 / kYear_s;
  scenario.replenishment.push_back(row);
  const StockAccount account = account_of(scenario);
  EXPECT_EQ(account.flows.lost, 0);
  const double years = sim::to_seconds(scenario.peacetime.duration) / kYear_s;
  EXPECT_NEAR(total(account.costs) / years, 68.4105255 + 0.225 / 200, 1e-3);
}

/// R = Q = 500, start 1000, 120 asked for every 2 days from day 0 on, delivery after 2 days.
Scenario deterministic_chain(double peacetime_days) {
  Scenario scenario = one_unit(peacetime_days);
  scenario.stock.push_back({kOnlyDepot, kOnlyItem, 1000, {}, 1});
  scenario.customers.push_back(
      {kOnlyDepot, kOnlyItem, every_days(2), units(120), UnservedOrder::kBackordered});
  Replenishment row{kOnlyDepot, kOnlyItem, ReplenishmentPolicy::kReorderQuantity, {}, 500};
  row.order_quantity = 500;
  row.lead_time_s = every_days(2);
  scenario.replenishment.push_back(row);
  return scenario;
}

// Position 500 or less after the customers of days 8, 16, 24, 32, 40, 48 (400, 420, 440, 460, 480, 500) and
// 58 (400): the seventh order is under way at day 59. 30 customers, of days 0 to 58, took 3,600 of 1,000 +
// 3,000.
TEST(DeterministicChain, EndsWithItsStockAndReceipts) {
  const StockFlows flows = account_of(deterministic_chain(59)).flows;
  EXPECT_EQ(flows.at_impact, 400);
  EXPECT_EQ(flows.received, 3'000);
  EXPECT_EQ(flows.replenishment_orders, 7);
  EXPECT_EQ(flows.served_at_once, 30 * 120);
}

// Goods reach the customer after 2 days as well: by day 59 the customer has what left until day 57, 29 orders
// and 3,480 units, while the 120 of day 58 are in transit: 1,000 + 3,000 = 400 + 3,480 + 120.
TEST(DeterministicChain, CustomersHaveWhatLeftTwoDaysBefore) {
  const StockFlows flows = account_of(deterministic_chain(57)).flows;
  EXPECT_EQ(flows.customer_orders, 29);
  EXPECT_EQ(flows.served_at_once, 3'480);
}

}  // namespace
}  // namespace surge::models
