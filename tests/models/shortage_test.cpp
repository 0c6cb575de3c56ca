// SPDX-License-Identifier: Apache-2.0
// What people who go without wait for.
#include "models/shortage/shortage.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "models/metrics/metric.h"
#include "models/model.h"
#include "models/shortage/explanation.h"
#include "models/shortage/response_standard.h"
#include "tests/models/support/response_scenario.h"
#include "tests/models/support/running_world.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using testing::kDepot;
using testing::kFar;
using testing::kNear;
using testing::kTent;
using testing::kTownFar;
using testing::kTownNear;
using testing::kWater;
using testing::small_scenario;
using testing::StruckWorld;

Shortage tents_short(const World& world, Id<County> county) {
  return shortage_of(world, GoodsUnderWay(world), county, kTent);
}

/// All units wait for this.
void expect_all_wait_for(const Shortage& shortage, Bottleneck bottleneck) {
  EXPECT_GT(shortage.persons, 0);
  EXPECT_DOUBLE_EQ(shortage.waiting_for[position_of(bottleneck)], shortage.units);
}

TEST(Shortage, BeforeDetectionTheNeedIsUnknown) {
  StruckWorld struck(small_scenario());
  struck.run_to(minutes(50));
  expect_all_wait_for(tents_short(struck.world, kNear), Bottleneck::kInformation);
}

TEST(Shortage, AfterTheDecisionGoodsAreBeingLoaded) {
  StruckWorld struck(small_scenario());
  struck.run_to(minutes(90));
  expect_all_wait_for(tents_short(struck.world, kNear), Bottleneck::kLoading);
}

TEST(Shortage, LoadedGoodsTravel) {
  StruckWorld struck(small_scenario());
  struck.run_to(minutes(230));
  const Shortage shortage = tents_short(struck.world, kNear);
  EXPECT_GT(shortage.waiting_for[position_of(Bottleneck::kTravel)], 0);
}

TEST(Shortage, WithoutStockItIsTheStock) {
  Scenario scenario = small_scenario();
  scenario.stock = {{kDepot, kWater, 1000}};
  StruckWorld struck(scenario);
  struck.run_to(hours(2));
  expect_all_wait_for(tents_short(struck.world, kNear), Bottleneck::kStock);
}

TEST(Shortage, WhereALineMakesItItIsTheLine) {
  Scenario scenario = small_scenario();
  scenario.stock = {{kDepot, kWater, 1000}};
  testing::add_converting_line(scenario, kDepot, kTent, 1e-4);
  StruckWorld struck(scenario);
  struck.run_to(hours(2));
  expect_all_wait_for(tents_short(struck.world, kNear), Bottleneck::kLine);
}

TEST(Shortage, WithoutTrucksItIsTheVehicles) {
  Scenario scenario = small_scenario();
  scenario.fleets.front().count = 0;
  StruckWorld struck(scenario);
  struck.run_to(hours(2));
  expect_all_wait_for(tents_short(struck.world, kNear), Bottleneck::kVehicle);
}

TEST(Shortage, WithAllRoadsClosedItIsTheRoad) {
  Scenario scenario = small_scenario();
  scenario.link_closures = {{kTownNear, {}, {}, 0, 0}, {kTownFar, {}, {}, 0, 0}};
  StruckWorld struck(scenario);
  struck.run_to(hours(2));
  expect_all_wait_for(tents_short(struck.world, kNear), Bottleneck::kRoad);
}

/// The depot may send nothing before an approval that takes 1000 h.
Scenario held_back() {
  Scenario scenario = testing::with_levels(small_scenario());
  scenario.command.response.plan = {
      testing::row("release", ResponseLevel::kOne, PlanAction::kRelease, {0}, 1000)};
  return scenario;
}

TEST(Shortage, WithoutApprovalItIsTheApproval) {
  StruckWorld struck(held_back());
  struck.run_to(hours(2));
  expect_all_wait_for(tents_short(struck.world, kNear), Bottleneck::kApproval);
  expect_all_wait_for(explain(struck.world, kNear, kTent).shortage, Bottleneck::kApproval);
}

TEST(Shortage, WithAllRoadsClosedAnApprovalWouldNotHelp) {
  Scenario scenario = held_back();
  scenario.link_closures = {{kTownNear, {}, {}, 0, 0}, {kTownFar, {}, {}, 0, 0}};
  StruckWorld struck(scenario);
  struck.run_to(hours(2));
  expect_all_wait_for(tents_short(struck.world, kNear), Bottleneck::kRoad);
}

TEST(Shortage, WhereAnotherDepotHasNoTrucksItIsTheVehicles) {
  Scenario scenario = held_back();
  Depot other = scenario.depots[kDepot];
  other.key = "other";
  const Id<Depot> without_trucks = scenario.depots.add(other);
  scenario.stock.push_back({without_trucks, kTent, 10});
  scenario.command.response.plan.push_back(
      testing::row("other", ResponseLevel::kOne, PlanAction::kRelease, {1}));
  StruckWorld struck(scenario);
  struck.run_to(hours(2));
  expect_all_wait_for(tents_short(struck.world, kNear), Bottleneck::kVehicle);
}

