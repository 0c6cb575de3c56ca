// SPDX-License-Identifier: Apache-2.0
// Goods at the gate of a depot: opening hours, outages, room, docks. The depot handles 100 m3/h at one dock;
// a tent takes 0.25 m3.
#include "models/reserve/receiving.h"

#include <gtest/gtest.h>

#include "models/supply/outages.h"
#include "models/units.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/small_scenario.h"
#include "tests/models/support/works_scenario.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using testing::kStore;
using testing::kTent;

constexpr Source kAidGoods{SourceKind::kAid, Ownership::kState};

/// The small scenario without trucks and stock.
Scenario empty_depot() {
  Scenario scenario = testing::works_scenario();
  scenario.command.plan.conversions.clear();
  return scenario;
}

struct Gate : testing::StartedWorld {
  using StartedWorld::StartedWorld;
  void arrive(Quantity tents) {
    Consignment goods{kStore, {}};
    world.enter(kTent, tents, kAidGoods, goods);
    world.simulation().spawn(take_delivery(world, goods));
  }
  Quantity inside() { return world.depot(kStore).on_hand(kTent); }
};

TEST(Receiving, UnloadsAtTheRateOfTheDock) {
  Gate gate(empty_depot());
  gate.arrive(800);  // 200 m3, 2 h
  gate.run_to(hours(2) - sim::Duration{1});
  EXPECT_EQ(gate.inside(), 0);
  EXPECT_EQ(gate.world.holdings()[kTent].in_transit, 800);
  gate.run_to(hours(2));
  EXPECT_EQ(gate.inside(), 800);
  EXPECT_EQ(gate.world.holdings()[kTent].in_transit, 0);
}

TEST(Receiving, ConsignmentsShareTheDock) {
  Gate gate(empty_depot());
  gate.arrive(400);
  gate.arrive(400);
  gate.run_to(hours(1));
  EXPECT_EQ(gate.inside(), 400);
  gate.run_to(hours(2));
  EXPECT_EQ(gate.inside(), 800);
}

TEST(Receiving, ClosedGateOpensInTheMorning) {
  Scenario scenario = empty_depot();
  scenario.time_of_day = hours(20);
  scenario.depots[kStore].opens = hours(8);
  scenario.depots[kStore].closes = hours(18);
  Gate gate(scenario);
  gate.arrive(400);
  gate.run_to(hours(13) - sim::Duration{1});
  EXPECT_EQ(gate.inside(), 0);
  gate.run_to(hours(13));
  EXPECT_EQ(gate.inside(), 400);
}

TEST(Receiving, WaitsForTheEndOfAnOutage) {
  Scenario scenario = empty_depot();
  scenario.outages = {{kStore, hours(0), 0, hours(30)}};
  Gate gate(scenario);
  gate.run_to(hours(1));
  gate.arrive(400);
  gate.run_to(hours(30));
  EXPECT_EQ(gate.inside(), 0);
  gate.run_to(hours(31));
  EXPECT_EQ(gate.inside(), 400);
}

TEST(Receiving, AtHalfCapacityUnloadingTakesTwiceAsLong) {
  Scenario scenario = empty_depot();
  scenario.outages = {{kStore, hours(0), 0.5, {}}};
  Gate gate(scenario);
  gate.run_to(sim::Duration{1});
  gate.arrive(400);
  gate.run_to(hours(2) - sim::Duration{1});
  EXPECT_EQ(gate.inside(), 0);
  gate.run_to(hours(2) + sim::Duration{1});
  EXPECT_EQ(gate.inside(), 400);
}

TEST(Receiving, WhatDoesNotFitWaitsForRoom) {
  Scenario scenario = empty_depot();
  scenario.depots[kStore].space_m3 = 100;  // 400 tents
  Gate gate(scenario);
  gate.arrive(600);
  gate.run_to(hours(5));
  EXPECT_EQ(gate.inside(), 400);
  EXPECT_EQ(gate.world.holdings()[kTent].in_transit, 200);
  gate.world.consume(kStore, kTent, 300);
  gate.run_to(hours(6));
  EXPECT_EQ(gate.inside(), 300);
}

TEST(Receiving, DepotFilledByAnotherConsignmentAtTheDockIsNoEndlessLoop) {
  Scenario scenario = empty_depot();
  scenario.depots[kStore].space_m3 = 50.0000000001;
  Gate gate(scenario);
  for (int i = 0; i < 5; ++i) gate.arrive(70);
  gate.run_to(hours(100));
  EXPECT_EQ(gate.inside(), 200);
  gate.world.check_conservation();
}

TEST(Receiving, ColdGoodsNeedColdRoom) {
  Scenario scenario = empty_depot();
  scenario.items[kTent].temperature = TemperatureClass::kCool;
  scenario.depots[kStore].cool_m3 = 10;  // 40 units
  Gate gate(scenario);
  gate.arrive(100);
  gate.run_to(hours(5));
  EXPECT_EQ(gate.inside(), 40);
}

TEST(Receiving, TwoDocksDoNotFillTheColdRoomTwice) {
  Scenario scenario = empty_depot();
  scenario.items[kTent].temperature = TemperatureClass::kCool;
  scenario.depots[kStore].cool_m3 = 10;
  scenario.depots[kStore].docks = 2;
  Gate gate(scenario);
  gate.arrive(40);
  gate.arrive(40);
  gate.run_to(hours(5));
  EXPECT_EQ(gate.inside(), 40);
}

