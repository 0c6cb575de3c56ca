// SPDX-License-Identifier: Apache-2.0
// Triggers of hazards, areas, and lakes behind landslides.
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "models/hazard/landslide_lake.h"
#include "models/units.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using sim::Distribution;
using std::chrono::hours;

Scenario run_of_60_days() {
  Scenario scenario = testing::small_scenario();
  scenario.run.horizon = hours(24 * 60);
  return scenario;
}

/// A dam half way between town and near; the lake reaches near, the wave would reach town.
ComponentSpec lake() {
  ComponentSpec spec = default_spec(LandslideLake::description());
  spec.values["dam"] = std::vector<GeoPoint>{{104.3, 31.0}};
  spec.values["upstream"] = std::vector<GeoPoint>{{104.6, 31.0}};
  spec.values["downstream"] = std::vector<GeoPoint>{{104.15, 31.0}, {104.0, 31.0}};
  spec.values["fill_time"] = Distribution::constant(10 * kDay_s);
  spec.values["warning_after"] = Distribution::constant(5 * kDay_s);
  spec.values["drained_after"] = Distribution::constant(29 * kDay_s);
  spec.values["breach_probability"] = 0.0;
  spec.values["evacuees"] = 50.0;
  return spec;
}

/// Sum of people who came less those who went.
double net(const Course& course, PopulationGroup group) {
  double sum = 0;
  for (const Impact& impact : course.impacts) {
    for (const PeopleEffect& effect : impact.people) {
      if (effect.group == group) sum += effect.persons;
    }
  }
  return sum;
}

double most_stock_lost(const Course& course) {
  double most = 0;
  for (const Impact& impact : course.impacts) {
    for (const DepotEffect& effect : impact.depots) most = std::max(most, effect.stock_lost);
  }
  return most;
}

TEST(Trigger, NeedsTheIntensityAtTheNearestSiteAndCountsFromThatImpact) {
  const Scenario scenario = run_of_60_days();
  ComponentSpec spec = lake();
  spec.values["trigger_intensity"] = 8.5;
  spec.values["begins"] = Distribution::constant(2 * kHour_s);
  const Trigger trigger(scenario, spec, {104.3, 31.0});  // nearest: the middle of the road town - near
  Impact weak = testing::impact(scenario, 12, 8);
  Impact strong = testing::impact(scenario, 0, 9);
  strong.time = hours(30);
  EXPECT_FALSE(trigger.time({1, 1}, {}));
  EXPECT_FALSE(trigger.time({1, 1}, {weak}));
  EXPECT_EQ(trigger.time({1, 1}, {weak, strong}), hours(32));
  Impact without_shaking;
  EXPECT_EQ(trigger.time({1, 1}, {without_shaking, strong}), hours(32));
}

TEST(Trigger, IsPulledAsOftenAsItsProbabilitySays) {
  const Scenario scenario = run_of_60_days();
  ComponentSpec spec = lake();
  spec.values["trigger_intensity"] = 8.0;
  spec.values["trigger_probability"] = 0.3;
  const Trigger trigger(scenario, spec, {104.0, 31.0});
  int pulled = 0;
  for (std::uint64_t i = 0; i < 4000; ++i) {
    if (trigger.time({1, i}, {testing::impact(scenario, 9)})) ++pulled;
  }
  EXPECT_NEAR(pulled / 4000.0, 0.3, 3.29 * std::sqrt(0.3 * 0.7 / 4000));
}

TEST(Trigger, WithoutIntensityItBeginsByItself) {
  const Scenario scenario = run_of_60_days();
  ComponentSpec spec = lake();
  spec.values["begins"] = Distribution::constant(61 * kDay_s);
  EXPECT_FALSE(Trigger(scenario, spec, {104, 31}).time({1, 1}, {}));  // after the run
  spec.values["begins"] = Distribution::constant(3 * kDay_s);
  EXPECT_EQ(Trigger(scenario, spec, {104, 31}).time({1, 1}, {}), hours(72));
}

TEST(Area, StripHoldsWhatIsNearItsLineAndIsCrossedByWhatComesNear) {
  const Strip strip({104, 31}, {105, 31}, 5);
  EXPECT_TRUE(strip.contains({104.5, 31.04}));
  EXPECT_FALSE(strip.contains({104.5, 31.05}));
  EXPECT_TRUE(strip.crosses({104.5, 30}, {104.5, 32}));
  EXPECT_TRUE(strip.crosses({105.03, 31}, {106, 31}));
  EXPECT_FALSE(strip.crosses({105.06, 31}, {106, 31}));
  const double length_km = great_circle_km({104, 31}, {105, 31});
  EXPECT_NEAR(strip.area_km2(), 10 * length_km + 25 * std::numbers::pi, 0.1);
}