TEST(Shortage, ConvoyBeforeAClosedRoadIsHeldUp) {
  Scenario scenario = small_scenario();
  scenario.link_closures = {{kTownNear, minutes(150), {}, 0, 0}, {kTownFar, minutes(150), {}, 0, 0}};
  StruckWorld struck(scenario);
  struck.run_to(hours(5));
  const Shortage shortage = tents_short(struck.world, kNear);
  EXPECT_GT(shortage.waiting_for[position_of(Bottleneck::kRoad)], 0);
  EXPECT_DOUBLE_EQ(shortage.waiting_for[position_of(Bottleneck::kTravel)], 0);
}

TEST(Shortage, WhatCommandBelievesTooLowIsForWantOfInformation) {
  StruckWorld struck(small_scenario());
  struck.world.beliefs().receive(kNear, {{100, 100}, 1, sim::kStart});  // a fifth of the truth
  struck.world.activate();
  const Shortage shortage = tents_short(struck.world, kNear);
  EXPECT_NEAR(shortage.waiting_for[position_of(Bottleneck::kInformation)], 0.8 * shortage.units, 1e-9);
}

TEST(Shortage, CausesAddUpAtAnyTimeOfRandomRuns) {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const Scenario scenario = testing::random_scenario(seed);
    const Model model(scenario);
    for (const auto time : {hours(3), hours(20), hours(70)}) {
      model.look(seed, 0, std::min<sim::Duration>(time, scenario.run.horizon), [&](World& world) {
        const GoodsUnderWay under_way(world);
        for (const Id<County> county : ids(scenario.counties)) {
          for (const Id<Item> item : world.needs().needed_items()) {
            const Shortage shortage = shortage_of(world, under_way, county, item);
            const auto& parts = shortage.waiting_for;
            EXPECT_NEAR(std::accumulate(parts.begin(), parts.end(), 0.0), shortage.units, 1e-6);
            EXPECT_GE(*std::min_element(parts.begin(), parts.end()), 0);
            EXPECT_EQ(shortage.persons, world.needs().state(county, item).persons_unmet());
          }
        }
      });
    }
  }
}

TEST(Bottlenecks, PersonDaysAddUpToUnmetNeed) {
  Scenario scenario = testing::random_scenario(3);
  scenario.metrics = {"unmet_need", "bottlenecks"};
  const Model model(scenario);
  const Record record = model.run(1, 0);
  const auto causes = record.table(3);
  EXPECT_GT(record.table(0)[0], 0);
  EXPECT_NEAR(std::accumulate(causes.begin(), causes.end(), 0.0), record.table(0)[0],
              1e-9 * record.table(0)[0]);
}

TEST(GoodsUnderWay, IsAllThatCommandHasSent) {
  StruckWorld struck(small_scenario());
  for (const auto time : {minutes(70), minutes(150), minutes(200), minutes(260), minutes(400)}) {
    struck.run_to(time);
    const UnderWay goods = GoodsUnderWay(struck.world).to(kNear, kTent);
    EXPECT_DOUBLE_EQ(goods.sum(), static_cast<double>(struck.world.dispatch_book().in_transit(kNear, kTent)));
  }
}

TEST(Explanation, TellsWhatWasSentFromWhere) {
  StruckWorld struck(small_scenario());
  struck.run_to(minutes(90));
  const Explanation told = explain(struck.world, kNear, kTent);
  ASSERT_EQ(told.sent.size(), 1u);
  EXPECT_EQ(told.sent[0].origin, kDepot);
  EXPECT_EQ(told.sent[0].stage, SentGoods::Stage::kLoading);
  EXPECT_DOUBLE_EQ(told.sent[0].units, 250);
  EXPECT_EQ(told.one_off_need, 250);
  EXPECT_EQ(told.last_report, minutes(30));
  EXPECT_EQ(told.activated, hours(1));
  ASSERT_EQ(told.depots.size(), 1u);
  EXPECT_EQ(told.depots[0].available, 1000 - 250 - 250 - 25);
  EXPECT_EQ(told.depots[0].journey, hours(1));
}

TEST(Explanation, OfAWorldCutOffNamesTheRoads) {
  Scenario scenario = small_scenario();
  scenario.link_closures = {{kTownNear, {}, {}, 0, 0}, {kTownFar, {}, {}, 0, 0}};
  StruckWorld struck(scenario);
  struck.run_to(hours(2));
  const Explanation told = explain(struck.world, kFar, kTent);
  EXPECT_FALSE(told.road_open);
  EXPECT_EQ(told.links_closed, 2u);
  EXPECT_FALSE(told.depots[0].journey.has_value());
}