// Three consignments of an hour each arrive at 16 h; the gate closes at 18 h, so the third waits until 8 h.
TEST(Receiving, WhoIsStillInTheQueueWhenTheGateClosesWaitsForTheMorning) {
  Scenario scenario = empty_depot();
  scenario.time_of_day = hours(16);
  scenario.depots[kStore].opens = hours(8);
  scenario.depots[kStore].closes = hours(18);
  Gate gate(scenario);
  for (int i = 0; i < 3; ++i) gate.arrive(400);
  gate.run_to(hours(10));
  EXPECT_EQ(gate.inside(), 800);
  gate.run_to(hours(17));
  EXPECT_EQ(gate.inside(), 1200);
}

// Three tenths of each of two lots are lost, and not all of the one that expires first.
TEST(FacilityDamage, DestroysOfEachLotInProportion) {
  Scenario scenario = empty_depot();
  scenario.items[kTent].shelf_life = hours(1000);
  scenario.stock = {{kStore, kTent, 60, hours(500), 2}};
  Gate gate(scenario);
  gate.world.destroy_stock(kStore, 0.3);
  ASSERT_EQ(gate.world.depot(kStore).lots(kTent).size(), 2u);
  EXPECT_EQ(gate.world.depot(kStore).lots(kTent)[0].quantity, 21);
  EXPECT_EQ(gate.world.ledger()[kTent].lost, 18);
}

TEST(Expiry, GoodsLeaveWhenTheirShelfLifeIsOver) {
  Scenario scenario = empty_depot();
  scenario.items[kTent].shelf_life = hours(100);
  scenario.stock = {{kStore, kTent, 90, hours(60), 3}};  // 30 each of ages 20, 40 and 60 h
  Gate gate(scenario);
  gate.run_to(hours(40));
  EXPECT_EQ(gate.inside(), 60);
  gate.run_to(hours(60));
  EXPECT_EQ(gate.inside(), 30);
  gate.run_to(hours(80));
  EXPECT_EQ(gate.world.ledger()[kTent].expired, 90);
}

// Half of 1,000 tents are lost, 700 of them promised: the convoys take the 500 that are left.
TEST(FacilityDamage, PromisedGoodsThatAreLostAreNotLoaded) {
  Scenario scenario = testing::small_scenario();
  testing::RunningWorld running(scenario);
  running.world.start({testing::impact(scenario, 8)});
  running.run_to(hours(1));  // ordered, nothing loaded yet
  running.world.destroy_stock(kStore, 0.5);
  running.run_to(hours(72));
  EXPECT_EQ(running.world.ledger()[kTent].lost, 500);
  EXPECT_EQ(running.world.ledger()[kTent].delivered, 500);
  EXPECT_EQ(running.world.fleets().at_home(hub_of(kStore), Id<VehicleClass>{0}), 10);
  running.world.check_conservation();
}

TEST(FacilityDamage, ShakingClosesWeakBuildingsAndSpoilsColdStock) {
  Scenario scenario = testing::works_scenario();
  scenario.items[testing::kWater].temperature = TemperatureClass::kCool;
  scenario.depots[kStore].cool_m3 = 1000;
  scenario.stock = {{kStore, kTent, 100}, {kStore, testing::kWater, 1000}};
  FacilityFragility fragility;
  fragility.damage_median = fragility.power_median = 1;  // certain at VIII
  fragility.damage_beta = fragility.power_beta = 0.01;
  fragility.repair_s = sim::Distribution::constant(48 * kHour_s);
  fragility.power_s = sim::Distribution::constant(48 * kHour_s);
  fragility.stock_lost = 0.1;
  fragility.cold_holds = hours(12);
  scenario.facility_fragility = {fragility, fragility};
  testing::RunningWorld running(scenario);
  running.world.start({testing::impact(scenario, 8)});
  running.run_to(hours(1));
  EXPECT_EQ(running.world.ledger()[kTent].lost, 10);
  EXPECT_EQ(running.world.capacities().share(kStore), 0);
  EXPECT_EQ(running.world.capacities().share(testing::kPlant), 0);
  EXPECT_EQ(running.world.depot(kStore).on_hand(testing::kWater), 900);
  running.run_to(hours(12));
  EXPECT_EQ(running.world.depot(kStore).on_hand(testing::kWater), 0);
  running.run_to(hours(48));
  EXPECT_EQ(running.world.capacities().share(kStore), 1);
  EXPECT_EQ(running.world.capacities().share(testing::kPlant), 1);
}

TEST(FacilityDamage, AftershockThatIsWeakerDamagesNothingNew) {
  Scenario scenario = testing::works_scenario();
  scenario.stock = {{kStore, kTent, 1000}};
  FacilityFragility fragility;
  fragility.damage_median = 8.5;
  fragility.damage_beta = 1;
  fragility.stock_lost = 0.1;
  scenario.facility_fragility[0] = fragility;
  for (std::uint64_t replication = 0; replication < 50; ++replication) {
    testing::RunningWorld running(scenario, 1, replication);
    Impact aftershock = testing::impact(scenario, 7.5);
    aftershock.time = hours(10);
    running.world.start({testing::impact(scenario, 8), aftershock});
    running.run_to(hours(1));
    const Quantity lost = running.world.ledger()[kTent].lost;
    running.run_to(hours(11));
    if (lost > 0) continue;
    EXPECT_EQ(running.world.ledger()[kTent].lost, 0) << replication;
  }
}

}  // namespace
}  // namespace surge::models
