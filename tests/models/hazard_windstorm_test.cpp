// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "models/hazard/windstorm.h"
#include "sim/statistics/tally.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using sim::Distribution;

TEST(Wind, HollandsProfileHasItsMaximumAtTheRadiusOfMaximum) {
  EXPECT_DOUBLE_EQ(holland_mps(50, 40, 1.5, 40), 50);
  EXPECT_LT(holland_mps(50, 40, 1.5, 39), 50);
  EXPECT_LT(holland_mps(50, 40, 1.5, 41), 50);
  // By hand: x = (40 / 160)^1.5 = 1/8; 50 sqrt(exp(7/8) / 8) = 27.38.
  EXPECT_NEAR(holland_mps(50, 40, 1.5, 160), 27.38, 0.01);
}

TEST(Wind, FadesOverLandToTheBackground) {
  EXPECT_DOUBLE_EQ(decayed_mps(50, 0), 50);
  // 13.75 + (45 - 13.75) exp(-0.95) = 25.84 after ten hours.
  EXPECT_NEAR(decayed_mps(50, 10), 25.84, 0.01);
  EXPECT_NEAR(decayed_mps(50, 200), 13.75, 0.01);
  EXPECT_DOUBLE_EQ(decayed_mps(10, 5), 10);  // never stronger than before
}

TEST(Wind, DamageIsHalfAtTheHalfAndNoneUpToTheThreshold) {
  EXPECT_DOUBLE_EQ(destroyed_share(74.7, 25.7, 74.7), 0.5);
  EXPECT_EQ(destroyed_share(25.7, 25.7, 74.7), 0);
  EXPECT_NEAR(destroyed_share(50.2, 25.7, 74.7), 0.125 / 1.125, 1e-12);
  EXPECT_DOUBLE_EQ(wind_failure(45, 45, 0.2), 0.5);
  EXPECT_EQ(wind_failure(0, 45, 0.2), 0);
}

const std::vector<GeoPoint> kWest{{106.0, 31.0}, {102.0, 31.0}};

// It moves west: its right is the north.
TEST(WindField, BlowsHarderOnTheRightOfTheTrack) {
  Cyclone cyclone;
  cyclone.speed_km_per_h = 36;  // 10 m/s: plus and minus 5
  const WindField field(kWest, cyclone, 50);
  const double degrees = 40 / 111.19;
  EXPECT_NEAR(field.at({104.0, 31.0 + degrees}, 100).maximum_mps, 55, 0.2);
  EXPECT_NEAR(field.at({104.0, 31.0 - degrees}, 100).maximum_mps, 45, 0.2);
}

TEST(WindField, TheSpellAboveTheLimitHoldsThePeak) {
  const WindField field(kWest, Cyclone{}, 50);
  const WindSpell spell = field.at({104.0, 31.5}, 30);
  EXPECT_GT(spell.maximum_mps, 30);
  EXPECT_LE(spell.from_h, spell.peak_h);
  EXPECT_GE(spell.to_h, spell.peak_h);
  EXPECT_EQ(field.at({104.0, 31.5}, 90).to_h, 0);
  EXPECT_EQ(field.at({104.0, 45.0}, 30).maximum_mps, 0);
}

ComponentSpec certain_storm() {
  ComponentSpec spec = default_spec(Windstorm::description());
  spec.values["track"] = kWest;
  spec.values["maximum_wind"] = Distribution::constant(60);
  spec.values["wind_sigma"] = 0.0;
  spec.values["track_error"] = 0.0;
  spec.values["wind_error"] = 0.0;
  return spec;
}

double expected_displaced(const Forewarning& warning) {
  double persons = 0;
  for (const PeopleEffect& effect : warning.expected)
    persons += effect.group == PopulationGroup::kDisplaced ? effect.persons : 0;
  return persons;
}

TEST(Windstorm, WarningsComeEveryTwelveHoursFromThreeDaysBeforeLandfall) {
  const Scenario scenario = testing::small_scenario();
  const Course course = Windstorm(scenario, certain_storm()).sample({1, 0}, {});
  const double landfall_h = 72 + 0.5 * RuptureTrace(kWest, 0).length_km() / 20;
  ASSERT_EQ(course.warnings.size(), 6U);
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_NEAR(sim::to_hours(course.warnings[i].time), landfall_h - 72 + 12 * static_cast<double>(i), 1e-6);
    EXPECT_NEAR(expected_displaced(course.warnings[i]), expected_displaced(course.warnings[0]), 1e-9);
  }
}

// Without error, scatter and evacuation the forecast is what happens.
TEST(Windstorm, ForecastWithoutErrorIsTheTruth) {
  const Scenario scenario = testing::small_scenario();
  ComponentSpec spec = certain_storm();
  spec.values["evacuated_share"] = 0.0;
  const Course course = Windstorm(scenario, spec).sample({1, 0}, {});
  double displaced = 0;
  for (const Impact& impact : course.impacts) {
    for (const PeopleEffect& effect : impact.people)
      displaced += effect.group == PopulationGroup::kDisplaced ? effect.persons : 0;
  }
  EXPECT_GT(displaced, 1);
  EXPECT_NEAR(displaced, expected_displaced(course.warnings[0]), 1e-9);
}

// The mean distance of the shift is the parameter; seen through the storm that a point of the coast meets.
TEST(Windstorm, LaterForecastsAreBetter) {
  const Scenario scenario = testing::small_scenario();
  ComponentSpec spec = certain_storm();
  spec.values["track_error"] = 70e3;
  spec.values["evacuated_share"] = 0.0;
  const Windstorm storm(scenario, spec);
  const double truth =
      expected_displaced(Windstorm(scenario, certain_storm()).sample({1, 0}, {}).warnings[0]);
  sim::Tally early;
  sim::Tally late;
  for (std::uint64_t i = 0; i < 300; ++i) {
    const Course course = storm.sample({1, i}, {});
    if (course.warnings.size() < 6) continue;
    early.add(std::abs(expected_displaced(course.warnings.front()) - truth));
    late.add(std::abs(expected_displaced(course.warnings.back()) - truth));
  }
  EXPECT_LT(late.mean(), early.mean() / 2);
}

TEST(Windstorm, LinksAreClosedWhileItBlowsAndDepotsLoseRoofsInTheMiddleOfTheStorm) {
  const Scenario scenario = testing::small_scenario();
  ComponentSpec spec = certain_storm();
  spec.values["maximum_wind"] = Distribution::constant(100);
  int closed = 0;
  int roofs = 0;
  for (const Impact& impact : Windstorm(scenario, spec).sample({1, 0}, {}).impacts) {
    for (const LinkEffect& effect : impact.links) closed += effect.lasts > sim::Duration{} ? 1 : 0;
    for (const DepotEffect& effect : impact.depots) roofs += effect.capacity_share == 0 ? 1 : 0;
  }
  EXPECT_EQ(closed, 3);
  EXPECT_EQ(roofs, 1);
}

}  // namespace
}  // namespace surge::models
