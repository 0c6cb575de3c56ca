// SPDX-License-Identifier: Apache-2.0
// Single dispatch policies, by hand.
#include <gtest/gtest.h>

#include "models/catalogue/catalogues.h"
#include "models/command/dispatch_building.h"
#include "models/command/inner_policy.h"
#include "models/command/keep_a_reserve.h"
#include "models/command/worst_off_first.h"
#include "tests/models/support/random_dispatch.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/shipped.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using testing::kDepot;
using testing::kFar;
using testing::kNear;
using testing::kTent;
using testing::kWater;
using testing::shipped;

using Quantities = std::vector<Quantity>;

TEST(WaterFilling, RaisesTheLowestCoverageFirst) {
  // Covered 0 %, 50 % and 90 % of 100 each. 50 units bring the first level with the second.
  const std::vector<Basin> basins = {{100, 100}, {100, 50}, {100, 10}};
  EXPECT_EQ(fill_lowest(50, basins), (Quantities{50, 0, 0}));
  EXPECT_EQ(fill_lowest(80, basins), (Quantities{65, 15, 0}));
  EXPECT_EQ(fill_lowest(130, basins), (Quantities{90, 40, 0}));
  EXPECT_EQ(fill_lowest(145, basins), (Quantities{95, 45, 5}));
  EXPECT_EQ(fill_lowest(1000, basins), (Quantities{100, 50, 10}));
}

TEST(WaterFilling, LargerNeedsTakeMoreToRise) {
  EXPECT_EQ(fill_lowest(40, std::vector<Basin>{{300, 300}, {100, 100}}), (Quantities{30, 10}));
}

TEST(WaterFilling, OddUnitsGoToTheLowestCoverage) {
  EXPECT_EQ(fill_lowest(2, std::vector<Basin>{{10, 10}, {10, 10}, {10, 10}}), (Quantities{1, 1, 0}));
  EXPECT_EQ(fill_lowest(1, std::vector<Basin>{{10, 5}, {10, 6}}), (Quantities{0, 1}));
  EXPECT_EQ(fill_lowest(5, std::vector<Basin>{}), (Quantities{}));
  EXPECT_EQ(fill_lowest(5, std::vector<Basin>{{}, {3, 3}}), (Quantities{0, 3}));
}

/// A depot with tents and water, and two counties, 1 h and 2 h away.
DispatchProblem near_and_far(const Scenario& scenario, DemandPoint near, DemandPoint far) {
  DispatchProblem problem(scenario, {{kDepot, 1e9, 1e9}}, {near, far});
  problem.set_travel_time(0, 0, hours(1));
  problem.set_travel_time(0, 1, hours(2));
  return problem;
}

TEST(WorstOffFirst, ServesTheCountyThatHasLess) {
  const Scenario scenario = testing::small_scenario();
  DispatchProblem problem = near_and_far(scenario, {kNear}, {kFar});
  problem.set_stock(0, kTent, 60);
  problem.set_needed(0, kTent, 100);
  problem.set_outstanding(0, kTent, 50);
  problem.set_needed(1, kTent, 100);
  problem.set_outstanding(1, kTent, 100);
  problem.complete();
  testing::default_policy("worst_off_first")->decide(problem);
  EXPECT_EQ(shipped(problem, kNear, kTent), 5);
  EXPECT_EQ(shipped(problem, kFar, kTent), 55);
}

TEST(SeverityPriority, TrappedPeopleComeBeforeManyAffected) {
  const Scenario scenario = testing::small_scenario();  // 1000 people each
  DispatchProblem problem = near_and_far(scenario, {kNear, 900, 10, 0}, {kFar, 500, 10, 20});
  problem.set_stock(0, kTent, 100);
  for (const std::size_t demand : {0u, 1u}) problem.set_outstanding(demand, kTent, 80);
  problem.complete();
  testing::default_policy("severity_priority")->decide(problem);
  EXPECT_EQ(shipped(problem, kFar, kTent), 80);
  EXPECT_EQ(shipped(problem, kNear, kTent), 20);
}

TEST(SeverityPriority, CountsPerHead) {
  Scenario scenario = testing::small_scenario();
  scenario.counties[kNear].population = 100'000;
  DispatchProblem problem = near_and_far(scenario, {kNear, 1000, 100, 30}, {kFar, 1000, 100, 20});
  problem.set_stock(0, kTent, 80);
  for (const std::size_t demand : {0u, 1u}) problem.set_outstanding(demand, kTent, 80);
  problem.complete();
  testing::default_policy("severity_priority")->decide(problem);
  EXPECT_EQ(shipped(problem, kFar, kTent), 80);
}

ComponentSpec spec_of(const std::string& kind) {
  for (const ComponentDescription& description : dispatch_policy_catalogue()) {
    if (description.kind == kind) return default_spec(description);
  }
  return {};
}

/// 1000 tents (priority 1) and 1000 L of water (priority 2); both counties ask for all of both.
DispatchProblem asked_for_all(const Scenario& scenario) {
  DispatchProblem problem = near_and_far(scenario, {kNear}, {kFar});
  for (const Id<Item> item : {kTent, kWater}) {
    problem.set_stock(0, item, 1000);
    for (const std::size_t demand : {0u, 1u}) problem.set_outstanding(demand, item, 1000);
  }
  problem.complete();
  return problem;
}

