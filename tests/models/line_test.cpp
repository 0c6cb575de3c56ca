// SPDX-License-Identifier: Apache-2.0
// A converted line: learning, labour, yield, quarantine, machines, and the way back. It is ordered 1 h after
// the start and makes 240 tents a day, 10 an hour; lots come out every 6 h.
#include <gtest/gtest.h>

#include "models/production/line_process.h"
#include "models/supply/outages.h"
#include "models/units.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/small_scenario.h"
#include "tests/models/support/works_scenario.h"

namespace surge::models {
namespace {

using sim::Distribution;
using std::chrono::hours;
using testing::kConversion;
using testing::kLine;
using testing::kPlant;
using testing::kStore;
using testing::kTent;
using testing::works_scenario;

struct LineWorld : testing::StartedWorld {
  using StartedWorld::StartedWorld;

  Quantity made_by(sim::Duration time) {
    run_to(time);
    bring_up_to_date(world, kLine);
    return world.ledger()[kTent].produced;
  }
  Quantity free() { return world.depot(kStore).available(kTent); }
};

TEST(Line, MakesItsNominalRateFromTheFirstArticle) {
  LineWorld works(works_scenario());
  EXPECT_EQ(works.made_by(hours(25)), 240);
}

// Ramp of 48 h from 0: C(t) = 10 t^2 / 96 up to 48 h. Down from hour 25 to 49, so 24 h of running by hour 49.
TEST(Line, LearnsByRunningAndNotByStandingStill) {
  Scenario scenario = works_scenario();
  scenario.conversions[kConversion].ramp_s = Distribution::constant(48 * kHour_s);
  scenario.outages = {{kLine, hours(25), 0, hours(24)}};
  LineWorld works(scenario);
  EXPECT_EQ(works.made_by(hours(25)), 60);
  EXPECT_EQ(works.made_by(hours(49)), 60);
  EXPECT_EQ(works.made_by(hours(73)), 240);
  EXPECT_EQ(works.made_by(hours(97)), 480);
}

TEST(Line, PartOfItsCapacityMakesThatPart) {
  Scenario scenario = works_scenario();
  scenario.outages = {{kLine, hours(1), 0.5, {}}, {kPlant, hours(25), 0.8, {}}};
  LineWorld works(scenario);
  EXPECT_EQ(works.made_by(hours(25)), 120);
  EXPECT_EQ(works.made_by(hours(49)), 120 + 96);
}

TEST(Line, OfSeveralOutagesTheWorstCountsAndEachEndsByItself) {
  Scenario scenario = works_scenario();
  scenario.outages = {{kLine, hours(1), 0.5, hours(48)}, {kLine, hours(1), 0, hours(24)}};
  LineWorld works(scenario);
  EXPECT_EQ(works.made_by(hours(25)), 0);
  EXPECT_EQ(works.made_by(hours(49)), 120);
  EXPECT_EQ(works.made_by(hours(73)), 360);
}

TEST(Labour, MissingWorkersCostTheirShareOfTheOutput) {
  Scenario scenario = works_scenario();
  scenario.plants[kPlant].workers = 30;
  scenario.conversions[kConversion].workers = 40;
  EXPECT_EQ(LineWorld(scenario).made_by(hours(25)), 180);
}

// 240 a day and 30 workers are those of three shifts: two make 160 with 20, of whom 15 are there.
TEST(Labour, FewerShiftsMakeAndNeedLess) {
  Scenario scenario = works_scenario();
  scenario.conversions[kConversion].workers = 30;
  scenario.conversions[kConversion].shifts = 2;
  EXPECT_EQ(LineWorld(scenario).made_by(hours(25)), 160);
  scenario.plants[kPlant].workers = 15;
  EXPECT_EQ(LineWorld(scenario).made_by(hours(25)), 120);
}

// Present: 0.5 at hour 1 rising to 1 at hour 25, so 0.75 on average.
TEST(Labour, CalendarIsLinearBetweenItsTimes) {
  Scenario scenario = works_scenario();
  const auto calendar =
      scenario.calendars.add({"holiday", {{hours(1), 0.5, 1}, {hours(25), 1, 1}, {hours(49), 1, 1.28}}});
  scenario.plants[kPlant].calendar = calendar;
  LineWorld works(scenario);
  EXPECT_EQ(works.made_by(hours(25)), 180);
  EXPECT_EQ(works.made_by(hours(49)), 180 + 273);  // overtime 1.14 on average: 273.6
}

TEST(Labour, OvertimeLiftsOutputAboveNominal) {
  Scenario scenario = works_scenario();
  scenario.plants[kPlant].calendar = scenario.calendars.add({"overtime", {{hours(0), 1, 1.28}}});
  EXPECT_EQ(LineWorld(scenario).made_by(hours(1 + 240)), 3072);  // 2,400 x 1.28
}

// Two lines that need 30 each; their plants have 40 workers together. Shared: both run at 2/3. Not shared:
// the first plant, with 40, runs its line in full.
TEST(Labour, PlantsOfABaseMayShareTheirWorkers) {
  for (const bool shares : {true, false}) {
    Scenario scenario = works_scenario();
    testing::add_converting_line(scenario, kStore, kTent, 240.0 / kDay_s);
    const auto base = scenario.bases.add({"base", {}, shares, false, 0});
    scenario.plants[kPlant].workers = 39;
    scenario.plants[Id<Plant>{1}].workers = 1;
    for (Plant& plant : scenario.plants) plant.base = base;
    for (Conversion& conversion : scenario.conversions) conversion.workers = 30;
    LineWorld works(scenario);
    works.made_by(hours(25));
    bring_up_to_date(works.world, Id<ProductionLine>{1});
    EXPECT_EQ(works.world.line(kLine).produced, shares ? 160 : 240);
    EXPECT_EQ(works.world.line(Id<ProductionLine>{1}).produced, shares ? 160 : 8);
  }
}

// Absence 0.5 exp(-t / T) from the shaking at t = 0, over [0, T]: mean 0.5 (1 - 1/e).
TEST(Labour, ShakenWorkersReturnExponentially) {
  Scenario scenario = works_scenario();
  scenario.production.rules.absence_recovery = hours(100);
  LabourPools labour(scenario);
  labour.shaken(kPlant, sim::kStart, 0.5);
  EXPECT_NEAR(labour.intensity(kPlant, sim::kStart, sim::kStart + hours(100)), 1 - 0.5 * (1 - std::exp(-1)),
              1e-12);
  labour.shaken(kPlant, sim::kStart + hours(10), 0.1);  // more are away already
  EXPECT_NEAR(labour.intensity(kPlant, sim::kStart + hours(10), sim::kStart + hours(110)),
              1 - 0.5 * std::exp(-0.1) * (1 - std::exp(-1)), 1e-12);
}

TEST(Line, OnlyGoodUnitsCount) {
  Scenario scenario = works_scenario();
  scenario.conversions[kConversion].yield = 0.9;
  LineWorld works(scenario);
  EXPECT_EQ(works.made_by(hours(25)), 216);
  EXPECT_EQ(works.world.line(kLine).rejected, 24);
}

TEST(Line, GoodsRestInQuarantineBeforeTheyAreFree) {
  Scenario scenario = works_scenario();
  scenario.conversions[kConversion].quarantine_s = Distribution::constant(7 * kDay_s);
  LineWorld works(scenario);
  works.made_by(hours(25));
  EXPECT_EQ(works.free(), 0);
  EXPECT_EQ(works.world.depot(kStore).on_hand(kTent), 240);
  works.run_to(hours(7 * 24 + 7 + 1));  // the first lot of 60 came out at hour 7
  EXPECT_EQ(works.free(), 60);
}

TEST(Line, LotsThatAreNotReleasedAreLost) {
  Scenario scenario = works_scenario();
  scenario.conversions[kConversion].quarantine_s = Distribution::constant(kHour_s);
  scenario.conversions[kConversion].release_share = 0;
  LineWorld works(scenario);
  works.run_to(hours(26));
  EXPECT_EQ(works.free(), 0);
  EXPECT_EQ(works.world.ledger()[kTent].lost, 240);
}

TEST(Line, LotsWithoutQuarantineMustPassTheReleaseToo) {
  Scenario scenario = works_scenario();
  scenario.conversions[kConversion].release_share = 0;
  LineWorld works(scenario);
  works.run_to(hours(26));
  EXPECT_EQ(works.free(), 0);
  EXPECT_EQ(works.world.ledger()[kTent].lost, 240);
}

TEST(Line, FullStoreStopsIt) {
  Scenario scenario = works_scenario();
  scenario.depots[kStore].space_m3 = 25;  // 100 tents
  LineWorld works(scenario);
  EXPECT_EQ(works.made_by(hours(49)), 100);
  EXPECT_NEAR(works.world.line(kLine).starved_s, 38 * kHour_s, 1);
}

TEST(Conversion, StepsFollowEachOther) {
  Scenario scenario = works_scenario();
  Conversion& conversion = scenario.conversions[kConversion];
  conversion.approval_s = Distribution::constant(1 * kHour_s);
  conversion.transport_s = Distribution::constant(2 * kHour_s);
  conversion.setup_s = Distribution::constant(4 * kHour_s);
  conversion.first_article_s = Distribution::constant(8 * kHour_s);
  LineWorld works(scenario);
  works.run_to(hours(20));
  EXPECT_EQ(works.world.line(kLine).peacetime_stopped, sim::kStart + hours(1 + 3));
  EXPECT_EQ(works.world.line(kLine).first_article, sim::kStart + hours(1 + 15));
}

TEST(Conversion, RehearsedStepsAreFasterAndSteadier) {
  Scenario scenario = works_scenario();
  Conversion& conversion = scenario.conversions[kConversion];
  conversion.setup_s = Distribution::uniform(0, 20 * kHour_s);
  const auto lag_h = [&](bool rehearsed, std::uint64_t replication) {
    scenario.conversions[kConversion].rehearsed = rehearsed;
    testing::RunningWorld running(scenario, 1, replication);
    running.world.start({});
    running.run_to(hours(30));
    return sim::to_hours(running.world.line(kLine).first_article - sim::kStart) - 1;
  };
  for (std::uint64_t replication = 0; replication < 20; ++replication) {
    // 0.7 (10 + 0.5 (drawn - 10)) with the same luck.
    EXPECT_NEAR(lag_h(true, replication), 0.7 * (10 + 0.5 * (lag_h(false, replication) - 10)), 1e-6);
  }
}

/// A second line, and a maker for both: 3 machines each, built in 10 h, two at a time.
Scenario with_machines() {
  Scenario scenario = works_scenario();
  testing::add_converting_line(scenario, kStore, kTent, 240.0 / kDay_s);
  const auto maker = scenario.equipment_makers.add({"maker", {}, 2, Distribution::constant(10 * kHour_s), 0});
  for (Conversion& conversion : scenario.conversions) {
    conversion.machines = 3;
    conversion.maker = maker;
  }
  return scenario;
}

sim::Time first_article(LineWorld& works, std::size_t line) {
  return works.world.line(Id<ProductionLine>{line}).first_article;
}

// Ordered at hour 1. Builds end at 11 (two), 21 (two), 31 (two): the first line's third machine at 21, the
// second line's at 31.
TEST(Equipment, MakersBuildInTurnForAllConversions) {
  LineWorld works(with_machines());
  works.run_to(hours(40));
  EXPECT_EQ(first_article(works, 0), sim::kStart + hours(21));
  EXPECT_EQ(first_article(works, 1), sim::kStart + hours(31));
}

TEST(Equipment, SpareMachinesOfTheBaseAndTheStockOfTheMakerGoFirst) {
  Scenario scenario = with_machines();
  scenario.plants[kPlant].base = scenario.bases.add({"base", {}, false, false, 2});
  scenario.equipment_makers[Id<EquipmentMaker>{0}].stock = 2;
  LineWorld works(scenario);
  works.run_to(hours(40));
  EXPECT_EQ(first_article(works, 0), sim::kStart + hours(1));   // two spare, one from stock
  EXPECT_EQ(first_article(works, 1), sim::kStart + hours(11));  // one from stock, two built side by side
}

TEST(Equipment, WhileTheMakerIsDownNothingIsBegun) {
  Scenario scenario = with_machines();
  scenario.outages = {{Id<EquipmentMaker>{0}, hours(0), 0, hours(5)}};
  LineWorld works(scenario);
  works.run_to(hours(40));
  EXPECT_EQ(first_article(works, 0), sim::kStart + hours(25));
}

TEST(Equipment, LineThatConvertsAgainHasItsMachines) {
  LineWorld works(with_machines());
  works.run_to(hours(24));
  works.world.simulation().spawn(revert_line(works.world, kLine));
  works.run_to(hours(25));
  works.world.simulation().spawn(convert_line(works.world, kConversion));
  works.run_to(hours(26));
  EXPECT_EQ(first_article(works, 0), sim::kStart + hours(25));
}

// The plant is down from hour 2 to 50: the set-up of hour 5 begins then, and its 4 h are not worked before.
TEST(Conversion, WaitsForAPlantThatIsDown) {
  Scenario scenario = works_scenario();
  scenario.conversions[kConversion].approval_s = Distribution::constant(4 * kHour_s);
  scenario.conversions[kConversion].setup_s = Distribution::constant(4 * kHour_s);
  scenario.outages = {{kPlant, hours(2), 0, hours(48)}};
  LineWorld works(scenario);
  works.run_to(hours(60));
  EXPECT_EQ(first_article(works, 0), sim::kStart + hours(54));
}

TEST(Reverting, BringsThePeacetimeProductBack) {
  Scenario scenario = works_scenario();
  scenario.lines[kLine].peacetime_item = testing::kWater;
  scenario.lines[kLine].peacetime_units_per_s = 100.0 / kHour_s;
  scenario.conversions[kConversion].setup_s = Distribution::constant(10 * kHour_s);
  scenario.conversions[kConversion].revert_s = Distribution::constant(5 * kHour_s);
  LineWorld works(scenario);
  works.run_to(hours(35));
  works.world.simulation().spawn(revert_line(works.world, kLine));
  works.run_to(hours(60));
  bring_up_to_date(works.world, kLine);
  EXPECT_EQ(works.world.line(kLine).state, LineState::kNormal);
  EXPECT_EQ(works.world.ledger()[kTent].produced, 240);             // hours 11 to 35
  EXPECT_EQ(works.world.ledger()[testing::kWater].produced, 2100);  // hours 0 to 1 and 40 to 60
  EXPECT_EQ(works.world.line(kLine).peacetime_lost, hours(39));
}

}  // namespace
}  // namespace surge::models
