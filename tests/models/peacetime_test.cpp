// SPDX-License-Identifier: Apache-2.0
// Peacetime against ledgers worked out by hand.
#include "models/peacetime/peacetime.h"

#include <gtest/gtest.h>

#include "models/units.h"
#include "tests/models/peacetime_support.h"

namespace surge::models {
namespace {

using testing::account_of;
using testing::base_stock;
using testing::daily_customer;
using testing::day;
using testing::days;
using testing::kOnlyDepot;
using testing::kOnlyItem;
using testing::one_unit;
using testing::simulate;
using testing::with_shelf_life;

/// 10 units each that expire on the days 1, 4 and 7 after the start.
Scenario three_lots(double peacetime_days) {
  Scenario scenario = with_shelf_life(one_unit(peacetime_days), 10);
  scenario.stock.push_back({kOnlyDepot, kOnlyItem, 30, days(9), 3});
  return scenario;
}

TEST(Peacetime, OfDurationZeroDatesTheLotsOfTheTables) {
  Scenario scenario = with_shelf_life(one_unit(0), 40);
  scenario.stock.push_back({kOnlyDepot, kOnlyItem, 10, days(30), 3});
  scenario.lots.push_back({"old", kOnlyDepot, kOnlyItem, 5, days(35)});
  scenario.lots.push_back({"due", kOnlyDepot, kOnlyItem, 2, days(40)});
  scenario.customers.push_back(daily_customer(1));
  scenario.replenishment.push_back(base_stock(100, 0, 0));
  const PeacetimeResult result = simulate(scenario);
  const auto lot = [](Quantity quantity, double expires) {
    return LotAtImpact{kOnlyDepot, kOnlyItem, quantity, day(expires)};
  };
  EXPECT_EQ(result.lots, (std::vector{lot(2, 0), lot(5, 5), lot(3, 10), lot(3, 20), lot(4, 30)}));
  EXPECT_EQ(result.units[0].account.flows, (StockFlows{.initial = 17, .at_impact = 17}));
  EXPECT_TRUE(result.receipts.empty());
}

TEST(Peacetime, OfDurationZeroKeepsWhatNeverExpires) {
  Scenario scenario = one_unit(0);
  scenario.stock.push_back({kOnlyDepot, kOnlyItem, 10, {}, 3});
  EXPECT_EQ(simulate(scenario).lots, (std::vector{LotAtImpact{kOnlyDepot, kOnlyItem, 10, sim::Time::max()}}));
}

// 3 a day, oldest first. Day 0: 7 + 10 + 10 left. Day 1: 7 expire, then 7 + 10 left. Day 3: 1 + 10. Day 4: 1
// expires, then 7 left. Day 6: 1 left. Day 7: it expires, and the customers of days 7, 8 and 9 get nothing.
TEST(Peacetime, ServesWhatExpiresFirstAndLosesWhatIsTooOld) {
  Scenario scenario = three_lots(10);
  scenario.customers.push_back(daily_customer(3));
  const StockAccount account = account_of(scenario);
  EXPECT_EQ(account.flows, (StockFlows{.initial = 30,
                                       .demanded = 30,
                                       .served = 21,
                                       .served_at_once = 21,
                                       .lost = 9,
                                       .expired = 9,
                                       .customer_orders = 10}));
  EXPECT_DOUBLE_EQ(account.time.on_hand_unit_s, (27 + 17 + 14 + 11 + 7 + 4 + 1) * kDay_s);
  EXPECT_DOUBLE_EQ(account.costs.expired_value, 90);
}

TEST(Peacetime, LeavesTheRestOfEachLotAtTheImpact) {
  Scenario scenario = three_lots(3.5);
  scenario.customers.push_back(daily_customer(3));
  const LotAtImpact second{kOnlyDepot, kOnlyItem, 1, day(0.5)};
  const LotAtImpact third{kOnlyDepot, kOnlyItem, 10, day(3.5)};
  EXPECT_EQ(simulate(scenario).lots, (std::vector{second, third}));
}

TEST(Peacetime, ExpiryAtTheImpactCountsAndCustomersDoNot) {
  Scenario scenario = three_lots(4);
  scenario.customers.push_back(daily_customer(0));
  const StockFlows flows = account_of(scenario).flows;
  EXPECT_EQ(flows.expired, 20);
  EXPECT_EQ(flows.customer_orders, 4);
}

// Sold 2 days before expiry: the first lot at the start, the others on days 2 and 5.
TEST(Rotation, SellsALotBeforeItExpires) {
  Scenario scenario = three_lots(10);
  scenario.rotation.push_back({kOnlyDepot, kOnlyItem, days(2), 0.5});
  const StockAccount account = account_of(scenario);
  EXPECT_EQ(account.flows, (StockFlows{.initial = 30, .rotated = 30}));
  EXPECT_DOUBLE_EQ(account.time.on_hand_unit_s, (10 * 2 + 10 * 5) * kDay_s);
  EXPECT_DOUBLE_EQ(account.costs.rotation_revenue, 150);
}

TEST(Rotation, WithNothingLeftOfTheShelfLifeComesTooLate) {
  Scenario scenario = three_lots(10);
  scenario.rotation.push_back({kOnlyDepot, kOnlyItem, days(0), 0.5});
  EXPECT_EQ(account_of(scenario).flows, (StockFlows{.initial = 30, .expired = 30}));
}

// The lots go on days 1, 4 and 7; each time 10 are ordered, and those of day 1 are still good on day 9.
TEST(Replenishment, ContinuousReviewSeesExpiry) {
  Scenario scenario = three_lots(9);
  scenario.replenishment.push_back(base_stock(30, 0, 1));
  const PeacetimeResult result = simulate(scenario);
  EXPECT_EQ(result.units[0].account.flows.replenishment_orders, 3);
  const auto lot = [](double expires) { return LotAtImpact{kOnlyDepot, kOnlyItem, 10, day(expires)}; };
  EXPECT_EQ(result.lots, (std::vector{lot(3), lot(6), lot(9)}));
}

TEST(Replenishment, ContinuousReviewSeesRotation) {
  Scenario scenario = three_lots(1);
  scenario.rotation.push_back({kOnlyDepot, kOnlyItem, days(2), 0.5});
  scenario.replenishment.push_back(base_stock(30, 0, 0));
  EXPECT_EQ(account_of(scenario).flows, (StockFlows{.initial = 30,
                                                    .ordered = 10,
                                                    .received = 10,
                                                    .rotated = 10,
                                                    .at_impact = 30,
                                                    .replenishment_orders = 1}));
}

// 2 a day against base stock 10 that takes 5 days: the orders of days -3, -2 and -1 are on their way.
TEST(Replenishment, OrdersOfTheLastDaysArriveAfterTheImpact) {
  Scenario scenario = with_shelf_life(one_unit(3), 100);
  scenario.stock.push_back({kOnlyDepot, kOnlyItem, 10, {}, 1});
  scenario.customers.push_back(daily_customer(2));
  scenario.replenishment.push_back(base_stock(10, 0, 5));
  const auto receipt = [](double arrives) {
    return ReceiptAfterImpact{kOnlyDepot, kOnlyItem, 2, day(arrives), day(arrives + 100)};
  };
  EXPECT_EQ(simulate(scenario).receipts, (std::vector{receipt(2), receipt(3), receipt(4)}));
}

TEST(Replenishment, ReceiptAtTheImpactIsOnHand) {
  Scenario scenario = one_unit(5);
  scenario.replenishment.push_back(base_stock(10, 0, 5));
  const PeacetimeResult result = simulate(scenario);
  EXPECT_EQ(result.units[0].account.flows.at_impact, 10);
  EXPECT_TRUE(result.receipts.empty());
}

// With lead time 0 the review of a day feeds the customer of that instant; 8 of 10 are left to expire on
// the next day, before the review that replaces them.
TEST(Replenishment, OneInstantRunsReceiptExpiryReviewCustomers) {
  Scenario scenario = with_shelf_life(one_unit(3), 1);
  scenario.customers.push_back(daily_customer(2));
  scenario.replenishment.push_back(base_stock(10, 1, 0));
  EXPECT_EQ(account_of(scenario).flows, (StockFlows{.ordered = 30,
                                                    .received = 30,
                                                    .demanded = 6,
                                                    .served = 6,
                                                    .served_at_once = 6,
                                                    .expired = 24,
                                                    .replenishment_orders = 3,
                                                    .customer_orders = 3}));
}

// 3 wait from day 0 and 6 from day 1. The order of day 0 brings 4 on day 2: the first customer's 3 and 1 of
// the second's; 2 + 3 wait. 8 wait from day 3. The order of day 2 brings 4 at the impact, that of day 3
// later.
TEST(Replenishment, WaitingCustomersAreServedInPartFromReceipts) {
  Scenario scenario = one_unit(4);
  scenario.customers.push_back(daily_customer(3, UnservedOrder::kBackordered));
  Replenishment row = base_stock(0, 1, 2);
  row.policy = ReplenishmentPolicy::kReorderQuantity;
  row.reorder_point = 0;
  row.order_quantity = 4;
  scenario.replenishment.push_back(row);
  const StockAccount account = account_of(scenario);
  EXPECT_EQ(account.flows.served, 8);
  EXPECT_EQ(account.flows.served_at_once, 0);
  EXPECT_EQ(account.flows.backordered, 4);
  EXPECT_DOUBLE_EQ(account.time.backordered_unit_s, (3 + 6 + 5 + 8) * kDay_s);
}

TEST(Replenishment, LotSizePolicyOrdersTheFewestLotsThatLiftThePositionAboveThePoint) {
  Scenario scenario = one_unit(1);
  Replenishment row = base_stock(0, 0, 0);
  row.policy = ReplenishmentPolicy::kReorderQuantity;
  row.order_quantity = 10;
  const auto ordered_at = [&](Quantity point) {
    row.reorder_point = point;
    scenario.replenishment = {row};
    return account_of(scenario).flows.ordered;
  };
  EXPECT_EQ(ordered_at(-1), 0);
  EXPECT_EQ(ordered_at(0), 10);
  EXPECT_EQ(ordered_at(9), 10);
  EXPECT_EQ(ordered_at(10), 20);
}

// Nothing is ordered until 4 units wait: on day 3; the delivery serves them at once and leaves 6.
TEST(Replenishment, ReorderPointMayBeNegative) {
  Scenario scenario = one_unit(3.5);
  scenario.customers.push_back(daily_customer(1, UnservedOrder::kBackordered));
  Replenishment row = base_stock(6, 0, 0);
  row.policy = ReplenishmentPolicy::kReorderUpTo;
  row.reorder_point = -4;
  scenario.replenishment.push_back(row);
  const StockAccount account = account_of(scenario);
  EXPECT_EQ(account.flows.at_impact, 6);
  EXPECT_EQ(account.flows.served, 4);
  EXPECT_DOUBLE_EQ(account.time.backordered_unit_s, (1 + 2 + 3) * kDay_s);
}

// 4 days, 6 in stock, 4 a day lost if missing, weekly review up to 9 that takes 2 days: days 0 to 4 hold
// 2, 0, (3 arrive) 0, 0; sold 4, 2, 3, 0.
TEST(Costs, AreUnitsTimesTheirPrices) {
  Scenario scenario = one_unit(4);
  scenario.stock.push_back({kOnlyDepot, kOnlyItem, 6, {}, 1});
  scenario.customers.push_back(daily_customer(4));
  scenario.customers[0].lost_cost_cny = 5;
  Replenishment row = base_stock(9, 7, 2);
  row.order_cost_cny = 100;
  row.unit_cost_cny = 8;
  row.holding_cost_cny_per_s = 0.25 / kDay_s;
  scenario.replenishment.push_back(row);
  const StockCosts expected{.ordering = 100, .purchase = 3 * 8, .holding = 2 * 0.25, .shortage = 7 * 5};
  const StockCosts costs = account_of(scenario).costs;
  EXPECT_EQ(costs.ordering, expected.ordering);
  EXPECT_EQ(costs.purchase, expected.purchase);
  EXPECT_NEAR(costs.holding, expected.holding, 1e-12);
  EXPECT_EQ(costs.shortage, expected.shortage);
}

}  // namespace
}  // namespace surge::models
