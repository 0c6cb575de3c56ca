// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "models/failure_probability.h"
#include "models/hazard/flood.h"
#include "models/units.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using sim::Distribution;
using testing::kTown;
using testing::kTownNear;

// By hand: S = 25400 / 80 - 254 = 63.5 mm; (200 - 12.7)^2 / (200 + 50.8) = 139.88 mm.
TEST(Hydrology, RunoffByTheCurveNumber) {
  EXPECT_NEAR(runoff_mm(200, 80), 139.88, 0.01);
  EXPECT_EQ(runoff_mm(12.7, 80), 0);
  EXPECT_EQ(runoff_mm(0, 80), 0);
  EXPECT_DOUBLE_EQ(runoff_mm(50, 100), 50);  // nothing is kept back
}

// 100 mm in 24 h with a lag of 12 h: peak after 24 h, 0.208 x 100 / 24 m3/s/km2.
TEST(Hydrology, TriangularHydrograph) {
  const Hydrograph water(100, 24, 12);
  EXPECT_DOUBLE_EQ(water.peak_h(), 24);
  EXPECT_DOUBLE_EQ(water.peak(), 0.208 * 100 / 24);
  EXPECT_DOUBLE_EQ(water.end_h(), 64.08);
  EXPECT_DOUBLE_EQ(water.reached_h(0.5), 12);
  EXPECT_DOUBLE_EQ(water.left_h(0.5), 24 + 0.5 * (64.08 - 24));
  EXPECT_DOUBLE_EQ(water.left_h(1), water.peak_h());
}

// The triangle holds the runoff: half the base times the peak, 1 mm on a km2 being 1000 m3.
TEST(Hydrology, TheHydrographHoldsTheRunoff) {
  const Hydrograph water(80, 36, 6);
  const double cubic_metres = water.peak() * water.end_h() * kHour_s / 2;
  EXPECT_NEAR(cubic_metres, 80'000, 80'000 * 0.002);  // 0.208 and 2.67 are rounded
}

TEST(Hydrology, HeightAndDischargeAreInverse) {
  const Banks banks{0.5, 4};
  EXPECT_EQ(banks.height_m(0.4), 0);
  EXPECT_NEAR(banks.height_m(1.0), 4 * (std::pow(2, 0.6) - 1), 1e-12);
  EXPECT_NEAR(banks.height_m(banks.discharge_at(1.7)), 1.7, 1e-12);
}

TEST(Hydrology, DebrisFlowsBeginAtCainesThreshold) {
  EXPECT_DOUBLE_EQ(debris_flow_threshold_mm_per_h(1), 14.82);
  EXPECT_NEAR(debris_flow_threshold_mm_per_h(48), 3.274, 0.001);
  EXPECT_NEAR(debris_flow_probability(1), 0.0180, 0.0001);
  EXPECT_NEAR(debris_flow_probability(std::exp(1)), 0.5, 1e-12);
  EXPECT_EQ(debris_flow_probability(0), 0);
  EXPECT_NEAR(any_stretch(0.1, 30'000, 10'000), 1 - 0.9 * 0.9 * 0.9, 1e-12);
}

/// 200 mm in 48 h on the depot town, nothing by chance: peak 36 h after the rain begins.
ComponentSpec certain_flood() {
  ComponentSpec spec = default_spec(Flood::description());
  spec.values["centre"] = std::vector<GeoPoint>{{104.0, 31.0}};
  spec.values["radius"] = 1e6;
  spec.values["rain_total"] = Distribution::constant(300);
  spec.values["rain_sigma"] = 0.0;
  spec.values["height_sigma"] = 0.0;
  spec.values["forecast_error"] = 0.0;
  spec.values["road_height"] = 1.0;
  return spec;
}

/// Of the water in certain_flood(): 1 % of the radius of 1,000 km changes nothing that matters.
Hydrograph certain_water() {
  return {runoff_mm(300, 80), 48, 12};
}

struct LinkClosed {
  double from_h = -1;
  double to_h = -1;
  double effort_s = 0;
};

LinkClosed closure_of(const Course& course, Id<Link> link) {
  LinkClosed closed;
  for (const Impact& impact : course.impacts) {
    for (const LinkEffect& effect : impact.links) {
      if (effect.link != link) continue;
      closed.effort_s += effect.effort_s;
      if (effect.lasts <= sim::Duration{}) continue;
      closed.from_h = sim::to_hours(impact.time);
      closed.to_h = closed.from_h + sim::to_hours(effect.lasts);
    }
  }
  return closed;
}

TEST(Flood, ARoadIsClosedWhileTheWaterIsAboveIt) {
  const Scenario scenario = testing::small_scenario();
  const Course course = Flood(scenario, certain_flood()).sample({1, 0}, {});
  const Hydrograph water = certain_water();
  const double share = Banks{0.6, 4}.discharge_at(1) / water.peak();
  ASSERT_LT(share, 1);
  const LinkClosed closed = closure_of(course, kTownNear);
  EXPECT_NEAR(closed.from_h, std::ceil(24 + water.reached_h(share)), 0.1);
  EXPECT_NEAR(closed.to_h - closed.from_h, water.left_h(share) - water.reached_h(share), 0.2);
  EXPECT_GT(closed.effort_s, 0);  // more than half a metre deep
}

TEST(Flood, RainBelowTheBanksDoesNothing) {
  ComponentSpec spec = certain_flood();
  spec.values["rain_total"] = Distribution::constant(100);
  const Course course = Flood(testing::small_scenario(), spec).sample({1, 0}, {});
  EXPECT_TRUE(course.impacts.empty());
  EXPECT_TRUE(course.warnings.empty());
}