TEST(Area, MovedGoesThatFarInThatDirection) {
  const GeoPoint east = moved({104, 31}, 90, 50);
  EXPECT_NEAR(great_circle_km({104, 31}, east), 50, 0.05);
  EXPECT_NEAR(east.lat_deg, 31, 1e-9);
  EXPECT_NEAR(great_circle_km({104, 31}, moved({104, 31}, 200, 50)), 50, 0.2);
}

TEST(LandslideLake, DrainedItBuriesFloodsWarnsAndLetsEverybodyGoHome) {
  const Scenario scenario = run_of_60_days();
  const Course course = LandslideLake(scenario, lake()).sample({1, 1}, {});
  ASSERT_EQ(course.impacts.size(), 5U);           // buried, warned, flooded, drained, home
  EXPECT_EQ(course.impacts[0].links.size(), 2U);  // both roads pass the dam in a straight line
  EXPECT_GT(course.impacts[0].links[0].effort_s, 0);
  EXPECT_EQ(course.impacts[1].time, hours(24 * 5));
  EXPECT_EQ(course.impacts[2].time, hours(24 * 10));
  ASSERT_FALSE(course.impacts[2].links.empty());
  EXPECT_EQ(course.impacts[2].links[0].lasts, hours(24 * 19));  // until it is drained
  EXPECT_EQ(course.impacts[4].time, hours(24 * 29));
  ASSERT_EQ(course.warnings.size(), 1U);
  EXPECT_EQ(course.warnings[0].time, hours(24 * 5));
  EXPECT_NEAR(net(course, PopulationGroup::kDisplaced), 0, 1e-9);
  EXPECT_EQ(most_stock_lost(course), 0);
}

TEST(LandslideLake, BrokenItsWaveArrivesByDistanceAndSpeed) {
  const Scenario scenario = run_of_60_days();
  ComponentSpec spec = lake();
  spec.values["breach_probability"] = 1.0;
  spec.values["breach_after"] = Distribution::constant(4 * kDay_s);  // before the warning
  spec.values["wave_speed"] = 5.0;
  const Course course = LandslideLake(scenario, spec).sample({1, 1}, {});
  ASSERT_FALSE(course.impacts.empty());
  EXPECT_TRUE(course.warnings.empty());
  const Impact& last = course.impacts.back();
  const double distance_m = 1000 * great_circle_km({104.3, 31.0}, {104.0, 31.0});
  EXPECT_NEAR(sim::to_seconds(last.time), 4 * kDay_s + distance_m / 5, 1);
  ASSERT_EQ(last.depots.size(), 1U);
  EXPECT_EQ(last.depots[0].stock_lost, 0.5);
  // On the last stretch everybody is met: 2 km wide and 14.3 km long, of a county of 100 km2 with 100 people.
  const double length_km = great_circle_km({104.15, 31.0}, {104.0, 31.0});
  const double met = std::min(100.0, 2 * length_km + std::numbers::pi);
  EXPECT_NEAR(last.people[0].persons, met, 0.01);
  EXPECT_NEAR(last.people[1].persons, 0.05 * met, 0.01);
}

TEST(LandslideLake, EvacuationSparesThoseWhoHaveLeft) {
  const Scenario scenario = run_of_60_days();
  ComponentSpec spec = lake();
  spec.values["breach_probability"] = 1.0;
  spec.values["breach_after"] = Distribution::constant(20 * kDay_s);
  const Course late = LandslideLake(scenario, spec).sample({1, 1}, {});
  spec.values["breach_after"] = Distribution::constant(4 * kDay_s);
  const Course early = LandslideLake(scenario, spec).sample({1, 1}, {});
  EXPECT_NEAR(net(late, PopulationGroup::kInjured) / net(early, PopulationGroup::kInjured), 0.05, 1e-9);
}

// Schuster and Costa, 63 dams that failed: 22 % in a day, half in 10 days.
TEST(LandslideLake, DefaultBreachTimesAreNearTheObservedOnes) {
  const auto share_before = [](double days) {
    return 0.5 * std::erfc(-std::log(days / 10) / 3.5 / std::numbers::sqrt2);
  };
  EXPECT_NEAR(share_before(1), 0.22, 0.05);
  EXPECT_NEAR(share_before(10), 0.5, 0.05);
}

}  // namespace
}  // namespace surge::models
