// SPDX-License-Identifier: Apache-2.0
// People struck by shaking, by buildings and by the hour.
#include <numeric>

#include <gtest/gtest.h>

#include "models/demand/loss_course.h"
#include "tests/models/support/running_world.h"

namespace surge::models {
namespace {

using std::chrono::hours;
using testing::kFar;
using testing::kNear;

PointIntensities everywhere(double intensity) {
  PointIntensities points{};
  points.fill(intensity);
  return points;
}

double all(const TriageCounts& counts) {
  return std::accumulate(counts.begin(), counts.end(), 0.0);
}

/// Near: 1,000 villagers in buildings half of which fall at VIII; by night all at home, at noon 0.6 at home,
/// 0.2 at work, 0.2 outdoors.
class Buildings : public ::testing::Test {
 protected:
  Buildings() {
    BuildingClass building;
    building.urban_homes = building.rural_homes = building.urban_work = building.rural_work = 1;
    building.collapse = {8, 1};
    building.uninhabitable = {7, 1};
    building.dead_in_collapse = 0.1;
    building.trapped_in_collapse = 0.2;
    building.injured_in_collapse = 0.3;
    building.injured_in_damage = 0.05;
    scenario.demand.buildings = {building};
    scenario.demand.occupancy = {{hours(0), 1, 0, 0}, {hours(12), 0.6, 0.2, 0.2}};
    scenario.demand.trapped = {0.5, 0.3, 0.2};
    scenario.demand.injured = {0.1, 0.2, 0.7};
    scenario.counties[kNear].population = 1000;
    scenario.counties[kNear].urban_share = 0;
  }
  LossCourse course() const { return LossCourse(scenario.demand, scenario.counties[kNear], {1, 0}); }

