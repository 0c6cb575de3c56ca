// SPDX-License-Identifier: Apache-2.0
// The warm-up of peacetime: what it leaves out of accounts, and what it must not touch.
#include <gtest/gtest.h>

#include "models/peacetime/peacetime_course.h"
#include "tests/models/peacetime_support.h"

namespace surge::models {
namespace {

using testing::account_of;
using testing::base_stock;
using testing::daily_customer;
using testing::days;
using testing::kOnlyDepot;
using testing::kOnlyItem;
using testing::one_unit;
using testing::simulate;
using testing::with_shelf_life;

constexpr double kLength_days = 30;

/// Customers who wait, base stock of 12 with a lead time of five days on average, lots that expire after 20
/// days: 100 at the beginning, of which some expire on the days 10 and 15.
Scenario busy_unit() {
  Scenario scenario = with_shelf_life(one_unit(kLength_days), 20);
  scenario.stock.push_back({kOnlyDepot, kOnlyItem, 100, days(10), 2});
  Customers customers = daily_customer(2, UnservedOrder::kBackordered);
  customers.interval_s = sim::Distribution::exponential(kDay_s / 2);
  customers.shortage_cost_cny_per_s = 1;
  scenario.customers.push_back(customers);
  Replenishment row = base_stock(12, 0, 0);
  row.lead_time_s = sim::Distribution::exponential(5 * kDay_s);
  row.holding_cost_cny_per_s = 0.5;
  row.order_cost_cny = 3;
  scenario.replenishment.push_back(row);
  return scenario;
}

Scenario with_warm_up(Scenario scenario, double warm_up_days) {
  scenario.peacetime.warm_up = days(warm_up_days);
  return scenario;
}

TEST(PeacetimeWarmUp, ChangesNothingOfWhatTheDisasterMeets) {
  const PeacetimeResult whole = simulate(busy_unit());
  const PeacetimeResult counted = simulate(with_warm_up(busy_unit(), 12.3));
  EXPECT_EQ(whole.lots, counted.lots);
  EXPECT_EQ(whole.receipts, counted.receipts);
  EXPECT_NE(whole.units, counted.units);
}

// Two a day from 20: 14 are left on day 3, 6 on day 7 when the customer of that day has yet to come.
TEST(PeacetimeWarmUp, LeavesOutWhatHappensBeforeItsEnd) {
  Scenario scenario = one_unit(10);
  scenario.stock.push_back({kOnlyDepot, kOnlyItem, 20});
  scenario.customers.push_back(daily_customer(2));
  const StockFlows flows = account_of(with_warm_up(scenario, 7)).flows;
  EXPECT_EQ(flows, (StockFlows{.initial = 6,
                               .demanded = 6,
                               .served = 6,
                               .served_at_once = 6,
                               .at_impact = 0,
                               .customer_orders = 3}));
}

TEST(PeacetimeWarmUp, AccountsBalanceFromAnyMomentOn) {
  bool backordered = false;
  bool on_order = false;
  for (int day = 1; day < 30; ++day) {
    const PeacetimeResult result = simulate(with_warm_up(busy_unit(), day));
    const StockFlows& flows = result.units[0].account.flows;
    Quantity on_order_at_impact = 0;
    for (const ReceiptAfterImpact& receipt : result.receipts) on_order_at_impact += receipt.quantity;
    EXPECT_EQ(flows.initial + flows.received, flows.served + flows.rotated + flows.expired + flows.at_impact);
    EXPECT_EQ(flows.initially_backordered + flows.demanded, flows.served + flows.lost + flows.backordered);
    EXPECT_EQ(flows.initially_on_order + flows.ordered, flows.received + on_order_at_impact);
    backordered = backordered || flows.initially_backordered > 0;
    on_order = on_order || flows.initially_on_order > 0;
  }
  EXPECT_TRUE(backordered && on_order);
}

TEST(PeacetimeCourse, StepsAddUpToTheAccount) {
  const Scenario scenario = busy_unit();
  const sim::StreamSource streams(20'08'05'12, 0);
  const PeacetimeCourse course = peacetime_course(scenario, streams, days(1.5));
  const StockAccount whole = simulate_peacetime(scenario, streams).items[kOnlyItem];
  ASSERT_EQ(course.items[kOnlyItem].size(), 20u);
  StockAccount sum;
  for (const StockAccount& step : course.items[kOnlyItem]) sum += step;
  EXPECT_EQ(sum.flows.demanded, whole.flows.demanded);
  EXPECT_EQ(sum.flows.served, whole.flows.served);
  EXPECT_EQ(sum.flows.ordered, whole.flows.ordered);
  EXPECT_EQ(sum.flows.expired, whole.flows.expired);
  EXPECT_GT(sum.flows.expired, 0);
  EXPECT_NEAR(sum.time.on_hand_unit_s, whole.time.on_hand_unit_s, 1e-6 * whole.time.on_hand_unit_s);
  EXPECT_NEAR(testing::total(sum.costs), testing::total(whole.costs), 1e-9 * testing::total(whole.costs));
  EXPECT_EQ(course.items[kOnlyItem].front().flows.initial, whole.flows.initial);
}

TEST(PeacetimeCourse, StepIsWhatTheWarmUpLeaves) {
  const Scenario scenario = busy_unit();
  const sim::StreamSource streams(20'08'05'12, 0);
  const std::vector<StockAccount> steps = peacetime_course(scenario, streams, days(10)).items[kOnlyItem];
  const StockFlows last = simulate_peacetime(with_warm_up(scenario, 20), streams).items[kOnlyItem].flows;
  EXPECT_EQ(steps[2].flows.initially_backordered, last.initially_backordered);
  EXPECT_EQ(steps[2].flows.initial, last.initial);
  EXPECT_EQ(steps[2].flows.demanded, last.demanded);
  EXPECT_EQ(steps[1].flows.at_impact, last.initial);
}

}  // namespace
}  // namespace surge::models
