// SPDX-License-Identifier: Apache-2.0
// Levels of response, the plan with its approvals, and standing orders.
#include "models/command/response.h"

#include <bit>

#include <gtest/gtest.h>

#include "models/command/sourcing_policy.h"
#include "models/command/standing_orders.h"
#include "models/model.h"
#include "models/shortage/unsent_causes.h"
#include "models/units.h"
#include "tests/models/support/record_tables.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using sim::Distribution;
using std::chrono::hours;
using std::chrono::minutes;
using testing::kDepot;
using testing::kFar;
using testing::kNear;
using testing::kTent;
using testing::kTown;
using testing::kWater;
using testing::RunningWorld;
using testing::small_scenario;
using testing::StruckWorld;
using enum ResponseLevel;

constexpr sim::Duration kJustBefore{1};

PlanRow row(std::string key, ResponseLevel level, PlanAction action, std::vector<std::size_t> targets,
            double approval_h = 0) {
  PlanRow plan;
  plan.key = std::move(key);
  plan.level = level;
  plan.action = action;
  plan.targets = std::move(targets);
  plan.approval_s = Distribution::constant(approval_h * kHour_s);
  return plan;
}

/// The national plan's magnitudes and dead. The small scenario is detected at 1 h.
Scenario with_levels(Scenario scenario) {
  scenario.command.response.levels = {
      {kOne, 7.0, {}, 300, {}, {}, {}}, {kTwo, 6.0, {}, 50, {}, {}, {}}, {kThree, 5.0, {}, 10, {}, {}, {}}};
  return scenario;
}

Impact of_magnitude(const Scenario& scenario, double magnitude) {
  Impact impact = testing::impact(scenario, 8);
  impact.magnitude = magnitude;
  return impact;
}

/// Just after detection, before any report, of a shock of a magnitude.
ResponseLevel level_of_magnitude(double magnitude) {
  Scenario scenario = with_levels(small_scenario());
  scenario.command.information.first_report_s = Distribution::constant(100 * kHour_s);
  RunningWorld running(scenario);
  running.world.start({of_magnitude(running.scenario, magnitude)});
  running.run_to(hours(1));
  return running.world.response().level();
}

TEST(ResponseLevels, FollowTheMagnitudeAtDetection) {
  EXPECT_EQ(level_of_magnitude(8.0), kOne);
  EXPECT_EQ(level_of_magnitude(7.0), kOne);
  EXPECT_EQ(level_of_magnitude(6.9), kTwo);
  EXPECT_EQ(level_of_magnitude(5.0), kThree);
  EXPECT_EQ(level_of_magnitude(4.9), kNone);
}

TEST(ResponseLevels, AreNotJudgedBeforeDetection) {
  StruckWorld struck(with_levels(small_scenario()));
  struck.run_to(hours(1) - kJustBefore);  // all have reported at half an hour
  EXPECT_EQ(struck.world.response().level(), kNone);
}

/// 1 % of 100, 1000 and 1000 people are trapped: 21, reported at 4 h.
Scenario reported_late() {
  Scenario scenario = with_levels(small_scenario());
  for (LevelTriggers& level : scenario.command.response.levels) level.magnitude.reset();
  scenario.command.information.first_report_s = Distribution::constant(4 * kHour_s);
  return scenario;
}

TEST(ResponseLevels, RiseWithTheReports) {
  StruckWorld struck(reported_late());
  struck.run_to(hours(4) - kJustBefore);
  EXPECT_EQ(struck.world.response().level(), kNone);
  struck.run_to(hours(4));
  EXPECT_EQ(struck.world.response().level(), kThree);  // 21 dead, more than 10
  EXPECT_EQ(struck.world.response().reached(kThree), sim::kStart + hours(4));
  EXPECT_EQ(struck.world.response().reached(kTwo), ResponseState::kNever);
}

TEST(ResponseLevels, BelievedDeadGrowWithDeadPerTrapped) {
  Scenario scenario = reported_late();
  scenario.command.dead_per_trapped = 2.4;  // 50.4 dead
  StruckWorld struck(scenario);
  struck.run_to(hours(4));
  EXPECT_EQ(struck.world.response().level(), kTwo);
}