TEST(KeepAReserve, KeepsItsShareOfAllButTheMostUrgent) {
  const Scenario scenario = testing::small_scenario();
  DispatchProblem problem = asked_for_all(scenario);
  problem.set_since_activation(hours(71));
  testing::default_policy("keep_a_reserve")->decide(problem);
  EXPECT_EQ(shipped(problem, kNear, kTent), 1000);
  EXPECT_EQ(shipped(problem, kNear, kWater), 800);
}

TEST(KeepAReserve, CountsFromTheStockAtActivation) {
  const Scenario scenario = testing::small_scenario();
  DispatchProblem problem = asked_for_all(scenario);
  const Quantities at_activation = {1000, 4500};
  problem.set_stock_at_activation(at_activation);
  testing::default_policy("keep_a_reserve")->decide(problem);
  EXPECT_EQ(shipped(problem, kNear, kWater), 100);
}

TEST(KeepAReserve, ReleasesItWhenTheTimeIsOver) {
  const Scenario scenario = testing::small_scenario();
  DispatchProblem problem = asked_for_all(scenario);
  problem.set_since_activation(hours(72));
  testing::default_policy("keep_a_reserve")->decide(problem);
  EXPECT_EQ(shipped(problem, kNear, kWater), 1000);
}

TEST(KeepAReserve, TheFloorIsWhatPeopleNeedAtOnce) {
  const Scenario scenario = testing::small_scenario();
  EXPECT_DOUBLE_EQ(units_at_once(scenario, kWater), 20);  // 10 L a day for two days
  EXPECT_DOUBLE_EQ(units_at_once(scenario, kTent), 1 / 2.62);
  ComponentSpec spec = spec_of("keep_a_reserve");
  spec.values["floor_persons"] = 15.0;
  DispatchProblem problem = asked_for_all(scenario);
  problem.set_since_activation(hours(1000));
  make_dispatch_policy(spec)->decide(problem);
  EXPECT_EQ(shipped(problem, kNear, kWater), 700);
}

TEST(StockAhead, WhatWasSentCountsTowardsTheShare) {
  const Scenario scenario = testing::small_scenario();
  DispatchProblem problem = near_and_far(scenario, {kNear, 100, 0, 0, true}, {kFar});
  problem.set_stock(0, kTent, 1000);
  problem.set_needed(0, kTent, 100);
  problem.set_forecast_outstanding(0, kTent, 80);  // 20 are there or on their way
  problem.set_outstanding(1, kTent, 70);
  problem.complete();
  testing::default_policy("stock_ahead")->decide(problem);
  EXPECT_EQ(shipped(problem, kNear, kTent), 30);
  EXPECT_EQ(shipped(problem, kFar, kTent), 70);
}

TEST(StockAhead, LeavesOutItemsOfLaterPriority) {
  const Scenario scenario = testing::small_scenario();
  DispatchProblem problem = near_and_far(scenario, {kNear, 100, 0, 0, true}, {kFar});
  for (const Id<Item> item : {kTent, kWater}) {
    problem.set_stock(0, item, 1000);
    problem.set_needed(0, item, 100);
    problem.set_forecast_outstanding(0, item, 100);
  }
  problem.complete();
  ComponentSpec spec = spec_of("stock_ahead");
  spec.values["up_to_priority"] = 1.0;
  spec.values["policy"] = std::string("worst_off_first");
  make_dispatch_policy(spec)->decide(problem);
  EXPECT_EQ(shipped(problem, kNear, kTent), 50);
  EXPECT_EQ(shipped(problem, kNear, kWater), 0);
}

/// A forewarning of 400 displaced people in the near county, at 2 h of a run without an impact until 100 h.
Quantity tents_sent_ahead(const std::string& kind) {
  Scenario scenario = testing::small_scenario();
  scenario.command.dispatch = spec_of(kind);
  testing::RunningWorld running(std::move(scenario));
  Impact late = testing::impact(running.scenario, 0);
  late.time = hours(100);
  const Forewarning warning{hours(2), {{kNear, PopulationGroup::kDisplaced, 400}}};
  running.world.start({late}, {warning});
  running.run_to(hours(3));
  return running.world.dispatch_book().in_transit(kNear, kTent);
}

TEST(StockAhead, OnlyThisPolicySendsBeforeTheImpact) {
  EXPECT_EQ(tents_sent_ahead("stock_ahead"), 100);  // half of 200 households of two
  EXPECT_EQ(tents_sent_ahead("nearest_first"), 0);
}

TEST(InnerPolicy, MustDecideByItself) {
  EXPECT_THROW(make_plain_dispatch_policy("keep_a_reserve"), std::invalid_argument);
  EXPECT_NE(make_plain_dispatch_policy("min_cost_flow"), nullptr);
}

TEST(DispatchBuilding, TellsSeverityAndCoverage) {
  testing::StruckWorld struck(testing::small_scenario());
  struck.run_to(std::chrono::minutes(59));
  const DispatchProblem problem = build_problem(struck.world);
  ASSERT_EQ(problem.demand().size(), 3u);
  for (const DemandPoint& point : problem.demand()) {
    const double population = struck.scenario.counties[point.county].population;
    EXPECT_DOUBLE_EQ(point.injured, 0.1 * population);
    EXPECT_DOUBLE_EQ(point.trapped, 0.01 * population);
    EXPECT_FALSE(point.forecast);
  }
  EXPECT_EQ(problem.coverage(0, kTent), 0);
  EXPECT_DOUBLE_EQ(problem.needed(0, kTent), static_cast<double>(problem.outstanding(0, kTent)));
  EXPECT_EQ(problem.stock_at_activation(0, kTent), 1000);
}

}  // namespace
}  // namespace surge::models
