// SPDX-License-Identifier: Apache-2.0
// The plan: what its rows allow and begin, after their approval.
#include <bit>

#include <gtest/gtest.h>

#include "models/command/sourcing_policy.h"
#include "models/model.h"
#include "models/shortage/unsent_causes.h"
#include "models/units.h"
#include "tests/models/support/record_tables.h"
#include "tests/models/support/response_scenario.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using sim::Distribution;
using std::chrono::hours;
using std::chrono::minutes;
using testing::kDepot;
using testing::kJustBefore;
using testing::kNear;
using testing::kTent;
using testing::kWater;
using testing::row;
using testing::small_scenario;
using testing::StruckWorld;
using testing::with_levels;
using enum ResponseLevel;

TEST(ResponsePlan, RowsOfLowerLevelsHoldAtHigherOnes) {
  Scenario scenario = with_levels(small_scenario());
  scenario.command.response.plan = {row("low", kThree, PlanAction::kRelease, {0})};
  StruckWorld struck(scenario);
  struck.run_to(hours(1));
  EXPECT_TRUE(struck.world.response().may_dispatch(kDepot));
}

TEST(ResponsePlan, RowsOfHigherLevelsDoNot) {
  Scenario scenario = with_levels(small_scenario());
  scenario.command.response.levels.erase(scenario.command.response.levels.begin());  // no level I
  scenario.command.response.levels.erase(scenario.command.response.levels.begin());  // nor II
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

}  // namespace
}  // namespace surge::models
