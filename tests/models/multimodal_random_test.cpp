// SPDX-License-Identifier: Apache-2.0
// What holds wherever goods travel by road, rail, water and air at once: goods are conserved, and vehicles.
#include <algorithm>
#include <array>

#include <gtest/gtest.h>

#include "models/repair/link_works.h"
#include "models/transport/terminal.h"
#include "tests/models/support/random_transport.h"
#include "tests/models/support/running_world.h"
#include "tests/support/full_size.h"

namespace surge::models {
namespace {

using std::chrono::hours;

constexpr std::uint64_t kTransportSystems = surge::test::kFullSize ? 300 : 60;

/// A random world, struck by its earthquake.
struct MultimodalWorld : testing::RunningWorld {
  MultimodalWorld(Scenario given, std::uint64_t seed) : RunningWorld(std::move(given), seed) {
    world.start(make_hazard(scenario, scenario.hazards[0])->sample(world.streams(), {}).impacts);
  }
  explicit MultimodalWorld(std::uint64_t seed) : MultimodalWorld(testing::random_multimodal(seed), seed) {}

  /// Vehicles that are away, over all hubs and classes. None may be at home beyond those that belong there.
  int vehicles_away() {
    int away = 0;
    const Fleets all(scenario);
    for (std::size_t hub = 0; hub < hub_count(scenario); ++hub) {
      for (const Id<VehicleClass> vehicle : ids(scenario.vehicle_classes)) {
        const int missing =
            all.at_home(Id<Hub>{hub}, vehicle) - world.fleets().at_home(Id<Hub>{hub}, vehicle);
        EXPECT_GE(missing, 0) << "hub " << hub << ", class " << vehicle.index();
        away += missing;
      }
    }
    return away;
  }
};

TEST(MultimodalSystem, ConservesEveryItemAtAnyTime) {
  for (std::uint64_t seed = 0; seed < kTransportSystems; ++seed) {
    SCOPED_TRACE(seed);
    MultimodalWorld running(seed);
    World& world = running.world;
    for (sim::Duration time{}; time <= running.scenario.run.horizon; time += hours(7)) {
      const sim::RunOutcome outcome = world.simulation().run_until(sim::kStart + time);
      ASSERT_NE(outcome.kind, sim::RunOutcome::Kind::failed) << outcome.what;
      ASSERT_NO_THROW(world.check_conservation());
    }
  }
}

/// What random systems make of the model, over all seeds.
struct UseOfTransport {
  std::array<std::size_t, kVehicleKinds> vehicles{};
  std::array<double, kVehicleKinds> tonne_km{};
  TrafficTotals traffic;
  double crew_hours_of_teams = 0;
  int full_stores = 0;

  void add(MultimodalWorld& running) {
    const World& world = running.world;
    for (std::size_t kind = 0; kind < kVehicleKinds; ++kind) {
      vehicles[kind] += world.convoys().vehicles_sent[kind];
      tonne_km[kind] += world.traffic().totals().tonne_km[kind];
    }
    traffic.reroutes += world.traffic().totals().reroutes;
    traffic.turn_backs += world.traffic().totals().turn_backs;
    traffic.gave_up += world.traffic().totals().gave_up;
    traffic.queued_vehicle_h += world.traffic().totals().queued_vehicle_h;
    if (running.scenario.link_damage.local_crews == 0) {
      crew_hours_of_teams += world.link_works().crew_hours_worked();
    }
    for (const Id<Terminal> terminal : ids(running.scenario.terminals)) {
      const double room = running.scenario.terminals[terminal].storage_m3;
      full_stores += world.terminal(terminal).occupied_m3() > 0.9 * room ? 1 : 0;
    }
  }
};

/// So that the other tests are about something.
TEST(MultimodalSystem, RandomSystemsUseEveryKindOfVehicleAndMeetEveryMishap) {
  UseOfTransport use;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    MultimodalWorld running(seed);
    running.run_to(running.scenario.run.horizon);
    use.add(running);
  }
  for (std::size_t kind = 0; kind < kVehicleKinds; ++kind) {
    EXPECT_GT(use.vehicles[kind], 20u) << kind;
    EXPECT_GT(use.tonne_km[kind], 0) << kind;
  }
  EXPECT_GT(use.traffic.reroutes, 100u);
  EXPECT_GT(use.traffic.turn_backs, 30u);
  EXPECT_GT(use.traffic.gave_up, 3u);
  EXPECT_GT(use.traffic.queued_vehicle_h, 10'000);
  EXPECT_GT(use.crew_hours_of_teams, 1000);
  EXPECT_GT(use.full_stores, 5);
}

/// A scenario in which every convoy can end its voyage: what is closed opens again, stores have room, and
/// depots have little to send.
Scenario ends_well(std::uint64_t seed) {
  Scenario scenario = testing::random_multimodal(seed);
  scenario.link_damage.local_crews = 1;
  for (LinkClosure& closure : scenario.link_closures) {
    if (!closure.ends) closure.ends = closure.begins + hours(48);
  }
  for (Terminal& terminal : scenario.terminals) terminal.storage_m3 = 1e9;
  for (InitialStock& stock : scenario.stock) stock.quantity = std::min<Quantity>(stock.quantity, 1000);
  scenario.command.plan.conversions.clear();
  return scenario;
}

/// What waits at the terminals is there at once: a few porters or drones would carry it for years.
void deliver_from_terminals(World& world) {
  for (const Id<Terminal> terminal : ids(world.scenario().terminals)) {
    for (const Parcel& parcel : world.terminal(terminal).take_ready(sim::Time::max())) world.deliver(parcel);
  }
}

TEST(MultimodalSystem, EveryVehicleComesHomeInTheEnd) {
  constexpr std::uint64_t kSeeds = kTransportSystems / 2;
  int under_way = 0;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    MultimodalWorld running(ends_well(seed), seed);
    running.run_to(hours(24));
    under_way += running.vehicles_away();
    sim::Duration time = running.scenario.run.horizon;
    running.run_to(time);
    for (; time < hours(24 * 200) && running.vehicles_away() > 0; time += hours(1)) {
      deliver_from_terminals(running.world);
      running.run_to(time);
    }
    ASSERT_EQ(running.vehicles_away(), 0);
    ASSERT_NO_THROW(running.world.check_conservation());
  }
  EXPECT_GT(under_way, 3 * static_cast<int>(kSeeds));
}

}  // namespace
}  // namespace surge::models
