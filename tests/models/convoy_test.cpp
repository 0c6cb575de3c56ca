// SPDX-License-Identifier: Apache-2.0
// Convoys from order to return, in the small scenario: docks load 100 m3/h, trucks carry 10 t or 50 m3 (200
// tents).
#include <gtest/gtest.h>

#include "models/transport/convoy_planning.h"
#include "models/units.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using testing::kDepot;
using testing::kFar;
using testing::kNear;
using testing::kTent;
using testing::kTruck;
using testing::kWater;

class Convoys : public ::testing::Test {
 protected:
  void build() {
    running = std::make_unique<testing::RunningWorld>(scenario);
    world = &running->world;
  }
  std::vector<ConvoyOrder> plan(const std::vector<Shipment>& shipments) {
    if (!world) build();
    return plan_convoys(*world, shipments);
  }
  int trucks_home() { return world->fleets().at_home(hub_of(kDepot), kTruck); }

  Scenario scenario = testing::small_scenario();
  std::unique_ptr<testing::RunningWorld> running;
  World* world = nullptr;
};

TEST_F(Convoys, LoadIsSplitIntoConvoysOfTheLargestSize) {
  const auto orders = plan({{kDepot, kNear, kTent, 1000}});  // 250 m3, 50 t: 5 trucks full
  ASSERT_EQ(orders.size(), 1u);
  EXPECT_EQ(orders[0].vehicles, 5);
  EXPECT_DOUBLE_EQ(orders[0].mass_kg, 50'000);
  EXPECT_EQ(trucks_home(), 5);
  EXPECT_EQ(world->depot(kDepot).available(kTent), 0);
  EXPECT_EQ(world->dispatch_book().in_transit(kNear, kTent), 1000);
}

TEST_F(Convoys, WithoutEnoughTrucksTheRestStaysInTheDepot) {
  scenario.stock[0].quantity = 5000;
  const auto orders = plan({{kDepot, kNear, kTent, 3000}, {kDepot, kFar, kTent, 100}});
  ASSERT_EQ(orders.size(), 2u);
  EXPECT_EQ(orders[0].cargo[0].quantity + orders[1].cargo[0].quantity, 2000);
  EXPECT_EQ(trucks_home(), 0);
  EXPECT_EQ(world->depot(kDepot).available(kTent), 3000);
}

TEST_F(Convoys, ItemsOfOneCountyShareTrucks) {
  const auto orders = plan({{kDepot, kNear, kTent, 100}, {kDepot, kNear, kWater, 5000}});  // 5 t + 5 t
  ASSERT_EQ(orders.size(), 1u);
  EXPECT_EQ(orders[0].vehicles, 1);
  EXPECT_EQ(orders[0].cargo.size(), 2u);
}

TEST_F(Convoys, SmallLoadsLeaveAtMostOnceADay) {
  EXPECT_EQ(plan({{kDepot, kNear, kTent, 10}}).size(), 1u);
  EXPECT_TRUE(plan({{kDepot, kNear, kTent, 10}}).empty());
  EXPECT_EQ(plan({{kDepot, kFar, kTent, 10}}).size(), 1u);
  world->simulation().run_until(sim::kStart + hours(24));
  EXPECT_EQ(plan({{kDepot, kNear, kTent, 10}}).size(), 1u);
}

TEST_F(Convoys, LastTruckMoreThanHalfFullLeavesWithTheOthers) {
  const auto orders = plan({{kDepot, kNear, kTent, 310}});  // 1.55 trucks
  ASSERT_EQ(orders.size(), 1u);
  EXPECT_EQ(orders[0].vehicles, 2);
}

TEST_F(Convoys, LoadsDrivesUnloadsAndComesHome) {
  scenario.depots[kDepot].mobilisation_s = sim::Distribution::constant(2 * kHour_s);
  auto orders = plan({{kDepot, kFar, kTent, 400}});  // 100 m3: 1 h at the dock and 1 h of placing
  ASSERT_EQ(orders.size(), 1u);
  world->simulation().spawn(run_convoy(*world, orders[0]));
  const auto delivered_at = [&](sim::Duration time) {
    world->simulation().run_until(sim::kStart + time);
    return world->ledger()[kTent].delivered;
  };
  EXPECT_EQ(world->holdings()[kTent].in_transit, 0);
  EXPECT_EQ(delivered_at(hours(4) + minutes(1)), 0);  // mobilised after 2 h, loaded after 4 h
  EXPECT_EQ(world->holdings()[kTent].in_transit, 400);
  EXPECT_EQ(delivered_at(hours(7) - minutes(1)), 0);  // 2 h of driving, 1 h of unloading
  EXPECT_EQ(delivered_at(hours(7)), 400);
  EXPECT_EQ(trucks_home(), 8);
  world->simulation().run_until(sim::kStart + hours(9));
  EXPECT_EQ(trucks_home(), 10);
  EXPECT_DOUBLE_EQ(world->traffic().totals().tonne_km[0], 20 * 120);
  EXPECT_DOUBLE_EQ(world->traffic().totals().vehicle_km[0], 2 * 240);
}

TEST_F(Convoys, WaitForAFreeDockInOrder) {
  auto orders =
      plan({{kDepot, kNear, kTent, 200}, {kDepot, kFar, kTent, 200}});  // each 0.5 h + 1 h at the one dock
  ASSERT_EQ(orders.size(), 2u);
  for (ConvoyOrder& order : orders) world->simulation().spawn(run_convoy(*world, order));
  world->simulation().run_until(sim::kStart + minutes(90) + minutes(1));
  EXPECT_EQ(world->holdings()[kTent].in_transit, 200);
  world->simulation().run_until(sim::kStart + hours(3) + minutes(1));
  EXPECT_EQ(world->holdings()[kTent].in_transit, 400);
}

}  // namespace
}  // namespace surge::models