double people_of(const Course& course, Id<County> county, PopulationGroup group) {
  double persons = 0;
  for (const Impact& impact : course.impacts) {
    for (const PeopleEffect& effect : impact.people) {
      if (effect.county == county && effect.group == group) persons += effect.persons;
    }
  }
  return persons;
}

TEST(Flood, PeopleOfTheFloodplainAreDisplacedByHeight) {
  const Scenario scenario = testing::small_scenario();
  ComponentSpec spec = certain_flood();
  spec.values["warning_lead"] = 0.0;
  const Course course = Flood(scenario, spec).sample({1, 0}, {});
  const double height_m = Banks{0.6, 4}.height_m(certain_water().peak());
  EXPECT_NEAR(people_of(course, kTown, PopulationGroup::kDisplaced), 100 * 0.15 * height_m / 4, 1e-9);
  EXPECT_NEAR(people_of(course, kTown, PopulationGroup::kTrapped), 0.01 * 100 * 0.15 * height_m / 4, 1e-9);
  EXPECT_TRUE(course.warnings.empty());
}

TEST(Flood, TheWarningComesItsLeadTimeBeforeThePeakAndIsRightWithoutError) {
  const Course course = Flood(testing::small_scenario(), certain_flood()).sample({1, 0}, {});
  ASSERT_EQ(course.warnings.size(), 1U);
  EXPECT_NEAR(sim::to_hours(course.warnings[0].time), 24 + 36 - 24, 1e-9);
  const double height_m = Banks{0.6, 4}.height_m(certain_water().peak());
  for (const PeopleEffect& effect : course.warnings[0].expected) {
    if (effect.county != kTown || effect.group != PopulationGroup::kDisplaced) continue;
    EXPECT_NEAR(effect.persons, 100 * 0.15 * height_m / 4, 1e-9);
  }
}

// Who leaves before is displaced where he goes, not caught at home, and comes back.
TEST(Flood, EvacueesAreNotCaughtAndComeHome) {
  Scenario scenario = testing::small_scenario();
  ComponentSpec spec = certain_flood();
  spec.values["radius"] = 30e3;  // 60 km away it stays dry
  const Course course = Flood(scenario, spec).sample({1, 0}, {});
  double left = 0;
  for (const Impact& impact : course.impacts) {
    for (const Evacuation& evacuation : impact.evacuations) left += evacuation.persons;
  }
  const double homeless = 100 * 0.15 * Banks{0.6, 4}.height_m(certain_water().peak()) / 4;
  EXPECT_NEAR(left, 0.5 * homeless, 1e-9);
  EXPECT_NEAR(people_of(course, kTown, PopulationGroup::kTrapped), 0.01 * 0.5 * homeless, 1e-9);
  EXPECT_NEAR(people_of(course, kTown, PopulationGroup::kDisplaced), homeless, 1e-9);
  EXPECT_NEAR(people_of(course, Id<County>{1}, PopulationGroup::kDisplaced), 0, 1e-9);  // there and back
}

/// Share of replications in which the mountain road is buried.
double buried_share(const std::vector<Impact>& before) {
  Scenario scenario = testing::small_scenario();
  scenario.links[kTownNear].terrain = Terrain::kMountain;
  ComponentSpec spec = certain_flood();
  spec.values["rain_total"] = Distribution::constant(200);
  const Flood flood(scenario, spec);
  int buried = 0;
  for (std::uint64_t i = 0; i < 2000; ++i)
    buried += closure_of(flood.sample({1, i}, before), kTownNear).effort_s > 0 ? 1 : 0;
  return buried / 2000.0;
}

double expected_share(double threshold_share) {
  const double threshold = threshold_share * debris_flow_threshold_mm_per_h(48);
  // The middle of the road lies 29 km from the centre of a storm of 1,000 km.
  return any_stretch(debris_flow_probability(200 * std::exp(-0.0286 * 0.0286 / 2) / 48 / threshold), 60'000,
                     10'000);
}

TEST(Flood, DebrisFlowsBuryMountainRoadsMoreOftenWhereTheyWereShaken) {
  const Scenario scenario = testing::small_scenario();
  const double usual = expected_share(1);
  const double loose = expected_share(0.7);
  EXPECT_NEAR(buried_share({}), usual, 3.29 * std::sqrt(usual * (1 - usual) / 2000));
  EXPECT_NEAR(buried_share({testing::impact(scenario, 8, 8)}), loose,
              3.29 * std::sqrt(loose * (1 - loose) / 2000));
  EXPECT_NEAR(buried_share({testing::impact(scenario, 6, 6)}), usual,
              3.29 * std::sqrt(usual * (1 - usual) / 2000));
}

// More rain, same luck: no road opens, no depot dries.
TEST(Flood, MoreRainNeverClosesLess) {
  const Scenario scenario = testing::random_scenario(7);
  ComponentSpec spec = default_spec(Flood::description());
  spec.values["centre"] = std::vector<GeoPoint>{{104.0, 31.0}};
  const auto closed = [&](double rain_mm, std::uint64_t replication) {
    spec.values["rain_total"] = Distribution::constant(rain_mm);
    std::size_t effects = 0;
    for (const Impact& impact : Flood(scenario, spec).sample({1, replication}, {}).impacts)
      effects += impact.links.size() + impact.depots.size();
    return effects;
  };
  for (std::uint64_t replication = 0; replication < 30; ++replication) {
    std::size_t before = 0;
    for (const double rain_mm : {50.0, 150.0, 250.0, 500.0}) {
      const std::size_t now = closed(rain_mm, replication);
      EXPECT_GE(now, before);
      before = now;
    }
  }
}

}  // namespace
}  // namespace surge::models
