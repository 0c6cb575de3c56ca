// SPDX-License-Identifier: Apache-2.0
// The small parts of peacetime by themselves.
#include <vector>

#include <gtest/gtest.h>

#include "models/peacetime/lot_queue.h"
#include "models/peacetime/open_orders.h"
#include "models/peacetime/reorder_rule.h"
#include "models/peacetime/sampler.h"
#include "tests/models/peacetime_support.h"

namespace surge::models::peacetime {
namespace {

using sim::Distribution;
using testing::day;

TEST(LotQueue, KeepsItsOrderWhileItGrowsAndGoesRound) {
  LotQueue lots;
  for (int k = 0; k < 6; ++k) lots.add({1, day(k)});
  lots.take(5);
  for (int k = 6; k < 100; ++k) lots.add({1, day(k)});
  ASSERT_EQ(lots.on_hand(), 95);
  for (int k = 5; k < 100; ++k) {
    EXPECT_EQ(lots.first_expiry(), day(k));
    lots.take(1);
  }
  EXPECT_EQ(lots.first_expiry(), sim::Time::max());
}

TEST(LotQueue, JoinsLotsOfOneDate) {
  LotQueue lots;
  lots.add({3, sim::Time::max()});
  lots.add({0, sim::Time::max()});
  lots.add({4, sim::Time::max()});
  EXPECT_EQ(lots.size(), 1u);
  EXPECT_EQ(lots.on_hand(), 7);
}

TEST(LotQueue, GivesUpExactlyWhatExpiresByATime) {
  LotQueue lots;
  for (const int k : {1, 2, 3}) lots.add({10 * k, day(k)});
  EXPECT_EQ(lots.take_expiring_by(day(0.9)), 0);
  EXPECT_EQ(lots.take_expiring_by(day(2)), 30);
  EXPECT_EQ(lots.on_hand(), 30);
}

TEST(OpenOrders, ArriveByTimeAndThoseOfOneTimeInTheOrderPlaced) {
  OpenOrders orders;
  const std::vector<OpenOrder> placed = {{1, day(5)}, {2, day(3)}, {3, day(5)}, {4, day(1)}, {5, day(3)}};
  for (const OpenOrder& order : placed) orders.add(order);
  EXPECT_EQ(orders.on_order(), 15);
  EXPECT_EQ(orders.first_arrival(), day(1));
  for (const Quantity quantity : {4, 2, 5, 1, 3}) EXPECT_EQ(orders.take_first(), quantity);
  EXPECT_EQ(orders.first_arrival(), sim::Time::max());
}

TEST(ReorderRule, WithoutAPolicyNeverOrders) {
  EXPECT_EQ(ReorderRule().to_order(-1'000'000), 0);
}

TEST(ReorderRule, BaseStockOrdersWheneverThePositionIsBelow) {
  const ReorderRule rule({.policy = ReplenishmentPolicy::kBaseStock, .order_up_to = 10});
  EXPECT_EQ(rule.to_order(10), 0);
  EXPECT_EQ(rule.to_order(9), 1);
  EXPECT_EQ(rule.to_order(-5), 15);
}

TEST(ReorderRule, ReorderUpToOrdersAtThePointAndBelow) {
  const ReorderRule rule(
      {.policy = ReplenishmentPolicy::kReorderUpTo, .reorder_point = 4, .order_up_to = 10});
  EXPECT_EQ(rule.to_order(5), 0);
  EXPECT_EQ(rule.to_order(4), 6);
}

TEST(Sampler, DrawsWhatTheDistributionDraws) {
  for (const Distribution& distribution :
       {Distribution::constant(3), Distribution::exponential(2), Distribution::gamma(2, 3),
        Distribution::discrete({1, 5}, {1, 1})}) {
    sim::Stream stream = sim::StreamSource(1, 2).stream(sim::Cause("test"));
    sim::Stream same = stream;
    const Sampler sampler(distribution);
    for (int k = 0; k < 100; ++k) EXPECT_EQ(sampler(stream), distribution.sample(same));
  }
}

TEST(Sampler, UnitsAreRoundedAndNeverNegative) {
  EXPECT_EQ(whole_units(2.5), 3);
  EXPECT_EQ(whole_units(2.49), 2);
  EXPECT_EQ(whole_units(0.49), 0);
  EXPECT_EQ(whole_units(-7), 0);
  EXPECT_EQ(bounded_duration(-1), sim::Duration::zero());
}

}  // namespace
}  // namespace surge::models::peacetime
