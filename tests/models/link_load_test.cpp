// SPDX-License-Identifier: Apache-2.0
// A link of 10 vehicles an hour, and who waits at its entrance.
#include "models/transport/link_load.h"

#include <gtest/gtest.h>

#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr Id<Link> kLink{0};

class FullLink : public ::testing::Test {
 protected:
  FullLink() { scenario.links[kLink].capacity_per_h = 10; }

  /// Minutes after the start at which a convoy that comes at `minute` enters.
  std::int64_t enters(std::int64_t minute, double vehicles, LinkEnd at = LinkEnd::kFrom) {
    if (!load) {
      graph = std::make_unique<TransportGraph>(scenario);
      network = std::make_unique<TransportNetwork>(*graph);
      load = std::make_unique<LinkLoad>(scenario, *network);
    }
    return (load->enter(kLink, at, sim::kStart + minutes(minute), vehicles, bookings) - sim::kStart) /
           minutes(1);
  }

  Scenario scenario = testing::small_scenario();
  std::unique_ptr<TransportGraph> graph;
  std::unique_ptr<TransportNetwork> network;
  std::unique_ptr<LinkLoad> load;
  std::vector<Booking> bookings;
};

TEST_F(FullLink, ConvoyThatFitsDoesNotWait) {
  EXPECT_EQ(enters(20, 4), 20);
  EXPECT_EQ(enters(20, 6), 20);
}

TEST_F(FullLink, ConvoyThatDoesNotFitWaitsForItsLastVehicle) {
  EXPECT_EQ(enters(20, 8), 20);
  EXPECT_EQ(enters(30, 5), 60 + 18);  // 2 in this hour, the last of 3 in the next after 3/10 of it
}

TEST_F(FullLink, LongConvoyTakesSeveralHours) {
  EXPECT_EQ(enters(0, 25), 120 + 30);
  EXPECT_EQ(enters(0, 1), 120 + 36);
}

TEST_F(FullLink, DirectionsDoNotDisturbEachOther) {
  EXPECT_EQ(enters(0, 10), 0);
  EXPECT_EQ(enters(0, 10, LinkEnd::kTo), 0);
}

TEST_F(FullLink, RoomGivenBackCanBeBookedAgain) {
  EXPECT_EQ(enters(0, 10), 0);
  for (const Booking& booking : bookings) load->release(booking);
  EXPECT_EQ(enters(0, 10), 0);
}

TEST_F(FullLink, HalfTheCapacityDoublesTheWait) {
  enters(0, 0);
  network->set_condition(kLink, {1, 0.5});
  EXPECT_EQ(enters(0, 10), 60 + 60);
}

TEST_F(FullLink, OrdinaryTrafficThatDoesNotGiveWayTakesItsShareByDay) {
  scenario.transport.ordinary_share = 0.5;
  scenario.transport.relief_priority = 0;
  scenario.time_of_day = hours(10);
  EXPECT_EQ(enters(0, 5), 0);
  EXPECT_EQ(enters(0, 5), 60 + 60);
}

TEST_F(FullLink, ByNightThereIsLessOfIt) {
  scenario.transport.ordinary_share = 0.5;
  scenario.transport.relief_priority = 0;
  EXPECT_EQ(enters(0, 9), 0);
}

TEST_F(FullLink, WithFullPriorityReliefHasTheRoadToItself) {
  scenario.transport.ordinary_share = 0.5;
  scenario.time_of_day = hours(10);
  EXPECT_EQ(enters(0, 10), 0);
}

TEST_F(FullLink, AfterTheRunNothingIsBooked) {
  EXPECT_EQ(enters(240 * 60 + 90, 1000), 240 * 60 + 90);
}

}  // namespace
}  // namespace surge::models
