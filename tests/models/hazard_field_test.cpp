// SPDX-License-Identifier: Apache-2.0
// Shaking over the area of a county and along a link, directivity, and maps of shaking.
#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "models/demand/population_impact.h"
#include "models/hazard/earthquake.h"
#include "models/hazard/geodesy.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

using testing::kTown;

const std::vector<GeoPoint> kTrace{{104.0, 30.0}, {104.0, 31.0}};  // due north, 111 km

TEST(CountyPoints, SpreadEvenlyOverADiscOfTheCountysArea) {
  Scenario scenario = testing::small_scenario();
  scenario.counties[kTown].area_km2 = 5000;
  const County& county = scenario.counties[kTown];
  const auto points = county_points(scenario, county);
  const GeoPoint seat = scenario.places[county.seat].position;
  EXPECT_EQ(points[0], seat);
  double sum_of_squares = 0;
  for (std::size_t k = 1; k < kCountyPoints; ++k) {
    EXPECT_LE(great_circle_km(seat, points[k]), county_radius_km(county));
    sum_of_squares += std::pow(great_circle_km(seat, points[k]), 2);
  }
  // The mean square distance on a disc is R^2 / 2.
  EXPECT_NEAR(sum_of_squares / (kCountyPoints - 1) / std::pow(county_radius_km(county), 2), 0.5, 0.01);
}

TEST(CountyPoints, SharesOfThePeopleAddUpToAll) {
  Scenario scenario = testing::small_scenario();
  County& county = scenario.counties[kTown];
  for (const double urban : {0.0, 0.3, 1.0}) {
    county.urban_share = urban;
    double sum = 0;
    for (std::size_t k = 0; k < kCountyPoints; ++k) sum += point_share(county, k);
    EXPECT_NEAR(sum, 1, 1e-12);
    EXPECT_EQ(point_share(county, 0), urban);
  }
}

// Half the people are displaced at VIII, none at VII: by hand from the table of the small scenario.
TEST(CountyPoints, PeopleAreStruckByTheMeanOfTheShares) {
  Scenario scenario = testing::small_scenario();
  County& county = scenario.counties[kTown];
  county.urban_share = 0.6;
  const CountyVulnerability vulnerability(scenario.demand, county, {1, 0});
  PointIntensities points{};
  points[0] = 7.5;  // 25 %
  points[1] = 9;    // 50 %
  const double share = 0.6 * 0.25 + 0.05 * 0.5;
  EXPECT_NEAR(vulnerability.groups(points)[1], 100 * share, 1e-9);
}

ComponentSpec mean_earthquake(double magnitude, std::vector<GeoPoint> rupture) {
  ComponentSpec spec = default_spec(Earthquake::description());
  spec.values["magnitude"] = magnitude;
  spec.values["rupture"] = std::move(rupture);
  spec.values["scatter"] = false;
  spec.values["aftershocks"] = false;
  return spec;
}

Impact main_shock(const Scenario& scenario, const ComponentSpec& spec) {
  return Earthquake(scenario, spec).sample({1, 0}, {}).impacts.at(0);
}

TEST(Field, ACountyIsShakenWhereItsPointsAre) {
  Scenario scenario = testing::small_scenario();
  scenario.counties[kTown].area_km2 = 5000;
  const Impact impact = main_shock(scenario, mean_earthquake(7.5, {{104.0, 31.0}}));
  const AttenuationZone& zone = attenuation_zone("qinghai_tibet");
  const auto points = county_points(scenario, scenario.counties[kTown]);
  const GeoPoint epicentre{104.0, 31.0};
  const RuptureTrace rupture({&epicentre, 1}, 45);
  for (std::size_t k = 0; k < kCountyPoints; ++k) {
    EXPECT_NEAR(impact.county_points[kTown][k],
                mean_intensity(zone, 7.5, rupture.distance_to(points[k]), IntensityField::kFloor), 2e-3);
  }
  EXPECT_EQ(impact.county_intensity[kTown], impact.county_points[kTown][0]);
}

// A road of 57 km has six points.
TEST(Field, ALinkHasTheIntensityThatDamagesItAsMuch) {
  const Scenario scenario = testing::small_scenario();
  const Impact impact = main_shock(scenario, mean_earthquake(8, {{104.0, 31.0}}));
  const AttenuationZone& zone = attenuation_zone("qinghai_tibet");
  const GeoPoint epicentre{104.0, 31.0};
  const RuptureTrace rupture({&epicentre, 1}, 45);
  double growth = 0;
  double sum = 0;
  double largest = 0;
  for (int k = 0; k < 6; ++k) {
    const GeoPoint point{104.0 + 0.6 * (k + 0.5) / 6, 31.0};
    const double intensity = mean_intensity(zone, 8, rupture.distance_to(point), 5);
    growth += std::exp(2 * intensity) / 6;
    sum += intensity / 6;
    largest = std::max(largest, intensity);
  }
  const double link = impact.link_intensity[Id<Link>{0}];
  EXPECT_NEAR(link, std::log(growth) / 2, 2e-3);
  EXPECT_GT(link, sum);
  EXPECT_LT(link, largest);
}