TEST(ResponseLevels, AnyTriggerSuffices) {
  const auto level_with = [](LevelTriggers trigger) {
    Scenario scenario = reported_late();
    scenario.command.response.levels = {trigger};
    StruckWorld struck(scenario);
    struck.run_to(hours(5));
    return struck.world.response().level();
  };
  EXPECT_EQ(level_with({kTwo, {}, 8.0, {}, {}, {}, {}}), kTwo);
  EXPECT_EQ(level_with({kTwo, {}, 8.1, {}, {}, {}, {}}), kNone);
  EXPECT_EQ(level_with({kTwo, {}, {}, {}, 1050, {}, {}}), kTwo);  // half of 2100 are affected
  EXPECT_EQ(level_with({kTwo, {}, {}, {}, 1051, {}, {}}), kNone);
  EXPECT_EQ(level_with({kTwo, 9.0, {}, {}, {}, 1050, {}}), kTwo);
  EXPECT_EQ(level_with({kTwo, 9.0, {}, 1e9, {}, {}, 209}), kTwo);
  EXPECT_EQ(level_with({kTwo, 9.0, 9.0, 1e9, 1e9, 1e9, 1e9}), kNone);
}

TEST(ResponseLevels, NeverFallBeforeStandingDown) {
  Scenario scenario = reported_late();
  scenario.command.information.error_sigma = 2;  // later reports may be far lower
  scenario.command.response.stand_down = hours(100);
  StruckWorld struck(scenario);
  ResponseLevel highest = kNone;
  for (int hour = 1; hour < 104; ++hour) {
    struck.run_to(hours(hour));
    EXPECT_GE(struck.world.response().level(), highest);
    highest = struck.world.response().level();
  }
  EXPECT_NE(highest, kNone);
}

TEST(ResponseLevels, StandDownSoLongAfterTheLastRise) {
  Scenario scenario = with_levels(small_scenario());
  scenario.command.response.stand_down = hours(50);
  StruckWorld struck(scenario);
  struck.run_to(hours(51) - kJustBefore);
  EXPECT_EQ(struck.world.response().level(), kOne);
  struck.run_to(hours(240));  // reports go on
  EXPECT_EQ(struck.world.response().level(), kNone);
}

// The plan.

TEST(ResponsePlan, RowsOfLowerLevelsHoldAtHigherOnes) {
  Scenario scenario = with_levels(small_scenario());
  scenario.command.response.plan = {row("low", kThree, PlanAction::kRelease, {0})};
  StruckWorld struck(scenario);
  struck.run_to(hours(1));
  EXPECT_TRUE(struck.world.response().may_dispatch(kDepot));
}

TEST(ResponsePlan, RowsOfHigherLevelsDoNot) {
  Scenario scenario = reported_late();  // level III
  scenario.command.response.plan = {row("high", kTwo, PlanAction::kRelease, {0})};
  StruckWorld struck(scenario);
  struck.run_to(hours(200));
  EXPECT_FALSE(struck.world.response().may_dispatch(kDepot));
  EXPECT_EQ(struck.world.convoys().sent, 0u);
}

// Detected at 1 h, approved at 3.5 h: between two decisions, so command decides once more.
TEST(ResponsePlan, DepotSendsAsSoonAsItsReleaseIsApproved) {
  Scenario scenario = with_levels(small_scenario());
  scenario.command.response.plan = {row("release", kOne, PlanAction::kRelease, {0}, 2.5)};
  StruckWorld struck(scenario);
  struck.run_to(hours(3) + minutes(30) - kJustBefore);
  EXPECT_FALSE(struck.world.response().may_dispatch(kDepot));
  EXPECT_EQ(struck.world.convoys().sent, 0u);
  EXPECT_EQ(struck.world.unsent_causes().cause(kNear, kTent), Bottleneck::kApproval);
  struck.run_to(hours(3) + minutes(30));
  EXPECT_TRUE(struck.world.response().may_dispatch(kDepot));
  EXPECT_GT(struck.world.convoys().sent, 0u);
  EXPECT_EQ(struck.world.response().approved(0), sim::kStart + hours(3) + minutes(30));
}

