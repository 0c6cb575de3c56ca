// SPDX-License-Identifier: Apache-2.0
// Industrial accidents and events of public security.
#include <algorithm>
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "models/hazard/industrial_accident.h"
#include "models/hazard/public_security.h"
#include "models/units.h"
#include "sim/statistics/tally.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using sim::Distribution;
using std::chrono::hours;

double persons(const Impact& impact, PopulationGroup group) {
  double sum = 0;
  for (const PeopleEffect& effect : impact.people) {
    if (effect.group == group) sum += effect.persons;
  }
  return sum;
}

TEST(Plume, DispersionIsThatOfBriggsByHand) {
  const Dispersion neutral = briggs_rural(Stability::kD, 1000);
  EXPECT_NEAR(neutral.across_m, 80 / std::sqrt(1.1), 1e-9);  // 76.28
  EXPECT_NEAR(neutral.up_m, 60 / std::sqrt(2.5), 1e-9);      // 37.95
  const Dispersion stable = briggs_rural(Stability::kF, 1000);
  EXPECT_NEAR(stable.across_m, 40 / std::sqrt(1.1), 1e-9);
  EXPECT_NEAR(stable.up_m, 16 / 1.3, 1e-9);
}

TEST(Plume, ConcentrationAndReachAreInverse) {
  const Release release{2, 3, Stability::kE};
  for (const double metres : {100.0, 1000.0, 9000.0})
    EXPECT_NEAR(reach_m(release, axis_concentration(release, metres)), metres, 0.01);
  EXPECT_NEAR(axis_concentration({1, 2, Stability::kD}, 1000), 1 / (std::numbers::pi * 2 * 76.277 * 37.947),
              1e-9);
  EXPECT_EQ(reach_m({1e-12, 3, Stability::kA}, 1), 0);
}

TEST(Plume, ItsAreaIsThatOfCellsOfAGridAboveTheThreshold) {
  const Release release{5, 2, Stability::kD};
  const double threshold = 58e-6;
  const double step = 5;
  double cells = 0;
  for (double x = step / 2; x < reach_m(release, threshold); x += step) {
    const double sigma = briggs_rural(release.stability, x).across_m;
    for (double y = step / 2; y < 1000; y += step) {
      if (axis_concentration(release, x) * std::exp(-y * y / (2 * sigma * sigma)) >= threshold)
        cells += 2 * step * step;
    }
  }
  EXPECT_NEAR(area_km2(release, threshold) / (cells * 1e-6), 1, 0.01);
  EXPECT_GT(area_km2({5, 2, Stability::kF}, threshold), area_km2(release, threshold));
  EXPECT_LT(area_km2({5, 4, Stability::kD}, threshold), area_km2(release, threshold));
}

ComponentSpec accident() {
  ComponentSpec spec = default_spec(IndustrialAccident::description());
  spec.values["place"] = std::vector<GeoPoint>{{104.6, 31.0}};
  spec.values["cordon_lasts"] = Distribution::constant(20 * kHour_s);
  spec.values["begins"] = Distribution::constant(2 * kHour_s);
  return spec;
}

TEST(IndustrialAccident, ClosesItsSurroundingsAndLetsPeopleComeBack) {
  const Scenario scenario = testing::small_scenario();
  const Course course = IndustrialAccident(scenario, accident()).sample({1, 1}, {});
  ASSERT_EQ(course.impacts.size(), 2U);
  const Impact& accident = course.impacts[0];
  EXPECT_EQ(accident.time, hours(2));
  EXPECT_EQ(course.impacts[1].time, hours(22));
  ASSERT_EQ(accident.links.size(), 3U);  // two end there, the third passes in a straight line
  for (const LinkEffect& effect : accident.links) EXPECT_EQ(effect.lasts, hours(20));
  ASSERT_EQ(accident.evacuations.size(), 1U);
  EXPECT_EQ(accident.evacuations[0].from, Id<County>{1});
  // 10 people a square kilometre on 5 km x 5 km with round ends.
  EXPECT_NEAR(accident.evacuations[0].persons, 10 * (25 + std::numbers::pi * 6.25), 0.5);
  EXPECT_EQ(persons(accident, PopulationGroup::kDisplaced),
            -persons(course.impacts[1], PopulationGroup::kDisplaced));
}

