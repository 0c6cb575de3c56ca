// SPDX-License-Identifier: Apache-2.0
// Where displaced people go.
#include "models/demand/displacement.h"

#include <gtest/gtest.h>

#include "tests/models/support/running_world.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using testing::kFar;
using testing::kNear;
using testing::kTown;

/// Near has 400 displaced of 1,000, Far and the town none; all within the radius.
class Displaced : public ::testing::Test {
 protected:
  Displaced() {
    for (County& county : scenario.counties) county.population = 1000;
    scenario.demand.relocation = {0.5, 1.0 / 86400, 1000};
  }
  void strike() {
    needs.emplace(scenario);
    displacement.emplace(scenario, *needs, [this](Id<County>, Id<County>, double persons) {
      sent += road_open ? persons : 0;
      return road_open;
    });
    needs->strike(sim::kStart, kNear, {600, 400});
    displacement->people_changed(sim::kStart, kNear);
  }
  void steps(int count) {
    for (int step = 0; step < count; ++step) displacement->step(now += hours(6));
  }
  double displaced(Id<County> county) const { return needs->groups(county)[1]; }
  double unsheltered(Id<County> county) const {
    return needs->groups(county)[static_cast<std::size_t>(PopulationGroup::kUnsheltered)];
  }

  Scenario scenario = testing::small_scenario();
  std::optional<NeedBook> needs;
  std::optional<Displacement> displacement;
  sim::Time now = sim::kStart;
  bool road_open = true;
  double sent = 0;
};

TEST_F(Displaced, PeopleWithoutAPlaceAreUnsheltered) {
  scenario.demand.shelters = {{kNear, {"School", ""}, 150, hours(0)}, {kNear, {"Hall", ""}, 100, hours(12)}};
  scenario.demand.relocation.share = 0;
  strike();
  EXPECT_DOUBLE_EQ(unsheltered(kNear), 250);
  steps(1);
  EXPECT_DOUBLE_EQ(unsheltered(kNear), 250);
  steps(1);
  EXPECT_DOUBLE_EQ(unsheltered(kNear), 150);
}

TEST_F(Displaced, ShareOfThoseWithoutAPlaceMovesOnOverDays) {
  strike();
  steps(1);
  const double first = 200 * (1 - std::exp(-0.25));
  EXPECT_NEAR(displaced(kNear), 400 - first, 1e-9);
  steps(400);
  EXPECT_NEAR(displaced(kNear), 200, 5);  // parties below one person stay
  EXPECT_GE(displaced(kNear), 200);
  EXPECT_NEAR(sent, displacement->gone(kNear), 1e-9);
}

TEST_F(Displaced, FreePlacesNearByAreTakenFirst) {
  scenario.demand.shelters = {{kFar, {"School", ""}, 30, hours(0)}};
  strike();
  steps(1);
  EXPECT_NEAR(displaced(kFar), 30, 1e-9);
  EXPECT_NEAR(unsheltered(kFar), 0, 1e-9);
  EXPECT_GT(displaced(kTown), 10);
}

TEST_F(Displaced, NobodyMovesWithoutARoad) {
  road_open = false;
  strike();
  steps(20);
  EXPECT_DOUBLE_EQ(displaced(kNear), 400);
  EXPECT_DOUBLE_EQ(displaced(kTown) + displaced(kFar), 0);
}

TEST_F(Displaced, RecoverByHalfAHalfTimeAfterTheDelay) {
  scenario.demand.relocation.share = 0;
  scenario.demand.recovery = {hours(240), hours(48)};
  strike();
  steps(8);
  EXPECT_DOUBLE_EQ(displaced(kNear), 400);
  steps(40);
  EXPECT_NEAR(displaced(kNear), 200, 1e-9);
  EXPECT_DOUBLE_EQ(needs->ever(kNear)[1], 400);
}

TEST_F(Displaced, WithoutRulesNothingHappens) {
  scenario.demand.relocation = {};
  strike();
  EXPECT_FALSE(displacement->acts());
  EXPECT_EQ(unsheltered(kNear), 0);
}

TEST(DisplacedPeople, AreConservedInRandomScenarios) {
  double moved = 0;
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    Scenario scenario = testing::random_scenario(seed);
    scenario.demand.relocation = {0.6, 0.5 / 86400, 500};
    scenario.demand.recovery = {hours(100), hours(24)};
    scenario.demand.shelters = {{Id<County>(0), {"Hall", ""}, 300, hours(10)}};
    testing::RunningWorld running(scenario, seed);
    running.world.start({testing::impact(running.scenario, 8)});
    running.run_to(hours(240));
    double come = 0;
    double gone = 0;
    for (const Id<County> county : ids(running.scenario.counties)) {
      const Displacement& where = running.world.displacement();
      const double here = running.world.needs().groups(county)[1];
      const double struck = running.world.losses(county).displaced;
      EXPECT_NEAR(struck + where.come(county), here + where.gone(county) + where.recovered(county),
                  1e-6 * (1 + struck))
          << seed;
      EXPECT_NEAR(running.world.needs().ever(county)[1], struck, 1e-6 * (1 + struck));
      EXPECT_GE(here, 0);
      come += where.come(county);
      gone += where.gone(county);
    }
    EXPECT_NEAR(come, gone, 1e-6 * (1 + gone));
    moved += gone;
  }
  EXPECT_GT(moved, 0);
}

}  // namespace
}  // namespace surge::models
