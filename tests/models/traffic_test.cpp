// SPDX-License-Identifier: Apache-2.0
// What happens to convoys when links close and open under way. Roads of small_scenario(): town - Near 1 h,
// Near - Far 1 h, town - Far 4 h.
#include "models/transport/traffic.h"

#include <gtest/gtest.h>

#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using testing::kFarSeat;
using testing::kNearFar;
using testing::kNearSeat;
using testing::kTownFar;
using testing::kTownNear;
using testing::kTownSeat;
using testing::kTruck;

/// One convoy of 2 trucks with 10 t from the town to Far.
class Drive : public ::testing::Test {
 public:
  Drive() { trip.load_kg = 10'000; }

  static sim::Process drive(Drive& test) {
    co_await test.traffic.drive(test.trip, kFarSeat);
    test.arrival = test.simulation.now() - sim::kStart;
  }
  void close_at(sim::Duration time, Id<Link> link) {
    simulation.schedule_in(time, [this, link] { traffic.close(link); });
  }
  void open_at(sim::Duration time, Id<Link> link) {
    simulation.schedule_in(time, [this, link] { traffic.open(link); });
  }
  double tonne_km() const { return traffic.totals().tonne_km[0]; }
  double vehicle_km() const { return traffic.totals().vehicle_km[0]; }
  void run() {
    simulation.spawn(drive(*this));
    simulation.run();
  }

  Scenario scenario = testing::small_scenario();
  TransportGraph graph{scenario};
  TransportNetwork roads{graph};
  sim::Simulation simulation;
  Traffic traffic{simulation, scenario, roads};
  Trip trip{simulation, kTruck, 2, kTownSeat};
  sim::Duration arrival{-1};
};

TEST_F(Drive, WithoutClosuresTakesTheFastestRoute) {
  run();
  EXPECT_EQ(arrival, hours(2));
  EXPECT_DOUBLE_EQ(tonne_km(), 10 * 120);
  EXPECT_DOUBLE_EQ(vehicle_km(), 2 * 120);
  EXPECT_EQ(traffic.totals().reroutes, 0u);
}

TEST_F(Drive, ClosureOnTheLinkTurnsBackAndTakesAnotherRoute) {
  close_at(minutes(30), kTownNear);
  run();
  EXPECT_EQ(arrival, minutes(30 + 30) + hours(4));
  EXPECT_EQ(traffic.totals().turn_backs, 1u);
  EXPECT_DOUBLE_EQ(tonne_km(), 10 * (30 + 30 + 240));
}

TEST_F(Drive, ClosureOfALaterLinkReroutesFromTheNextPlace) {
  close_at(minutes(30), kNearFar);
  run();
  EXPECT_EQ(arrival, hours(1) + hours(1) + hours(4));  // to Near, back to town, around
  EXPECT_EQ(traffic.totals().reroutes, 1u);
  EXPECT_EQ(traffic.totals().turn_backs, 0u);
}

TEST_F(Drive, ClosureBehindTheConvoyDoesNotConcernIt) {
  close_at(minutes(90), kTownNear);
  run();
  EXPECT_EQ(arrival, hours(2));
  EXPECT_EQ(traffic.totals().reroutes, 0u);
}

TEST_F(Drive, WithoutARouteWaitsUntilALinkOpens) {
  close_at(hours(0), kTownNear);
  close_at(hours(0), kTownFar);
  open_at(hours(10), kTownNear);
  run();
  EXPECT_EQ(arrival, hours(12));
}

TEST_F(Drive, CaughtWithoutAnotherRouteWaitsAtThePlaceItCameFrom) {
  close_at(minutes(1), kTownFar);
  close_at(minutes(90), kNearFar);
  open_at(hours(9), kNearFar);
  run();
  EXPECT_EQ(trip.at, kFarSeat);
  EXPECT_EQ(arrival, hours(10));
}

TEST_F(Drive, ReopeningDoesNotDivertAConvoyUnderWay) {
  close_at(hours(0), kTownNear);
  open_at(hours(1), kTownNear);
  run();
  EXPECT_EQ(arrival, hours(4));
}

TEST_F(Drive, ClosureThatNeverReopensLeavesTheConvoyWaitingAndCounted) {
  close_at(hours(0), kTownNear);
  close_at(hours(0), kTownFar);
  simulation.spawn(drive(*this));
  simulation.run_until(sim::kStart + hours(1000));
  EXPECT_EQ(arrival, sim::Duration{-1});
  EXPECT_EQ(traffic.vehicles_waiting(), 2u);
  EXPECT_EQ(trip.at, kTownSeat);
}

TEST_F(Drive, ClosedAgainWhileFinishingTheLinkTurnsBack) {
  close_at(minutes(20), kNearFar);   // drive on to Near only
  close_at(minutes(40), kTownNear);  // and now this link itself
  run();
  EXPECT_EQ(arrival, minutes(40 + 40) + hours(4));
  EXPECT_EQ(traffic.totals().reroutes, 2u);
}

TEST_F(Drive, TurningBackGoesOnWhileTheLinkReopensAndClosesAgain) {
  close_at(minutes(30), kTownNear);
  open_at(minutes(35), kTownNear);
  close_at(minutes(40), kTownNear);
  run();
  EXPECT_EQ(arrival, hours(1) + hours(4));
}

// What a driver knows and when.

class LateNews : public Drive {
 protected:
  LateNews() { scenario.transport.driver_news = minutes(45); }
};

TEST_F(LateNews, ReachADriverBeforeTheBarrier) {
  close_at(minutes(10), kNearFar);  // he hears of it after 55 minutes, still before Near
  run();
  EXPECT_EQ(arrival, hours(1) + hours(1) + hours(4));
  EXPECT_EQ(traffic.totals().reroutes, 1u);
}

TEST_F(LateNews, AtTheBarrierItIsSeen) {
  scenario.transport.driver_news = hours(1000);
  close_at(minutes(10), kNearFar);
  run();
  EXPECT_EQ(arrival, hours(1) + hours(1) + hours(4));
  EXPECT_EQ(traffic.totals().turn_backs, 0u);
}

TEST_F(LateNews, OfAClosureThatIsOverDoesNotDivert) {
  close_at(minutes(10), kNearFar);
  open_at(minutes(20), kNearFar);
  run();
  EXPECT_EQ(arrival, hours(2));
  EXPECT_EQ(traffic.totals().reroutes, 0u);
}

TEST_F(LateNews, OnTheClosingLinkItIsFeltAtOnce) {
  close_at(minutes(30), kTownNear);
  run();
  EXPECT_EQ(arrival, minutes(30 + 30) + hours(4));
}

// Links that become slower or faster.

TEST_F(Drive, DegradedLinkSlowsThoseOnItFromThenOn) {
  simulation.schedule_in(minutes(30), [&] { traffic.set_condition(kTownNear, {0.5, 1}); });
  run();
  EXPECT_EQ(arrival, minutes(30 + 60) + hours(1));
  EXPECT_DOUBLE_EQ(tonne_km(), 10 * 120);
  EXPECT_EQ(traffic.totals().reroutes, 0u);
}

TEST_F(Drive, RestoredLinkSpeedsThemUpAgain) {
  simulation.schedule_in(minutes(0), [&] { traffic.set_condition(kNearFar, {0.5, 1}); });
  simulation.schedule_in(minutes(120), [&] { traffic.set_condition(kNearFar, {}); });
  run();
  EXPECT_EQ(arrival, hours(1) + hours(1) + minutes(30));  // half of Near - Far at half speed
}

TEST_F(Drive, TurningBackOnADegradedLinkTakesAsLongAsTheWayThere) {
  simulation.schedule_in(minutes(30), [&] { traffic.set_condition(kTownNear, {0.5, 1}); });
  close_at(minutes(60), kTownNear);
  run();
  EXPECT_EQ(arrival, minutes(60 + 60) + hours(4));
  EXPECT_DOUBLE_EQ(tonne_km(), 10 * (45 + 45 + 240));
}

// Rest, fuel, congestion.

TEST_F(Drive, CrewRestsAtTheLastPlaceBeforeItsDutyEnds) {
  VehicleClass& truck = scenario.vehicle_classes[kTruck];
  truck.duty = minutes(90);
  truck.rest = hours(8);
  run();
  EXPECT_EQ(arrival, hours(1) + hours(8) + hours(1));
}

TEST_F(Drive, ReliefCrewDrivesOn) {
  VehicleClass& truck = scenario.vehicle_classes[kTruck];
  truck.duty = minutes(90);
  truck.rest = hours(8);
  truck.crews = 2;
  run();
  EXPECT_EQ(arrival, hours(2));
}

TEST_F(Drive, FuelIsTakenAtTheLastPlaceBeforeTheTankIsEmpty) {
  VehicleClass& truck = scenario.vehicle_classes[kTruck];
  truck.range_m = 100'000;
  truck.refuelling = minutes(30);
  run();
  EXPECT_EQ(arrival, hours(2) + minutes(30));
}

TEST_F(Drive, ConvoyWaitsAtTheEntranceOfAFullLinkAndIsCounted) {
  scenario.links[kNearFar].capacity_per_h = 10;
  const TransportGraph narrow_graph(scenario);
  TransportNetwork narrow(narrow_graph);
  Traffic narrow_traffic(simulation, scenario, narrow);
  EXPECT_TRUE(narrow_traffic.send_others(kTownSeat, kFarSeat, 10));  // at Near after 1 h
  const auto convoy = [](Traffic& streets, Trip& vehicles, Drive& test) -> sim::Process {
    co_await streets.drive(vehicles, kFarSeat);
    test.arrival = test.simulation.now() - sim::kStart;
  };
  simulation.spawn(convoy(narrow_traffic, trip, *this));
  simulation.run();
  EXPECT_EQ(arrival, hours(1) + minutes(60 + 12) + hours(1));
  EXPECT_DOUBLE_EQ(narrow_traffic.totals().queued_vehicle_h, 2 * 1.2);
}

TEST_F(Drive, WhoWaitsAtTheEntranceOfALinkThatClosesLooksForAnotherRouteThere) {
  scenario.vehicle_classes[kTruck].duty = minutes(90);
  scenario.vehicle_classes[kTruck].rest = hours(8);  // at Near, from 1 h to 9 h
  close_at(hours(2), kNearFar);
  run();
  EXPECT_EQ(traffic.totals().turn_backs, 0u);
  EXPECT_EQ(traffic.totals().reroutes, 1u);
  EXPECT_EQ(trip.at, kFarSeat);
}

// Giving up.

TEST_F(Drive, AfterTheWaitLimitGoesHomeWithItsLoad) {
  scenario.transport.wait_limit = hours(12);
  trip.may_give_up = true;
  close_at(minutes(1), kTownFar);
  close_at(minutes(90), kNearFar);  // turned back to Near, at 2 h
  DriveResult result = DriveResult::kArrived;
  const auto convoy = [](Drive& test, DriveResult& how) -> sim::Process {
    how = co_await test.traffic.drive(test.trip, kFarSeat);
    test.arrival = test.simulation.now() - sim::kStart;
  };
  simulation.spawn(convoy(*this, result));
  simulation.run();
  EXPECT_EQ(result, DriveResult::kGaveUp);
  EXPECT_EQ(arrival, hours(2) + hours(12));
  EXPECT_EQ(trip.at, kNearSeat);
  EXPECT_EQ(traffic.totals().gave_up, 1u);
}

TEST_F(Drive, WithoutAWayHomeItGoesOnWaiting) {
  scenario.transport.wait_limit = hours(12);
  trip.may_give_up = true;
  close_at(minutes(1), kTownFar);
  close_at(minutes(61), kTownNear);
  close_at(minutes(90), kNearFar);
  open_at(hours(100), kNearFar);
  run();
  EXPECT_EQ(arrival, hours(101));
}

TEST_F(Drive, PortersPassAClosedRoadOnFoot) {
  VehicleClass& porter = scenario.vehicle_classes[kTruck];
  porter.kind = VehicleKind::kPorter;
  porter.blocked_speed_mps = 30 / 3.6;
  const TransportGraph trails(scenario);
  TransportNetwork network(trails);
  network.set_condition(kNearFar, kClosed);
  EXPECT_EQ(network.times(kTruck, kTownSeat)[kFarSeat.index()], hours(3));
}

}  // namespace
}  // namespace surge::models