TEST(ResponsePlan, ConversionIsOrderedWhenApproved) {
  Scenario scenario = with_levels(small_scenario());
  const Id<Conversion> conversion = testing::add_converting_line(scenario, kDepot, kTent, 100 / kDay_s);
  scenario.conversions[conversion].setup_s = Distribution::constant(kDay_s);
  scenario.command.response.plan = {row("convert", kOne, PlanAction::kConvert, {0}, 4)};
  StruckWorld struck(scenario);
  struck.run_to(hours(5) - kJustBefore);
  EXPECT_EQ(struck.world.line(Id<ProductionLine>{0}).state, LineState::kNormal);
  struck.run_to(hours(5));
  EXPECT_EQ(struck.world.line(Id<ProductionLine>{0}).state, LineState::kPreparing);
}

TEST(ResponsePlan, AgreementsAndMarketsWaitForTheirApproval) {
  Scenario scenario = with_levels(small_scenario());
  scenario.stock.clear();
  testing::add_converting_line(scenario, kDepot, kTent, 1 / kDay_s);  // brings an enterprise
  scenario.command.plan.agreements = {scenario.agreements.add(
      {"deal", Id<Enterprise>{0}, kTent, kDepot, 200, 1, 500, Distribution::constant(kDay_s), 0, 0})};
  scenario.markets = {{kTent, kDepot, 1000, 50 / kDay_s, 0, Distribution::constant(kDay_s), 0, hours(100)}};
  scenario.command.response.plan = {row("deal", kOne, PlanAction::kAgreement, {0}, 2),
                                    row("buy", kOne, PlanAction::kMarket, {0}, 3)};
  StruckWorld struck(scenario);
  struck.run_to(hours(3) - kJustBefore);
  EXPECT_EQ(struck.world.contracts().left(Id<Agreement>{0}), 200);
  struck.run_to(hours(3));
  EXPECT_EQ(struck.world.contracts().left(Id<Agreement>{0}), 0);
  EXPECT_EQ(struck.world.costs().of(CostKind::kPurchase), 0);
  struck.run_to(hours(4));
  EXPECT_EQ(struck.world.costs().of(CostKind::kPurchase), 50 * 1000);
}

TEST(ResponsePlan, AidIsAskedForWhenApproved) {
  Scenario scenario = with_levels(small_scenario());
  scenario.aid = {{"gift", {"Gift", ""}, kTent, 30, kDepot, Distribution::constant(10 * kHour_s)}};
  scenario.command.response.plan = {row("aid", kOne, PlanAction::kAid, {0}, 2)};
  StruckWorld struck(scenario);
  struck.run_to(hours(3) - kJustBefore);
  EXPECT_EQ(struck.world.contracts().expected(kTent), 0);
  struck.run_to(hours(13) - kJustBefore);
  EXPECT_EQ(struck.world.contracts().expected(kTent), 30);
  struck.run_to(hours(13));
  EXPECT_EQ(struck.world.contracts().expected(kTent), 0);
}

TEST(ResponsePlan, WhatIsApprovedTwiceBeginsOnce) {
  Scenario scenario = with_levels(small_scenario());
  scenario.aid = {{"gift", {"Gift", ""}, kTent, 30, kDepot, Distribution::constant(10 * kHour_s)}};
  scenario.command.response.plan = {row("aid", kOne, PlanAction::kAid, {0}),
                                    row("again", kTwo, PlanAction::kAid, {0}, 1)};
  StruckWorld struck(scenario);
  struck.run_to(hours(3));
  EXPECT_EQ(struck.world.contracts().expected(kTent), 30);
}

TEST(ResponsePlan, WhatIsNotApprovedWhenTheResponseEndsLapses) {
  Scenario scenario = with_levels(small_scenario());
  scenario.command.response.stand_down = hours(10);
  scenario.command.response.plan = {row("release", kOne, PlanAction::kRelease, {0}, 20)};
  StruckWorld struck(scenario);
  struck.run_to(hours(100));
  EXPECT_FALSE(struck.world.response().may_dispatch(kDepot));
}

TEST(ResponsePlan, KindsWithoutARowAreFree) {
  Scenario scenario = with_levels(small_scenario());
  scenario.command.response.plan = {row("convert", kOne, PlanAction::kConvert, {})};
  StruckWorld struck(scenario);
  struck.run_to(hours(1));
  EXPECT_TRUE(struck.world.response().may_dispatch(kDepot));
  EXPECT_GT(struck.world.convoys().sent, 0u);
}

// Standing orders.

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

// The plan that holds nothing back.