TEST(IndustrialAccident, MoreAreExposedThanInjuredAndBothGrowWithTheMass) {
  const Scenario scenario = testing::small_scenario();
  ComponentSpec spec = accident();
  double before = 0;
  for (const double mass_kg : {100.0, 1000.0, 10'000.0}) {
    spec.values["mass"] = Distribution::constant(mass_kg);
    const Impact impact = IndustrialAccident(scenario, spec).sample({1, 1}, {}).impacts[0];
    EXPECT_GT(persons(impact, PopulationGroup::kExposed), persons(impact, PopulationGroup::kInjured));
    EXPECT_GT(persons(impact, PopulationGroup::kInjured), before);
    before = persons(impact, PopulationGroup::kInjured);
  }
}

// The depot in town, 28 km west of the place, is closed if the strip of 30 km x 30 km lies there: for winds
// from a little more than half of all directions less those that leave it outside.
TEST(IndustrialAccident, TheZoneLiesDownTheWind) {
  const Scenario scenario = testing::small_scenario();
  ComponentSpec spec = accident();
  spec.values["place"] = std::vector<GeoPoint>{{104.3, 31.0}};
  spec.values["evacuation_distance"] = 30'000.0;
  spec.values["wind_from"] = Distribution::constant(90);
  EXPECT_EQ(IndustrialAccident(scenario, spec).sample({1, 1}, {}).impacts[0].depots.size(), 1U);
  spec.values["wind_from"] = Distribution::constant(270);
  EXPECT_TRUE(IndustrialAccident(scenario, spec).sample({1, 1}, {}).impacts[0].depots.empty());
}

ComponentSpec crowd() {
  ComponentSpec spec = default_spec(PublicSecurity::description());
  spec.values["place"] = std::vector<GeoPoint>{{104.6, 31.0}};
  return spec;
}

TEST(PublicSecurity, ClosesWithinTheInnerAndChecksWithinTheOuterRadius) {
  const Scenario scenario = testing::small_scenario();
  ComponentSpec spec = crowd();
  spec.values["place"] = std::vector<GeoPoint>{{104.6, 31.02}};  // 2.2 km north of the roads
  spec.values["second_probability"] = 0.0;
  spec.values["cordon_lasts"] = Distribution::constant(10 * kHour_s);
  for (const double closed_m : {1000.0, 5000.0}) {
    spec.values["closed_radius"] = closed_m;
    const Course course = PublicSecurity(scenario, spec).sample({1, 1}, {});
    ASSERT_EQ(course.impacts.size(), 1U);
    ASSERT_EQ(course.impacts[0].links.size(), 3U);
    for (const LinkEffect& effect : course.impacts[0].links) {
      EXPECT_EQ(effect.speed_share, closed_m > 2300 ? 0 : 0.5);
      EXPECT_EQ(effect.lasts, hours(10));
    }
  }
}

TEST(PublicSecurity, SecondEventsComeAsOftenAsTheirProbabilitySaysAndHurtOthers) {
  const Scenario scenario = testing::small_scenario();
  const PublicSecurity hazard(scenario, crowd());
  constexpr int kRuns = 3000;
  sim::Tally injured;
  int second = 0;
  for (std::uint64_t i = 0; i < kRuns; ++i) {
    const Course course = hazard.sample({3, i}, {});
    injured.add(std::log(persons(course.impacts[0], PopulationGroup::kInjured)));
    if (course.impacts.size() < 2) continue;
    ++second;
    EXPECT_GE(course.impacts[1].time, course.impacts[0].time);
    EXPECT_NE(persons(course.impacts[1], PopulationGroup::kAffected),
              persons(course.impacts[0], PopulationGroup::kAffected));
  }
  EXPECT_NEAR(second / double{kRuns}, 0.2, 3.29 * std::sqrt(0.2 * 0.8 / kRuns));
  EXPECT_NEAR(injured.mean(), std::log(300), 3.29 * 0.7 / std::sqrt(kRuns) + 0.003);  // rounded to persons
}

}  // namespace
}  // namespace surge::models
