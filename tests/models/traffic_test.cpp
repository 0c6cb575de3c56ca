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
using testing::kDepotTown;
using testing::kFar;

constexpr Id<Link> kTownNear{0};
constexpr Id<Link> kNearFar{1};
constexpr Id<Link> kTownFar{2};

/// One convoy of 2 trucks with 10 t from the town to Far.
class Drive : public ::testing::Test {
 protected:
  Drive() { trip.load_kg = 10'000; }

  static sim::Process drive(Drive& test) {
    co_await test.traffic.drive(test.trip, Id<Place>{kFar});
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
  Trip trip{simulation, Id<VehicleClass>{0}, 2, Id<Place>{kDepotTown}};
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
  EXPECT_EQ(trip.at, Id<Place>{kFar});
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
  EXPECT_EQ(trip.at, Id<Place>{kDepotTown});
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

}  // namespace
}  // namespace surge::models