// An aftershock's field is found only where its luck can lift it to the floor; that must leave nothing out.
TEST(Field, BothWaysToScatterAFieldAgree) {
  const Scenario scenario = testing::random_scenario(3);
  const AttenuationZone& zone = attenuation_zone("qinghai_tibet");
  const IntensityField field(scenario, zone);
  const GeoPoint epicentre{104.3, 31.2};
  const RuptureTrace source({&epicentre, 1}, 45);
  const Scatter scatter{0.3, 0.5};
  const auto mean = field.mean_field(6.5, source, Directivity({&epicentre, 1}, 0, 0), {0.6, 1});
  for (std::uint64_t i = 1; i < 200; ++i) {
    const Event event{{}, 6.5, i};
    const Impact all = field.scattered(event, mean, scatter, {1, i});
    const Impact some = field.scattered(event, source, scatter, {1, i});
    for (const Id<County> county : ids(scenario.counties))
      EXPECT_NEAR(all.county_intensity[county], some.county_intensity[county], 5e-3);
  }
}

TEST(Directivity, IsStrongestAheadOfAUnilateralRupture) {
  const Directivity directivity(kTrace, 1, 0);  // from the south
  EXPECT_NEAR(directivity.change({104.0, 31.5}), 1 - 0.45, 1e-6);
  EXPECT_NEAR(directivity.change({104.0, 29.5}), -0.45, 1e-6);
  EXPECT_NEAR(directivity.change({105.0, 30.0}), -0.45, 2e-3);
  EXPECT_NEAR(directivity.change({104.0, 30.5}), 0.5 - 0.45, 1e-6);
}

TEST(Directivity, IsTheSameOnBothSidesOfABilateralRuptureAndNoneForAPoint) {
  const Directivity directivity(kTrace, 2, 0.5);
  EXPECT_NEAR(directivity.change({104.0, 31.5}), directivity.change({104.0, 29.5}), 1e-6);
  EXPECT_NEAR(directivity.change({104.0, 31.5}), 2 * (0.5 - 0.45), 1e-6);
  EXPECT_EQ(Directivity(std::vector<GeoPoint>{{104, 31}}, 2, 0).change({104.0, 31.5}), 0);
}

TEST(Earthquake, BathsGapCapsTheAftershocks) {
  ComponentSpec spec = mean_earthquake(7.5, kTrace);
  spec.values["aftershocks"] = true;
  spec.values["bath_gap"] = 1.5;
  const Scenario scenario = testing::small_scenario();
  const Earthquake earthquake(scenario, spec);
  for (std::uint64_t i = 0; i < 100; ++i) {
    const std::vector<Impact> impacts = earthquake.sample({1, i}, {}).impacts;
    for (std::size_t k = 1; k < impacts.size(); ++k) EXPECT_LE(impacts[k].magnitude, 6.0);
  }
}

// The number above m is Poisson with the mean of the law, so P(largest <= m) = exp(-N(m)), N(m) by
// Gutenberg-Richter with Bath's cap.
TEST(Aftershocks, TheLargestFollowsItsLaw) {
  const AftershockLaw law;
  const sim::Duration month = std::chrono::hours(720);
  const auto tail = [&](double m) { return std::pow(10, -law.b * (m - 5.5)) - std::pow(10, -law.b * 1.3); };
  for (const double m : {6.2, 6.5, 6.7}) {
    const double expected = std::exp(-law.expected_count(8, month) * tail(m) / tail(5.5));
    int below = 0;
    for (std::uint64_t i = 0; i < 4000; ++i) {
      const std::vector<Event> events = sample_aftershocks(law, 8, month, {9, i});
      below +=
          std::all_of(events.begin(), events.end(), [&](const Event& e) { return e.magnitude <= m; }) ? 1 : 0;
    }
    EXPECT_NEAR(below / 4000.0, expected, 3.29 * std::sqrt(expected * (1 - expected) / 4000)) << m;
  }
}

/// 3 x 2 points around the depot town: intensity 6 + column + 2 row.
ShakeMap small_map() {
  return {{103.5, 30.5}, 0.5, 1.0, 3, 2, {6, 7, 8, 8, 9, 10}};
}

TEST(ShakeMap, IsBilinearBetweenItsPointsAndEndsAtItsEdge) {
  const ShakeMap map = small_map();
  EXPECT_DOUBLE_EQ(map.intensity({103.5, 30.5}), 6);
  EXPECT_DOUBLE_EQ(map.intensity({104.5, 31.5}), 10);
  EXPECT_DOUBLE_EQ(map.intensity({103.75, 31.0}), 7.5);
  EXPECT_EQ(map.intensity({103.49, 31.0}), 0);
  EXPECT_EQ(map.intensity({104.0, 31.51}), 0);
  EXPECT_EQ(ShakeMap{}.intensity({104, 31}), 0);
}

TEST(ShakeMap, TakesThePlaceOfTheRelationForTheMainShock) {
  Scenario scenario = testing::small_scenario();
  scenario.shake_map = small_map();
  ComponentSpec spec = mean_earthquake(7.5, {{104.0, 31.0}});
  spec.values["field"] = std::string("shakemap");
  const Impact impact = main_shock(scenario, spec);
  EXPECT_DOUBLE_EQ(impact.county_intensity[kTown], 8);
  EXPECT_EQ(impact.county_intensity[Id<County>{2}], 0);  // outside
}

}  // namespace
}  // namespace surge::models
