// SPDX-License-Identifier: Apache-2.0
// What is known of the roads beside how they are.
#include "models/transport/known_roads.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "models/repair/link_works.h"
#include "models/transport/mode_choice.h"
#include "models/units.h"
#include "tests/models/support/random_transport.h"
#include "tests/models/support/response_scenario.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using sim::Distribution;
using std::chrono::hours;
using std::chrono::minutes;
using testing::kDepot;
using testing::kFar;
using testing::kJustBefore;
using testing::kNearFar;
using testing::kNearSeat;
using testing::kTownNear;
using testing::RunningWorld;
using testing::small_scenario;
using testing::StruckWorld;

/// Word of a damaged link comes after so many hours; nobody works on links by himself.
Scenario known_after(double delay_h) {
  Scenario scenario = small_scenario();
  scenario.command.information.roads = RoadReporting{
      Distribution::constant(delay_h * kHour_s), Distribution::constant(delay_h * kHour_s), {}, 0};
  scenario.link_damage.local_crews = 0;
  scenario.transport.driver_news = hours(1000);
  return scenario;
}

/// Struck by a shock that closes the link for so much work.
struct Cut : StruckWorld {
  explicit Cut(Scenario given, Id<Link> link = kNearFar, double crew_hours = 1e6)
      : StruckWorld(std::move(given)) {
    run_to({});
    world.link_works().damage(link, {crew_hours * kHour_s, 0, kClosed, {}}, 0);
  }
  std::size_t unknown() const { return world.known_roads().unknown_closures(); }
  sim::Duration journey(Id<County> county) { return world.mode_choice().journey_times(kDepot)[county]; }
};

TEST(KnownRoads, AreTheRoadsThemselvesByDefault) {
  RunningWorld running(small_scenario());
  EXPECT_FALSE(running.world.known_roads().late());
  EXPECT_EQ(&running.world.believed_network(), &running.world.network());
}

// To Far 2 h by way of Near, 4 h directly.
TEST(KnownRoads, CommandPlansOnACutLinkUntilWordComes) {
  Scenario scenario = known_after(5);
  scenario.fleets.front().count = 0;
  Cut cut(scenario);
  cut.run_to(hours(5) - kJustBefore);
  EXPECT_FALSE(cut.world.network().open(kNearFar));
  EXPECT_EQ(cut.unknown(), 1u);
  EXPECT_EQ(cut.journey(kFar), hours(2));
  cut.run_to(hours(5));
  EXPECT_EQ(cut.unknown(), 0u);
  EXPECT_EQ(cut.journey(kFar), hours(4));
}

TEST(KnownRoads, WordInNoTimeIsNoDelay) {
  Cut cut(known_after(0));
  EXPECT_EQ(cut.unknown(), 0u);
  EXPECT_FALSE(cut.world.believed_network().open(kNearFar));
}

TEST(KnownRoads, ConvoyThatMeetsTheClosureTellsAndTurnsBack) {
  Cut cut(known_after(100));
  sim::Duration time = hours(1);
  while (cut.unknown() > 0 && time < hours(24)) cut.run_to(time += minutes(1));
  const auto& loaded = cut.world.loaded_convoys();
  const auto to_far = std::find_if(loaded.begin(), loaded.end(), [](const ConvoyOrder* order) {
    return order->cargo.front().county == kFar;
  });
  ASSERT_NE(to_far, loaded.end());
  EXPECT_EQ((*to_far)->trip->at, kNearSeat);
  EXPECT_EQ(cut.world.traffic().totals().reroutes, 1u);
  EXPECT_EQ(cut.world.traffic().totals().turn_backs, 0u);
  EXPECT_EQ(cut.journey(kFar), hours(4));
  cut.run_to(time + hours(7));  // 1 h back, 4 h on, 1 h unloading
  EXPECT_GT(cut.tents(kFar).delivered, 0);
}

