// SPDX-License-Identifier: Apache-2.0
// Journeys that change vehicles. A depot in town; a rail yard there and one in Near; an airport in town and a
// landing field in Near; the road town - Near is 60 km.
#include <gtest/gtest.h>

#include "models/transport/convoy_planning.h"
#include "models/transport/fleets.h"
#include "models/transport/flight.h"
#include "models/transport/mode_choice.h"
#include "models/transport/terminal.h"
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
using testing::kNearFar;
using testing::kNearSeat;
using testing::kTent;
using testing::kTownFar;
using testing::kTownNear;
using testing::kTownSeat;
using testing::kTruck;

class Multimodal : public ::testing::Test {
 protected:
  Multimodal() {
    scenario.command.minimum_load_share = 0;
    scenario.transport.patience = hours(12);
  }

  Id<Terminal> add_terminal(const std::string& key, TerminalKind kind, Id<Place> place) {
    Terminal terminal;
    terminal.key = key;
    terminal.kind = kind;
    terminal.place = place;
    terminal.position = scenario.places[terminal.place].position;
    terminal.handling_m3_per_s = 100 / kHour_s;
    terminal.storage_m3 = 1000;
    terminal.transfer_s = sim::Distribution::constant(kHour_s);
    if (kind == TerminalKind::kAirport) terminal.runway_m = 3000;
    return scenario.terminals.add(terminal);
  }
  Id<VehicleClass> add_vehicle(VehicleKind kind, double payload_kg, double volume_m3) {
    VehicleClass vehicle;
    vehicle.key = "vehicle";
    vehicle.kind = kind;
    vehicle.payload_kg = payload_kg;
    vehicle.volume_m3 = volume_m3;
    vehicle.loading_s = vehicle.unloading_s = sim::Distribution::constant(0);
    if (flies(kind)) vehicle.flight.speed_mps = 200 / 3.6;
    return scenario.vehicle_classes.add(vehicle);
  }
  void base(Id<Terminal> terminal, Id<VehicleClass> vehicle, int count) {
    scenario.fleets.push_back({hub_of(scenario, terminal), vehicle, count});
  }
  /// A railway beside the road, at 60 km/h.
  void add_railway(Id<Place> from, Id<Place> to) {
    Link rail = scenario.links[kTownNear];
    rail.from = from;
    rail.to = to;
    rail.link_class = LinkClass::kRail;
    scenario.links.add(rail);
    for (VehicleClass& vehicle : scenario.vehicle_classes) {
      const auto rail_class = static_cast<std::size_t>(LinkClass::kRail);
      vehicle.speed_mps[rail_class] = vehicle.kind == VehicleKind::kTrain ? 60 / 3.6 : 0;
    }
  }
  struct Yards {
    Id<Terminal> town;
    Id<Terminal> near;
  };
  /// A yard at each end, and 10 wagons of 60 t and 100 m3 in town.
  Yards add_railway_with_wagons() {
    const Id<VehicleClass> wagon = add_vehicle(VehicleKind::kTrain, 60'000, 100);
    const Yards yards{add_terminal("town-yard", TerminalKind::kRailYard, kTownSeat),
                      add_terminal("near-yard", TerminalKind::kRailYard, kNearSeat)};
    base(yards.town, wagon, 10);
    add_railway(kTownSeat, kNearSeat);
    return yards;
  }
  World& world() {
    if (!running) running = std::make_unique<testing::StartedWorld>(scenario);
    return running->world;
  }
  void close_roads() {
    for (std::size_t link = 0; link < 3; ++link) world().traffic().close(Id<Link>{link});
  }
  void send(Id<County> county, Quantity tents) {
    for (ConvoyOrder& order : plan_convoys(world(), {{kDepot, county, kTent, tents}})) {
      world().simulation().spawn(run_convoy(world(), std::move(order)));
    }
  }
  Quantity delivered_at(sim::Duration time) {
    running->run_to(time);
    world().check_conservation();
    return world().ledger()[kTent].delivered;
  }

  Scenario scenario = testing::small_scenario();
  std::unique_ptr<testing::StartedWorld> running;
};

TEST_F(Multimodal, WithRoadsOpenTheTruckGoesAllTheWay) {
  add_terminal("yard", TerminalKind::kTransferPoint, kTownSeat);
  send(kNear, 100);
  EXPECT_EQ(world().convoys().vehicles_sent[static_cast<std::size_t>(VehicleKind::kTruck)], 1u);
  EXPECT_EQ(delivered_at(minutes(195) - sim::Duration{1}),
            0);  // 15 min + 1 h loading, 1 h driving, 1 h unloading
  EXPECT_EQ(delivered_at(minutes(195)), 100);
}

TEST_F(Multimodal, TrainCarriesOnWhereTheRoadIsCut) {
  add_railway_with_wagons();
  close_roads();
  send(kNear, 400);  // 100 m3
  // Dock 1 h and placing 1 h, unloading at the yard 1 h, transfer 1 h, loading 1 h, rail 1 h, unloading 1 h.
  EXPECT_EQ(delivered_at(hours(7) - sim::Duration{1}), 0);
  EXPECT_EQ(delivered_at(hours(7)), 400);
  EXPECT_EQ(world().convoys().vehicles_sent[static_cast<std::size_t>(VehicleKind::kTrain)], 1u);
  EXPECT_DOUBLE_EQ(world().traffic().totals().tonne_km[static_cast<std::size_t>(VehicleKind::kTrain)],
                   20 * 60);
}

TEST_F(Multimodal, TheLastLegIsDrivenByTrucksOfTheFarTerminal) {
  const Yards yards = add_railway_with_wagons();
  base(yards.near, kTruck, 2);
  world().traffic().close(kTownNear);
  world().traffic().close(kTownFar);
  send(kFar, 400);
  EXPECT_EQ(delivered_at(hours(7)), 0);
  // At the near yard after 7 h; transfer 1 h, handling 1 h and placing 1 h, road 1 h, unloading 1 h.
  EXPECT_EQ(delivered_at(hours(12) - sim::Duration{1}), 0);
  EXPECT_EQ(delivered_at(hours(12)), 400);
}

TEST_F(Multimodal, GoodsAtATerminalGoOnByRoadOnceItOpens) {
  const Yards yards = add_railway_with_wagons();
  base(yards.near, kTruck, 2);
  world().traffic().close(kTownNear);
  world().traffic().close(kTownFar);
  send(kFar, 400);
  running->run_to(hours(4));
  world().traffic().close(kNearFar);  // while the goods are at the yard in town
  EXPECT_EQ(delivered_at(hours(30)), 0);
  world().traffic().open(kNearFar);
  EXPECT_EQ(delivered_at(hours(48)), 400);
}

TEST_F(Multimodal, HelicopterFliesByDayOnly) {
  const Id<VehicleClass> helicopter = add_vehicle(VehicleKind::kHelicopter, 4000, 20);
  scenario.vehicle_classes[helicopter].flight.daylight_only = true;
  const Id<Terminal> airport = add_terminal("airport", TerminalKind::kAirport, kTownSeat);
  base(airport, helicopter, 1);
  scenario.time_of_day = hours(17);
  close_roads();
  send(kNear,
       80);  // 20 m3, ready to take off at 20:24; it waits until 6:30, after 13.5 h, and flies 17 minutes
  EXPECT_EQ(delivered_at(minutes(13 * 60 + 45)), 0);
  EXPECT_EQ(delivered_at(minutes(13 * 60 + 50)), 80);
  EXPECT_EQ(world().fleets().at_home(hub_of(scenario, airport), helicopter), 0);
  running->run_to(hours(15));
  EXPECT_EQ(world().fleets().at_home(hub_of(scenario, airport), helicopter), 1);
}

TEST_F(Multimodal, GoodsThatWaitForTheirHelicopterAreNotDrivenBack) {
  const Id<VehicleClass> helicopter = add_vehicle(VehicleKind::kHelicopter, 1000, 5);
  scenario.vehicle_classes[helicopter].flight.speed_mps = 50 / 3.6;
  const Id<Terminal> town = add_terminal("point", TerminalKind::kTransferPoint, kTownSeat);
  const Id<Terminal> field = add_terminal("field", TerminalKind::kHeliport, kNearSeat);
  for (const Id<Terminal> terminal : {town, field}) base(terminal, kTruck, 5);
  base(field, helicopter, 1);
  world().traffic().close(kNearFar);
  world().traffic().close(kTownFar);
  send(kFar, 400);  // 20 flights of 2.3 h there and back
  EXPECT_EQ(delivered_at(hours(60)), 400);
  EXPECT_EQ(world().next_transfer_of(town), 0u);
}

TEST_F(Multimodal, PayloadOfAFlightFallsWithAltitudeUpToTheCeiling) {
  const Id<VehicleClass> helicopter = add_vehicle(VehicleKind::kHelicopter, 4000, 20);
  scenario.vehicle_classes[helicopter].flight.payload_loss_per_km = 0.1;
  scenario.vehicle_classes[helicopter].flight.ceiling_m = 4500;
  const Id<Hub> hub = hub_of(scenario, add_terminal("airport", TerminalKind::kAirport, kTownSeat));
  EXPECT_DOUBLE_EQ(payload_on_leg(scenario, helicopter, hub, kNear), 4000);
  scenario.counties[kNear].elevation_m = 3000;
  EXPECT_DOUBLE_EQ(payload_on_leg(scenario, helicopter, hub, kNear), 2800);
  scenario.counties[kNear].elevation_m = 4600;
  EXPECT_EQ(payload_on_leg(scenario, helicopter, hub, kNear), 0);
}

TEST_F(Multimodal, AircraftNeedARunwayOrDropTheirLoadWithLosses) {
  const Id<VehicleClass> aircraft = add_vehicle(VehicleKind::kAircraft, 20'000, 50);
  scenario.vehicle_classes[aircraft].flight.runway_m = 2000;
  const Id<Terminal> airport = add_terminal("airport", TerminalKind::kAirport, kTownSeat);
  const Id<Terminal> strip = add_terminal("strip", TerminalKind::kAirport, kNearSeat);
  scenario.terminals[strip].runway_m = 1500;
  base(airport, aircraft, 1);
  scenario.vehicle_classes[aircraft].flight.airdrop_loss = 0.25;
  close_roads();
  const Id<Hub> hub = hub_of(scenario, airport);
  EXPECT_FALSE(world().mode_choice().can_go(hub, aircraft, strip));
  EXPECT_TRUE(world().mode_choice().can_go(hub, aircraft, kNear));
  send(kNear, 200);
  EXPECT_EQ(delivered_at(hours(48)), 150);
  EXPECT_EQ(world().ledger()[kTent].lost, 50);
}

TEST_F(Multimodal, FlightsWaitForSlotsOneAfterTheOther) {
  scenario.terminals = {};
  const Id<Terminal> airport = add_terminal("airport", TerminalKind::kAirport, kTownSeat);
  scenario.terminals[airport].movements_per_h = 2;
  TerminalState& state = world().terminal(airport);
  EXPECT_EQ(state.take_slot(sim::kStart), sim::kStart);
  EXPECT_EQ(state.take_slot(sim::kStart), sim::kStart + minutes(30));
  EXPECT_EQ(state.take_slot(sim::kStart + hours(2)), sim::kStart + hours(2));
}

TEST_F(Multimodal, ClosedAirportGivesSlotsInTheMorning) {
  const Id<Terminal> airport = add_terminal("airport", TerminalKind::kAirport, kTownSeat);
  scenario.terminals[airport].opens = hours(7);
  scenario.terminals[airport].closes = hours(22);
  scenario.time_of_day = hours(21);
  EXPECT_EQ(world().terminal(airport).take_slot(sim::kStart + minutes(90)), sim::kStart + hours(10));
}

TEST_F(Multimodal, PortersCarryTheLastStretchOverAClosedRoad) {
  const Id<VehicleClass> porter = add_vehicle(VehicleKind::kPorter, 30, 1);
  scenario.vehicle_classes[porter].blocked_speed_mps = 2 / 3.6;
  scenario.vehicle_classes[porter].speed_mps.fill(4 / 3.6);
  scenario.items[kTent].mass_kg = 10;
  const Id<Terminal> road_end = add_terminal("road end", TerminalKind::kTransferPoint, kNearSeat);
  base(road_end, porter, 100);
  world().traffic().close(kNearFar);
  world().traffic().close(kTownFar);
  send(kFar, 200);
  EXPECT_EQ(delivered_at(hours(30)), 0);  // 60 km at 2 km/h
  EXPECT_EQ(delivered_at(hours(60)), 200);
}

TEST_F(Multimodal, FullStoreKeepsTheNextConvoyWaitingUntilTheTrainHasLoaded) {
  const Id<Terminal> yard = add_railway_with_wagons().town;
  scenario.terminals[yard].storage_m3 = 60;
  scenario.depots[kDepot].docks = 2;
  scenario.command.convoy_size = 1;
  close_roads();
  send(kNear, 400);  // two trucks with 50 m3 each
  running->run_to(minutes(30 + 60 + 60 + 30));
  EXPECT_LE(world().terminal(yard).occupied_m3(), 60);
  EXPECT_EQ(delivered_at(hours(48)), 400);
}

TEST_F(Multimodal, WeatherIsTheSameForEveryPolicyAndOfTheGivenShare) {
  scenario.transport.weather = {1, 0.6, hours(12)};
  scenario.run.horizon = hours(24 * 20'000);
  const FlyingConditions conditions(scenario, sim::StreamSource(1, 0));
  const FlyingConditions again(scenario, sim::StreamSource(1, 0));
  int flyable = 0;
  constexpr int kHours = 24 * 20'000;
  for (int hour = 0; hour < kHours; ++hour) {
    const sim::Time time = sim::kStart + hours(hour);
    ASSERT_EQ(conditions.flyable(Terrain::kMountain, time), again.flyable(Terrain::kMountain, time));
    ASSERT_TRUE(conditions.flyable(Terrain::kBasin, time));
    flyable += conditions.flyable(Terrain::kMountain, time) ? 1 : 0;
  }
  EXPECT_NEAR(static_cast<double>(flyable) / kHours, 0.6, 0.02);
}

}  // namespace
}  // namespace surge::models
