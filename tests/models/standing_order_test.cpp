// SPDX-License-Identifier: Apache-2.0
// Standing orders: goods leave before anybody asks for them.
#include <gtest/gtest.h>

#include "models/command/standing_orders.h"
#include "models/units.h"
#include "tests/models/support/response_scenario.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using sim::Distribution;
using std::chrono::hours;
using testing::kDepot;
using testing::kFar;
using testing::kJustBefore;
using testing::kNear;
using testing::kTent;
using testing::kTown;
using testing::row;
using testing::small_scenario;
using testing::StruckWorld;
using testing::with_levels;
using enum ResponseLevel;

Scenario with_order(std::optional<Id<County>> to, Quantity quantity) {
  Scenario scenario = with_levels(small_scenario());
  scenario.command.information.first_report_s = Distribution::constant(100 * kHour_s);
  PlanRow send = row("send", kOne, PlanAction::kSend, {0}, 1);
  send.item = kTent;
  send.quantity = quantity;
  send.to = to;
  scenario.command.response.plan = {send};
  return scenario;
}

// Approved at 2 h; loaded in 1 h and 50 m3 of the dock's 100 m3/h, driven 1 h, unloaded 1 h.
TEST(StandingOrder, GoesOutBeforeAnyReport) {
  StruckWorld struck(with_order(kNear, 200));
  struck.run_to(hours(2) - kJustBefore);
  EXPECT_EQ(struck.world.convoys().sent, 0u);
  struck.run_to(hours(2));
  EXPECT_EQ(struck.world.dispatch_book().in_transit(kNear, kTent), 200);
  struck.run_to(hours(6));
  EXPECT_FALSE(struck.world.beliefs().known(kNear));
  EXPECT_EQ(struck.tents(kNear).delivered, 200);
}

TEST(StandingOrder, IsNotSentAgainOnceReported) {
  Scenario scenario = with_order(kNear, 200);
  scenario.command.information.first_report_s = Distribution::constant(5 * kHour_s);
  StruckWorld struck(scenario);
  struck.run_to(hours(100));
  EXPECT_EQ(struck.tents(kNear).delivered, 250);  // the need
}

// Expected at VIII: 25, 250 and 250 tents. 210 are shared out as 10, 100 and 100.
TEST(StandingOrder, IsSharedOutByTheExpectedNeed) {
  StruckWorld struck(with_order({}, 210));
  struck.run_to(hours(2));
  EXPECT_DOUBLE_EQ(expected_units(struck.world, kFar, kTent), 250);
  EXPECT_EQ(struck.world.dispatch_book().in_transit(kTown, kTent), 10);
  EXPECT_EQ(struck.world.dispatch_book().in_transit(kNear, kTent), 100);
  EXPECT_EQ(struck.world.dispatch_book().in_transit(kFar, kTent), 100);
}

// The depot stands in the town, which is expected to need 25 tents at VIII.
TEST(StandingOrder, ToTheOwnCountyGoesAtOnceAndAtMostItsExpectedNeed) {
  Scenario scenario = with_order({}, 200);
  scenario.command.response.plan[0].to_own_county = true;
  StruckWorld struck(scenario);
  struck.run_to(hours(2));
  EXPECT_EQ(struck.world.dispatch_book().in_transit(kTown, kTent), 25);
  EXPECT_EQ(struck.world.dispatch_book().in_transit(kNear, kTent), 0);
  struck.run_to(hours(5));
  EXPECT_FALSE(struck.world.beliefs().known(kTown));
  EXPECT_EQ(struck.tents(kTown).delivered, 25);
}

TEST(StandingOrder, NeverSendsMoreThanIsExpectedToBeNeeded) {
  StruckWorld struck(with_order({}, 1000));
  struck.run_to(hours(99));
  EXPECT_EQ(struck.world.ledger()[kTent].delivered, 525);
}

TEST(StandingOrder, WhatVehiclesCannotTakeGoesLater) {
  Scenario scenario = with_order(kNear, 400);
  scenario.fleets = {{hub_of(kDepot), testing::kTruck, 1}};  // 200 tents a trip
  StruckWorld struck(scenario);
  struck.run_to(hours(2));
  EXPECT_EQ(struck.world.dispatch_book().in_transit(kNear, kTent), 200);
  struck.run_to(hours(99));
  EXPECT_EQ(struck.tents(kNear).delivered, 400);
}

TEST(StandingOrder, ShareIsOfWhatLiesFree) {
  Scenario scenario = with_order(kNear, 0);
  scenario.command.response.plan[0].quantity.reset();
  scenario.command.response.plan[0].share = 0.2;  // of 1000
  StruckWorld struck(scenario);
  struck.run_to(hours(2));
  EXPECT_EQ(struck.world.dispatch_book().in_transit(kNear, kTent), 200);
}

}  // namespace
}  // namespace surge::models