/// A random scenario that has something for every kind of action.
Scenario with_everything(std::uint64_t seed) {
  Scenario scenario = testing::random_scenario(seed);
  scenario.command.plan.agreements = {scenario.agreements.add(
      {"deal", Id<Enterprise>{0}, kTent, kDepot, 500, 1, 500, Distribution::exponential(kDay_s), 0.1, 0})};
  scenario.markets = {{kWater, kDepot, 2, 1, 1, Distribution::exponential(kDay_s), 0.1, hours(100)}};
  scenario.aid = {{"gift", {"Gift", ""}, kTent, 30, kDepot, Distribution::exponential(kDay_s)}};
  scenario.teams = Table<Team>({testing::engineers("team", 3, kHour_s)});
  return scenario;
}

std::vector<std::size_t> all_of(std::size_t count) {
  std::vector<std::size_t> targets(count);
  for (std::size_t i = 0; i < count; ++i) targets[i] = i;
  return targets;
}

/// Level IV from detection, and everything approved with it.
Scenario releasing_all(Scenario scenario) {
  scenario.command.response.levels = {{kFour, 0.0, {}, {}, {}, {}, {}}};
  scenario.command.response.plan = {
      row("depots", kFour, PlanAction::kRelease, all_of(scenario.depots.size())),
      row("convert", kFour, PlanAction::kConvert, all_of(scenario.conversions.size())),
      row("deal", kFour, PlanAction::kAgreement, {0}),
      row("buy", kFour, PlanAction::kMarket, {0}),
      row("team", kFour, PlanAction::kTeam, {0}),
      row("aid", kFour, PlanAction::kAid, {0})};
  return scenario;
}

/// But for the tables of the metric `response`.
bool same_tables(const RecordSchema& schema, const Record& x, const Record& y) {
  for (std::size_t i = 0; i < x.size(); ++i) {
    const std::string& name = schema.tables()[i].name;
    if (name.starts_with("response_level") || name.ends_with("approval_wait")) continue;
    for (std::size_t cell = 0; cell < x.table(i).size(); ++cell) {
      if (std::bit_cast<std::uint64_t>(x.table(i)[cell]) != std::bit_cast<std::uint64_t>(y.table(i)[cell]))
        return false;
    }
  }
  return true;
}

TEST(ResponsePlan, ThatHoldsNothingBackChangesNotABit) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const Scenario without = with_everything(seed);
    const Scenario with = releasing_all(without);
    const Model plain(without);
    const Model planned(with);
    const Record x = plain.run(seed, 0);
    const Record y = planned.run(seed, 0);
    EXPECT_TRUE(same_tables(plain.schema(), x, y)) << seed;
    EXPECT_EQ(x.events, y.events) << seed;
  }
}

TEST(ResponsePlan, RandomApprovalsKeepConservation) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    Scenario scenario = releasing_all(with_everything(seed));
    for (PlanRow& plan : scenario.command.response.plan) {
      plan.approval_s = Distribution::exponential(10 * kHour_s);
    }
    const Model model(scenario);
    const Record record = model.run(seed, 1);
    EXPECT_NE(record.outcome.kind, sim::RunOutcome::Kind::failed) << record.outcome.what;
    const auto waits = record.table(testing::table(model.schema(), "plan_approval_wait"));
    for (const double wait_h : waits) EXPECT_TRUE(wait_h >= 0 || wait_h != wait_h);
  }
}

TEST(ResponseMetric, TellsLevelsTimesAndWaits) {
  Scenario scenario = with_levels(small_scenario());
  scenario.command.response.plan = {row("slow", kThree, PlanAction::kRelease, {0}, 3),
                                    row("fast", kOne, PlanAction::kConvert, {}, 0.5)};
  scenario.hazards = testing::random_scenario(1).hazards;
  scenario.hazards[0].values["magnitude"] = 7.5;
  const Model model(scenario);
  const Record record = model.run(1, 0);
  const auto cells = [&](const char* name) { return record.table(testing::table(model.schema(), name)); };
  EXPECT_EQ(cells("response_level_now")[0], 0);
  EXPECT_EQ(cells("response_level_now")[1], 4);
  EXPECT_EQ(cells("response_level_time")[position_of(kOne)], 1);
  EXPECT_EQ(cells("response_level_time")[position_of(kThree)], 1);
  EXPECT_DOUBLE_EQ(cells("plan_approval_wait")[0], 3);
  EXPECT_DOUBLE_EQ(cells("approval_wait")[0], 3.5);
}

}  // namespace
}  // namespace surge::models
