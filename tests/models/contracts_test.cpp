// SPDX-License-Identifier: Apache-2.0
// Agreements, markets, aid and donations.
#include "models/supply/contracts.h"

#include <cmath>

#include <gtest/gtest.h>

#include "models/units.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/small_scenario.h"
#include "tests/models/support/works_scenario.h"

namespace surge::models {
namespace {

using sim::Distribution;
using std::chrono::hours;
using testing::kStore;
using testing::kTent;

struct Supply : testing::StartedWorld {
  using StartedWorld::StartedWorld;
  Quantity inside() { return world.depot(kStore).on_hand(kTent); }
};

/// An agreement on 1,000 tents, 240 a day from 10 h after the call, 500 CNY each.
Scenario with_agreement(double default_risk = 0) {
  Scenario scenario = testing::works_scenario();
  scenario.command.plan.conversions.clear();
  scenario.agreements.add({"tents", Id<Enterprise>{0}, kTent, kStore, 1000, 240 / kDay_s, 500,
                           Distribution::constant(10 * kHour_s), default_risk, 0});
  return scenario;
}

TEST(Agreement, DeliversDailyConsignmentsAtItsRate) {
  Supply supply(with_agreement());
  call_off(supply.world, Id<Agreement>{0}, 600);
  EXPECT_EQ(supply.world.contracts().left(Id<Agreement>{0}), 400);
  EXPECT_EQ(supply.world.contracts().expected(kTent), 600);
  supply.run_to(hours(10));
  EXPECT_EQ(supply.inside(), 0);
  supply.run_to(hours(11));
  EXPECT_EQ(supply.inside(), 240);
  supply.run_to(hours(35));
  EXPECT_EQ(supply.inside(), 480);
  supply.run_to(hours(59));
  EXPECT_EQ(supply.inside(), 600);
  EXPECT_EQ(supply.world.contracts().expected(kTent), 0);
  EXPECT_EQ(supply.world.costs().of(CostKind::kAgreements), 600 * 500);
}

TEST(Agreement, CallsAreDeliveredOneAfterTheOther) {
  Supply supply(with_agreement());
  call_off(supply.world, Id<Agreement>{0}, 240);
  call_off(supply.world, Id<Agreement>{0}, 240);
  supply.run_to(hours(33));
  EXPECT_EQ(supply.inside(), 240);
  supply.run_to(hours(35));
  EXPECT_EQ(supply.inside(), 480);
}

// Four calls of a quarter of a day's units take a day together.
TEST(Agreement, SmallCallsDoNotHoldUpTheNext) {
  Supply supply(with_agreement());
  for (int call = 0; call < 4; ++call) call_off(supply.world, Id<Agreement>{0}, 60);
  supply.run_to(hours(30));
  EXPECT_EQ(supply.inside(), 240);
}

TEST(Agreement, DefaultIsLearntWhenTheLeadTimeHasPassed) {
  Supply supply(with_agreement(1));
  call_off(supply.world, Id<Agreement>{0}, 600);
  supply.run_to(hours(10) - sim::Duration{1});
  EXPECT_EQ(supply.world.contracts().expected(kTent), 600);
  supply.run_to(hours(100));
  EXPECT_EQ(supply.inside(), 0);
  EXPECT_EQ(supply.world.contracts().expected(kTent), 0);
  EXPECT_EQ(supply.world.contracts().defaulted(Id<Agreement>{0}), 600);
  EXPECT_EQ(supply.world.costs().of(CostKind::kAgreements), 0);
}

TEST(Agreement, DefaultsHappenWithTheirProbability) {
  int defaults = 0;
  const Scenario scenario = with_agreement(0.3);
  for (std::uint64_t replication = 0; replication < 1000; ++replication) {
    Supply supply(scenario, replication);
    call_off(supply.world, Id<Agreement>{0}, 1);
    supply.run_to(hours(11));
    defaults += supply.inside() == 0;
  }
  EXPECT_NEAR(defaults / 1000.0, 0.3, 3.3 * std::sqrt(0.3 * 0.7 / 1000));
}

/// A market of 100 tents a day at 1,000 CNY; price factor (1 + x)^0.5, lead time 10 h (1 + 0.2 x), x fading
/// with 48 h.
Scenario with_market() {
  Scenario scenario = testing::works_scenario();
  scenario.command.plan.conversions.clear();
  scenario.markets = {
      {kTent, kStore, 1000, 100 / kDay_s, 0.5, Distribution::constant(10 * kHour_s), 0.2, hours(48)}};
  return scenario;
}

TEST(Market, PriceAndLeadTimeRiseWithPurchasesAndFade) {
  Supply supply(with_market());
  const Contracts& contracts = supply.world.contracts();
  EXPECT_EQ(contracts.price_cny(0, sim::kStart), 1000);
  buy(supply.world, 0, 300);
  EXPECT_NEAR(contracts.pressure_days(0, sim::kStart), 3, 1e-12);
  EXPECT_NEAR(contracts.price_cny(0, sim::kStart), 2000, 1e-9);
  EXPECT_NEAR(contracts.lead_time_factor(0, sim::kStart), 1.6, 1e-12);
  EXPECT_NEAR(contracts.pressure_days(0, sim::kStart + hours(48)), 3 * std::exp(-1), 1e-12);
}

TEST(Market, BuyerPaysThePriceBeforeHisOwnPurchase) {
  Supply supply(with_market());
  buy(supply.world, 0, 300);
  buy(supply.world, 0, 10);
  EXPECT_NEAR(supply.world.costs().of(CostKind::kPurchase), 300 * 1000 + 10 * 2000, 1e-6);
  supply.run_to(hours(12));
  EXPECT_EQ(supply.inside(), 300);
  supply.run_to(hours(17));  // 10 h x 1.6
  EXPECT_EQ(supply.inside(), 310);
}

TEST(Aid, ArrivesAfterActivationAndIsExpectedUntilThen) {
  Scenario scenario = testing::works_scenario();
  scenario.command.plan.conversions.clear();
  scenario.aid = {{"tents of a neighbour", {}, kTent, 400, kStore, Distribution::constant(48 * kHour_s)}};
  Supply supply(scenario);
  supply.run_to(hours(2));
  EXPECT_EQ(supply.world.contracts().expected(kTent), 400);
  supply.run_to(hours(49));
  EXPECT_EQ(supply.inside(), 0);
  supply.run_to(hours(50));
  EXPECT_EQ(supply.inside(), 400);
  EXPECT_EQ(supply.world.contracts().expected(kTent), 0);
}

/// Consignments of 40 m3, half tents and half useless, 80 % of the tents usable; sorted by 2 people at 5 m3/h
/// each.
Scenario with_donations(double consignments_per_day) {
  Scenario scenario = testing::works_scenario();
  scenario.command.plan.conversions.clear();
  scenario.donations = {{"clothes drive",
                         kStore,
                         {},
                         hours(24 * 20),
                         consignments_per_day / kDay_s,
                         hours(24 * 5),
                         Distribution::constant(40),
                         Distribution::constant(0.8),
                         {{kTent, 0.5}}}};
  scenario.collection_points = {{kStore, 2, 5 / kHour_s, {}, Distribution::constant(0)}};
  return scenario;
}

// Each consignment: 20 m3 of tents are 80, of which 64 can be used.
TEST(Donations, OnlyTheUsablePartBecomesGoods) {
  Supply supply(with_donations(1));
  supply.run_to(hours(24 * 30));
  const Donations& donations = supply.world.donations();
  EXPECT_GT(donations.arrived_m3, 0);
  EXPECT_EQ(static_cast<double>(supply.inside()), donations.arrived_m3 / 40 * 64);
  EXPECT_NEAR(donations.useless_m3, donations.arrived_m3 * (1 - 0.4), 1e-6);
  EXPECT_NEAR(donations.unsorted_m3, 0, 1e-6);
}

// Rate r exp(-t / T) over 20 d, r = 4 a day, T = 5 d: 20 (1 - exp(-4)) = 19.634 consignments on average.
TEST(Donations, ComeAsAFadingPoissonProcess) {
  const Scenario scenario = with_donations(4);
  double sum = 0;
  double squares = 0;
  constexpr int kCount = 400;
  for (std::uint64_t replication = 0; replication < kCount; ++replication) {
    Supply supply(scenario, replication);
    supply.run_to(hours(24 * 20));
    const double count = supply.world.donations().arrived_m3 / 40;
    sum += count;
    squares += count * count;
  }
  const double mean = sum / kCount;
  const double expected = 20 * (1 - std::exp(-4));
  EXPECT_NEAR(mean, expected, 3.3 * std::sqrt(expected / kCount));
  EXPECT_NEAR(squares / kCount - mean * mean, expected, 0.3 * expected);
}

TEST(Donations, ClogADepotWithoutRoom) {
  Scenario scenario = with_donations(40);
  scenario.depots[kStore].space_m3 = 100;
  scenario.collection_points[0].sorting_rate_m3_per_s = 0.01 / kHour_s;
  scenario.aid = {{"tents", {}, kTent, 100, kStore, Distribution::constant(24 * kHour_s)}};
  Supply supply(scenario);
  supply.run_to(hours(24 * 10));
  EXPECT_NEAR(supply.world.donations().unsorted_m3, 80, 1e-6);
  EXPECT_LT(supply.inside(), 100);  // 20 m3 of room are left: 80 tents of the aid
  supply.world.check_conservation();
}

TEST(Donations, CollectionPointSendsOnlyGoodsOn) {
  Scenario scenario = with_donations(2);
  Depot hall = scenario.depots[kStore];
  hall.key = "hall";
  scenario.donations[0].depot = scenario.depots.add(hall);
  scenario.collection_points = {
      {scenario.donations[0].depot, 2, 5 / kHour_s, kStore, Distribution::constant(24 * kHour_s)}};
  Supply supply(scenario);
  supply.run_to(hours(24 * 30));
  EXPECT_EQ(static_cast<double>(supply.inside()), supply.world.donations().arrived_m3 / 40 * 64);
  EXPECT_EQ(supply.world.depot(scenario.donations[0].depot).on_hand(kTent), 0);
}

}  // namespace
}  // namespace surge::models