// The response standard.

struct Standard {
  std::vector<double> first_h;
  std::vector<double> met;
  std::vector<double> cause;
};

Standard standard_of(Scenario scenario) {
  scenario.hazards = {};
  scenario.metrics = {"response_standard"};
  const RecordSchema schema = Model(scenario).schema();
  Record record(schema);
  testing::RunningWorld running(scenario);
  const auto metric = metric_entry("response_standard").make(running.scenario, 0);
  metric->attach(running.world);
  running.world.start({testing::impact(running.scenario, 8)});
  running.run_to(hours(24));
  metric->finish(running.world, record);
  const auto copy = [&](std::size_t table) {
    return std::vector<double>(record.table(table).begin(), record.table(table).end());
  };
  return {copy(0), copy(1), copy(2)};
}

std::size_t cell(Id<County> county, StandardLevel level) {
  return county.index() * kStandardLevels + static_cast<std::size_t>(level);
}

TEST(ResponseStandard, IsMetWhereThePrefecturesDepotIsNear) {
  const Standard standard = standard_of(small_scenario());
  EXPECT_LT(standard.first_h[cell(kNear, StandardLevel::kPrefecture)], 8);
  EXPECT_EQ(standard.met[cell(kNear, StandardLevel::kPrefecture)], 1);
  EXPECT_EQ(standard.met[cell(kNear, StandardLevel::kProvince)], 1);
}

TEST(ResponseStandard, IsNotDefinedWhereNoDepotAnswers) {
  const Standard standard = standard_of(small_scenario());  // there is no county depot
  EXPECT_TRUE(std::isnan(standard.met[cell(kNear, StandardLevel::kCounty)]));
}

TEST(ResponseStandard, IsNotDefinedWhereFewAreDisplaced) {
  const Standard standard = standard_of(small_scenario());  // 50 in the town
  EXPECT_TRUE(std::isnan(standard.met[cell(testing::kTown, StandardLevel::kPrefecture)]));
}

TEST(ResponseStandard, MissNamesItsCause) {
  Scenario scenario = small_scenario();
  scenario.fleets.front().count = 0;
  const Standard standard = standard_of(scenario);
  const std::size_t near = cell(kNear, StandardLevel::kPrefecture);
  EXPECT_EQ(standard.met[near], 0);
  EXPECT_TRUE(std::isnan(standard.first_h[near]));
  for (std::size_t cause = 0; cause < kBottlenecks; ++cause) {
    EXPECT_EQ(standard.cause[near * kBottlenecks + cause],
              cause == position_of(Bottleneck::kVehicle) ? 1 : 0);
  }
}

TEST(ResponseStandard, MissForWantOfApprovalIsToldAsTheShortageIs) {
  const Standard standard = standard_of(held_back());
  const std::size_t near = cell(kNear, StandardLevel::kPrefecture);
  EXPECT_EQ(standard.met[near], 0);
  EXPECT_EQ(standard.cause[near * kBottlenecks + position_of(Bottleneck::kApproval)], 1);
}

TEST(Bottlenecks, AreApprovalWhereNothingElseIsInTheWay) {
  Scenario scenario = held_back();
  scenario.hazards = testing::random_scenario(1).hazards;
  scenario.hazards[0].values["magnitude"] = 8.0;
  scenario.hazards[0].values["aftershocks"] = false;
  scenario.command.response.levels[0].magnitude = 5;
  scenario.command.detection_s = sim::Distribution::constant(0);
  scenario.command.information.first_report_s = sim::Distribution::constant(0);
  scenario.metrics = {"bottlenecks"};
  const Model model(scenario);
  const Record record = model.run(1, 0);
  const auto causes = record.table(0);
  const double sum = std::accumulate(causes.begin(), causes.end(), 0.0);
  EXPECT_GT(sum, 0);
  EXPECT_GT(causes[position_of(Bottleneck::kApproval)],
            0.99 * sum);  // needs are whole units, beliefs are not
}

TEST(ResponseStandard, CentralDepotsDoNotAnswerForTheProvince) {
  Scenario scenario = small_scenario();
  scenario.depots[kDepot].level = DepotLevel::kCentral;
  const StandardDepots depots(scenario);
  EXPECT_FALSE(depots.any(kNear, StandardLevel::kProvince));
}

TEST(ResponseStandard, CountyDepotAnswersForItsOwnCountyAndItsPrefecture) {
  Scenario scenario = small_scenario();
  scenario.depots[kDepot].level = DepotLevel::kCounty;
  const StandardDepots depots(scenario);
  EXPECT_TRUE(depots.answers(kDepot, testing::kTown, StandardLevel::kCounty));
  EXPECT_FALSE(depots.answers(kDepot, kNear, StandardLevel::kCounty));
  EXPECT_TRUE(depots.answers(kDepot, kNear, StandardLevel::kPrefecture));
}

}  // namespace
}  // namespace surge::models