  Scenario scenario = testing::small_scenario();
  const double damaged = 0.5 * std::erfc(-1 / std::sqrt(2.0));  // Phi(1) = 0.8413 uninhabitable at VIII
};

TEST_F(Buildings, LossesOfACountyFollowByHand) {
  const CountyLosses losses = course().strike(everywhere(8), hours(12));
  EXPECT_NEAR(losses.displaced, 1000 * damaged, 1e-9);
  EXPECT_NEAR(losses.dead, 800 * 0.5 * 0.1, 1e-9);
  EXPECT_NEAR(all(losses.trapped), 800 * 0.5 * 0.2, 1e-9);
  EXPECT_NEAR(losses.trapped[0], 40, 1e-9);
  EXPECT_NEAR(losses.trapped[2], 16, 1e-9);
  EXPECT_NEAR(all(losses.injured), 800 * (0.5 * 0.3 + (damaged - 0.5) * 0.05), 1e-9);
  EXPECT_NEAR(losses.affected, 500, 1e-9);  // from the table
}

TEST_F(Buildings, NightIsWorseThanDayForThoseInsideAndTheSameForHomes) {
  const CountyLosses day = course().strike(everywhere(8), hours(12));
  const CountyLosses night = course().strike(everywhere(8), hours(0));
  EXPECT_NEAR(night.dead, day.dead / 0.8, 1e-9);
  EXPECT_NEAR(all(night.injured), all(day.injured) / 0.8, 1e-9);
  EXPECT_DOUBLE_EQ(night.displaced, day.displaced);
}

TEST_F(Buildings, OccupancyIsLinearAroundTheClock) {
  const auto& rows = scenario.demand.occupancy;
  EXPECT_DOUBLE_EQ(occupancy_at(rows, hours(0)).home, 1);
  EXPECT_DOUBLE_EQ(occupancy_at(rows, hours(6)).home, 0.8);
  EXPECT_DOUBLE_EQ(occupancy_at(rows, hours(18)).home, 0.8);
  EXPECT_DOUBLE_EQ(occupancy_at(rows, hours(21)).outdoors, 0.05);
  EXPECT_DOUBLE_EQ(occupancy_at({}, hours(21)).home, 1);
}

TEST_F(Buildings, MorePeopleAreThereByDayWhereTheyComeToWork) {
  const double resident = course().strike(everywhere(8), hours(12)).dead;
  scenario.counties[kNear].daytime_share = 1.5;
  EXPECT_NEAR(course().strike(everywhere(8), hours(12)).dead, 1.5 * resident, 1e-9);
  EXPECT_NEAR(course().strike(everywhere(8), hours(0)).dead, resident / 0.8, 1e-9);
}

TEST_F(Buildings, WeakerShockAfterwardsStrikesNobody) {
  LossCourse struck = course();
  struck.strike(everywhere(8), hours(12));
  const CountyLosses again = struck.strike(everywhere(7.9), hours(0));
  EXPECT_EQ(again.displaced, 0);
  EXPECT_EQ(again.dead, 0);
  EXPECT_EQ(all(again.injured), 0);
  EXPECT_EQ(again.affected, 0);
}

TEST_F(Buildings, HomesThatWereLeftAreEmptyWhenTheyFall) {
  LossCourse struck = course();
  struck.strike(everywhere(8), hours(0));
  // At 8.5 Phi(0.5) = 0.69 fall, less than the 0.84 that were uninhabitable before.
  const CountyLosses again = struck.strike(everywhere(8.5), hours(0));
  EXPECT_EQ(again.dead, 0);
  EXPECT_NEAR(again.displaced, 1000 * (0.5 * std::erfc(-1.5 / std::sqrt(2.0)) - damaged), 1e-9);
}

TEST_F(Buildings, TownspeopleAreAtTheSeat) {
  scenario.counties[kNear].urban_share = 0.4;
  scenario.demand.buildings[0].rural_homes = scenario.demand.buildings[0].rural_work = 0;
  PointIntensities points{};
  points[0] = 8;
  EXPECT_NEAR(course().strike(points, hours(0)).dead, 400 * 0.5 * 0.1, 1e-9);
}

TEST_F(Buildings, NeverMorePeopleAreStruckThanThereAre) {
  scenario.demand.uncertainty_sigma = 3;
  scenario.demand.buildings[0].dead_in_collapse = 0.5;
  for (std::uint64_t replication = 0; replication < 100; ++replication) {
    LossCourse struck(scenario.demand, scenario.counties[kNear], {1, replication});
    for (double intensity = 6; intensity <= 12; intensity += 0.5) struck.strike(everywhere(intensity), {});
    const CountyLosses& total = struck.total();
    EXPECT_LE(total.dead + all(total.trapped) + all(total.injured), 1000 + 1e-9);
    EXPECT_LE(total.displaced, 1000 + 1e-9);
    EXPECT_LE(total.affected, 1000 + 1e-9);
  }
}

TEST_F(Buildings, WithoutThemTheTableSaysAll) {
  scenario.demand.buildings.clear();
  LossCourse struck = course();
  const CountyLosses losses = struck.strike(everywhere(8), hours(12));
  EXPECT_NEAR(losses.displaced, 500, 1e-9);
  EXPECT_NEAR(all(losses.injured), 100, 1e-9);
  EXPECT_NEAR(losses.trapped[0], 5, 1e-9);  // half of 10
  EXPECT_DOUBLE_EQ(struck.groups()[2], 100);
}

/// Adds up what it is told.
struct Told final : LossObserver {
  void struck(sim::Time, Id<County> county, const CountyLosses& increase) override {
    if (county != kFar) return;
    ++calls;
    dead += increase.dead;
    injured += all(increase.injured);
  }
  int calls = 0;
  double dead = 0;
  double injured = 0;
};

TEST_F(Buildings, ObserverIsToldTheIncreaseOfEachShockAtItsHour) {
  scenario.time_of_day = hours(12);
  testing::RunningWorld running(scenario);
  Told told;
  running.world.observe(told);
  Impact second = testing::impact(running.scenario, 9);
  second.time = hours(12);  // midnight
  running.world.start({testing::impact(running.scenario, 8), second});
  running.run_to(hours(13));
  const double people = running.scenario.counties[kFar].population;
  const CountyLosses& total = running.world.losses(kFar);
  EXPECT_EQ(told.calls, 2);
  EXPECT_NEAR(told.dead, total.dead, 1e-9);
  EXPECT_NEAR(told.injured, all(total.injured), 1e-9);
  // At IX Phi(1) = 0.8413 fall: those that could be lived in after VIII stand. Nobody more dies.
  EXPECT_NEAR(total.dead, people * 0.8 * 0.5 * 0.1, 1e-6);
}

}  // namespace
}  // namespace surge::models