TEST(KnownRoads, LinkThatIsPassableAgainIsKnownAtOnceAndOldWordIsNoNews) {
  Cut cut(known_after(5), kNearFar, 2);
  cut.world.link_works().add_crews(kNearFar, 1);
  cut.run_to(hours(2) - kJustBefore);
  EXPECT_EQ(cut.unknown(), 1u);
  cut.run_to(hours(2));
  EXPECT_EQ(cut.unknown(), 0u);
  cut.world.link_works().damage(kNearFar, {1e9, 0, kClosed, {}}, 1);
  cut.run_to(hours(7) - kJustBefore);
  EXPECT_TRUE(cut.world.believed_network().open(kNearFar));
  cut.run_to(hours(7));
  EXPECT_FALSE(cut.world.believed_network().open(kNearFar));
}

TEST(KnownRoads, AnnouncedClosureIsKnownAtOnce) {
  Scenario scenario = known_after(100);
  scenario.link_closures = {{kTownNear, hours(3), hours(6), 0, 0}};
  StruckWorld struck(scenario);
  struck.run_to(hours(3));
  EXPECT_FALSE(struck.world.believed_network().open(kTownNear));
  struck.run_to(hours(6));
  EXPECT_TRUE(struck.world.believed_network().open(kTownNear));
}

TEST(KnownRoads, PlatformTellsSoonerAndNeverLater) {
  for (const double platform_h : {1.0, 50.0}) {
    Scenario scenario = known_after(5);
    scenario.fleets.front().count = 0;
    const Reporting& as_before = scenario.command.information;
    scenario.command.information.platform = {testing::everywhere(scenario, 1), as_before};
    scenario.command.information.roads->platform_s = Distribution::constant(platform_h * kHour_s);
    Cut cut(scenario);
    const sim::Duration known = platform_h < 5 ? hours(1) : hours(5);
    cut.run_to(known - kJustBefore);
    EXPECT_EQ(cut.unknown(), 1u);
    cut.run_to(known);
    EXPECT_EQ(cut.unknown(), 0u);
  }
}

TEST(KnownRoads, AircraftSeesWhatIsNear) {
  Scenario scenario = known_after(100);
  scenario.fleets.front().count = 0;
  scenario.command.information.roads->seen_from_air_m = 1000;
  Cut cut(scenario);
  cut.world.known_roads().seen_from(cut.scenario.places[testing::kTownSeat].position);
  EXPECT_EQ(cut.unknown(), 1u);
  cut.world.known_roads().seen_from(cut.scenario.places[kNearSeat].position);
  EXPECT_EQ(cut.unknown(), 0u);
}

TEST(KnownRoads, EngineersGoToLinksOnceTheyAreKnownToBeBroken) {
  Scenario scenario = known_after(10);
  scenario.fleets.front().count = 0;
  scenario.teams.add(testing::engineers("engineers", 1, 0));
  Cut cut(scenario, kNearFar, 1);
  cut.run_to(hours(10));
  EXPECT_FALSE(cut.world.network().open(kNearFar));
  cut.run_to(hours(14));  // asks again within 2 h, drives 1 h, works 1 h
  EXPECT_TRUE(cut.world.network().open(kNearFar));
}

TEST(KnownRoads, BeliefIsNeverWorseThanTheTruth) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Scenario scenario = testing::random_multimodal(seed);
    scenario.command.information.roads = RoadReporting{
        Distribution::exponential(5 * kHour_s), Distribution::exponential(20 * kHour_s), {}, 10'000};
    StruckWorld struck(scenario, 9);
    for (int hour = 1; hour < 200; hour += 5) {
      struck.run_to(hours(hour));
      struck.world.check_conservation();
      for (const Id<Link> link : ids(scenario.links)) {
        EXPECT_GE(struck.world.believed_network().condition(link).speed_share,
                  struck.world.network().condition(link).speed_share);
      }
    }
  }
}

}  // namespace
}  // namespace surge::models
