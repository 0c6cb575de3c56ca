// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "models/catalogue/catalogues.h"
#include "models/hazard/aftershocks.h"
#include "models/hazard/attenuation.h"
#include "models/hazard/earthquake.h"
#include "sim/statistics/tally.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

const GeoPoint kEpicentre{103.4, 31.0};

/// Area of an isoseismal of the point-source relation: pi a b [km2].
double ellipse_area(double magnitude, double intensity) {
  const AttenuationZone& zone = attenuation_zone("qinghai_tibet");
  return std::numbers::pi * zone.long_axis.distance_km(magnitude, intensity) *
         zone.short_axis.distance_km(magnitude, intensity);
}

TEST(Attenuation, AreasAtMagnitude7AreThePublishedOnesWithin2Percent) {
  EXPECT_NEAR(ellipse_area(7, 6) / 22'162, 1, 0.02);
  EXPECT_NEAR(ellipse_area(7, 7) / 4'791, 1, 0.02);
  EXPECT_NEAR(ellipse_area(7, 8) / 666, 1, 0.02);
}

TEST(Attenuation, FieldOfAPointSourceHasTheAreaOfTheFormulaOnAGrid) {
  const AttenuationZone& zone = attenuation_zone("qinghai_tibet");
  double cells = 0;
  const double step_km = 1;
  for (double x = -100; x < 100; x += step_km) {
    for (double y = -100; y < 100; y += step_km) {
      const RuptureDistance site{std::hypot(x, y), std::abs(x), std::abs(y)};
      if (mean_intensity(zone, 7, site, 5) >= 7) cells += step_km * step_km;
    }
  }
  EXPECT_NEAR(cells / ellipse_area(7, 7), 1, 0.01);
}

TEST(Attenuation, BesideTheRuptureOnlyTheDistanceAcrossCounts) {
  const AttenuationZone& zone = attenuation_zone("qinghai_tibet");
  EXPECT_DOUBLE_EQ(mean_intensity(zone, 8, {20, 0, 20}, 5), zone.short_axis.intensity(8, 20));
  EXPECT_DOUBLE_EQ(mean_intensity(zone, 8, {20, 20, 0}, 5), zone.long_axis.intensity(8, 20));
}

TEST(Attenuation, IntensityFallsWithDistanceInEveryDirection) {
  const AttenuationZone& zone = attenuation_zone("qinghai_tibet");
  for (double angle = 0; angle <= 90; angle += 15) {
    double before = 13;
    for (double r = 1; r < 300; r += 7) {
      const double radians = angle * std::numbers::pi / 180;
      const double now = mean_intensity(zone, 8, {r, r * std::cos(radians), r * std::sin(radians)}, 3);
      EXPECT_LT(now, before) << angle << " degrees, " << r << " km";
      before = now;
    }
  }
}

TEST(Attenuation, AxisDistanceIsTheInverseOfIntensity) {
  for (const AttenuationZone& zone : attenuation_zones()) {
    EXPECT_NEAR(zone.long_axis.intensity(7.5, zone.long_axis.distance_km(7.5, 7)), 7, 1e-9);
    EXPECT_NEAR(zone.short_axis.intensity(7.5, zone.short_axis.distance_km(7.5, 7)), 7, 1e-9);
  }
  EXPECT_THROW(attenuation_zone("atlantis"), std::invalid_argument);
}

TEST(Geodesy, OneDegreeOfLatitudeIs111Kilometres) {
  EXPECT_NEAR(great_circle_km({104, 30}, {104, 31}), 111.19, 0.01);
  EXPECT_NEAR(great_circle_km({104, 30}, {105, 30}), 111.19 * std::cos(30 * std::numbers::pi / 180), 0.02);
}

TEST(Rupture, DistanceIsToTheNearestSegmentSplitAlongAndAcrossTheStrike) {
  const std::vector<GeoPoint> trace{{104, 30}, {104, 31}};  // due north
  const RuptureTrace rupture(trace, 0);
  EXPECT_NEAR(rupture.length_km(), 111.19, 0.01);
  const RuptureDistance beside = rupture.distance_to({104.5, 30.5});
  EXPECT_NEAR(beside.distance_km, great_circle_km({104, 30.5}, {104.5, 30.5}), 0.5);
  EXPECT_EQ(beside.along_strike_km, 0);
  const RuptureDistance beyond = rupture.distance_to({104, 32});
  EXPECT_NEAR(beyond.along_strike_km, 111.19, 0.01);
  EXPECT_NEAR(beyond.across_strike_km, 0, 1e-9);
}

TEST(Rupture, PointsAlongTheTraceRunFromEndToEnd) {
  const std::vector<GeoPoint> trace{{103.3, 30.95}, {104.1, 31.6}, {105.2, 32.6}};
  const RuptureTrace rupture(trace, 0);
  EXPECT_NEAR(great_circle_km(rupture.point_at(0), trace.front()), 0, 1e-6);
  EXPECT_NEAR(great_circle_km(rupture.point_at(1), trace.back()), 0, 1e-6);
  EXPECT_NEAR(rupture.strike_at_deg(0.9), 43, 3);  // north-east
}

TEST(Aftershocks, CountAgreesWithTheIntegralOfTheLaw) {
  const AftershockLaw law;
  sim::Tally counts;
  for (std::uint64_t i = 0; i < 4000; ++i) {
    counts.add(static_cast<double>(sample_aftershocks(law, 8, std::chrono::hours(720), {1, i}).size()));
  }
  const double expected = law.expected_count(8, std::chrono::hours(720));
  EXPECT_NEAR(counts.mean(), expected, 3.29 * std::sqrt(expected / 4000));
  EXPECT_NEAR(counts.variance(), expected, 0.1 * expected);  // Poisson
}

TEST(Aftershocks, HalfOfThemComeBeforeTheMedianOfTheOmoriLaw) {
  AftershockLaw law;
  law.p = 1;  // median of the integral ln(1 + t / c) over 30 days: t = c (sqrt(1 + 30 / c) - 1)
  const double median_days = law.c_days * (std::sqrt(1 + 30 / law.c_days) - 1);
  int early = 0;
  int all = 0;
  for (std::uint64_t i = 0; i < 500; ++i) {
    for (const Event& event : sample_aftershocks(law, 8, std::chrono::hours(720), {1, i})) {
      ++all;
      if (sim::to_days(event.time) < median_days) ++early;
    }
  }
  EXPECT_NEAR(static_cast<double>(early) / all, 0.5, 3.29 * 0.5 / std::sqrt(all));
}

TEST(Aftershocks, MagnitudesFollowGutenbergRichterUnderBathsCap) {
  AftershockLaw law;
  int all = 0;
  int larger = 0;
  for (std::uint64_t i = 0; i < 1000; ++i) {
    for (const Event& event : sample_aftershocks(law, 8, std::chrono::hours(720), {2, i})) {
      ASSERT_GE(event.magnitude, 5.5);
      ASSERT_LE(event.magnitude, 6.8);
      ++all;
      if (event.magnitude >= 6) ++larger;
    }
  }
  const auto tail = [&](double m) {
    return std::pow(10, -law.b * (m - 5.5)) - std::pow(10, -law.b * (6.8 - 5.5));
  };
  const double expected = tail(6) / tail(5.5);
  EXPECT_NEAR(static_cast<double>(larger) / all, expected, 3.29 * std::sqrt(expected * (1 - expected) / all));
}

// Runs of different length meet the same disaster as far as both go.
TEST(Aftershocks, ALongerHorizonAddsEventsAndChangesNone) {
  const AftershockLaw law;
  for (std::uint64_t i = 0; i < 50; ++i) {
    const auto month = sample_aftershocks(law, 8, std::chrono::hours(720), {3, i});
    const auto week = sample_aftershocks(law, 8, std::chrono::hours(168), {3, i});
    ASSERT_LE(week.size(), month.size());
    for (std::size_t k = 0; k < month.size(); ++k) {
      ASSERT_EQ(k < week.size(), month[k].time <= std::chrono::hours(168));
      if (k < week.size()) {
        ASSERT_EQ(week[k].time, month[k].time);
        ASSERT_EQ(week[k].magnitude, month[k].magnitude);
      }
    }
  }
}

ComponentSpec spec_with(double magnitude, std::vector<GeoPoint> rupture) {
  ComponentSpec spec = default_spec(Earthquake::description());
  spec.values["magnitude"] = magnitude;
  spec.values["rupture"] = std::move(rupture);
  return spec;
}

TEST(Earthquake, ScatterHasTheSigmaOfTheZone) {
  const Scenario scenario = testing::small_scenario();
  ComponentSpec spec = spec_with(7.5, {{104.0, 31.0}});
  spec.values["aftershocks"] = false;
  const Earthquake earthquake(scenario, spec);
  sim::Tally intensity;
  for (std::uint64_t i = 0; i < 4000; ++i)
    intensity.add(earthquake.sample({1, i}, {}).impacts[0].county_intensity[Id<County>{0}]);
  const AttenuationZone& zone = attenuation_zone("qinghai_tibet");
  EXPECT_NEAR(intensity.mean(), zone.long_axis.intensity(7.5, 0), 4 * zone.sigma / std::sqrt(4000));
  EXPECT_NEAR(std::sqrt(intensity.variance()), zone.sigma, 0.03);
}

TEST(Earthquake, AddingACountyAndALinkLeavesTheOthersDrawsBitForBit) {
  const Scenario small = testing::small_scenario();
  Scenario larger = small;
  const Id<Place> seat = larger.places.add({"extra", {"extra", ""}, {104.3, 31.3}});
  County extra = larger.counties[Id<County>{0}];
  extra.key = "extra";
  extra.seat = seat;
  larger.counties.add(extra);
  Link road = larger.links[Id<Link>{0}];
  road.to = seat;
  larger.links.add(road);
  const ComponentSpec spec = spec_with(8, {{104.0, 31.0}, {105.0, 32.0}});
  const auto before = Earthquake(small, spec).sample({5, 3}, {}).impacts;
  const auto after = Earthquake(larger, spec).sample({5, 3}, {}).impacts;
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(before[i].time, after[i].time);
    for (const Id<County> county : ids(small.counties)) {
      EXPECT_EQ(before[i].county_intensity[county], after[i].county_intensity[county]);
    }
    for (const Id<Link> link : ids(small.links))
      EXPECT_EQ(before[i].link_intensity[link], after[i].link_intensity[link]);
  }
}

/// What every hazard of the catalogue must keep to, with its default parameters where it has them.
class HazardContract : public ::testing::TestWithParam<std::string> {
 protected:
  ComponentSpec spec() const {
    for (const ComponentDescription& description : hazard_catalogue()) {
      if (description.kind != GetParam()) continue;
      ComponentSpec spec = default_spec(description);
      for (const ParameterDeclaration& parameter : description.parameters) {
        if (parameter.default_value) continue;
        if (parameter.type == ParameterType::kPointList)
          spec.values[parameter.name] = std::vector{kEpicentre};
        if (parameter.type == ParameterType::kNumber)
          spec.values[parameter.name] = (parameter.minimum + parameter.maximum) / 2;
      }
      return spec;
    }
    throw std::invalid_argument(GetParam());
  }
};

/// A region with events to sample from.
Scenario contract_scenario() {
  Scenario scenario = testing::random_scenario(11);
  scenario.hazard_catalogue = {{"event", {"Event", ""}, EventKind::kEarthquake, kEpicentre, 45, 7, 0.1}};
  return scenario;
}

void expect_on_scale(const Impact& impact, const Scenario& scenario) {
  const auto none_or_all = [](std::size_t size, std::size_t all) { return size == 0 || size == all; };
  EXPECT_TRUE(none_or_all(impact.county_intensity.size(), scenario.counties.size()));
  EXPECT_TRUE(none_or_all(impact.link_intensity.size(), scenario.links.size()));
  for (const double intensity : impact.county_intensity) EXPECT_TRUE(intensity >= 0 && intensity <= 12);
  for (const double intensity : impact.link_intensity) EXPECT_TRUE(intensity >= 0 && intensity <= 12);
  for (const LinkEffect& effect : impact.links) {
    EXPECT_TRUE(effect.speed_share >= 0 && effect.speed_share <= 1);
    EXPECT_TRUE((effect.speed_share > 0) == (effect.capacity_share > 0) && effect.capacity_share <= 1);
    EXPECT_TRUE(effect.lasts > sim::Duration{} || effect.effort_s > 0);
  }
  for (const DepotEffect& effect : impact.depots) EXPECT_GT(effect.lasts, sim::Duration{});
  for (const PeopleEffect& effect : impact.people)
    EXPECT_TRUE(effect.persons >= 0 || effect.change == GroupChange::kMore);
  for (const LabourEffect& effect : impact.labour)
    EXPECT_TRUE(effect.absent_share >= 0 && effect.absent_share <= 1);
  for (const Evacuation& evacuation : impact.evacuations)
    EXPECT_TRUE(evacuation.persons >= 0 && evacuation.lasts > sim::Duration{});
}

/// All that a course says, in a row.
std::vector<double> numbers(const Course& course) {
  std::vector<double> all;
  for (const Impact& impact : course.impacts) {
    all.push_back(static_cast<double>(impact.time.count()));
    all.insert(all.end(), impact.county_intensity.begin(), impact.county_intensity.end());
    all.insert(all.end(), impact.link_intensity.begin(), impact.link_intensity.end());
    for (const LinkEffect& effect : impact.links) {
      all.push_back(static_cast<double>(effect.lasts.count()));
      all.push_back(effect.effort_s);
    }
    for (const DepotEffect& effect : impact.depots) all.push_back(static_cast<double>(effect.lasts.count()));
    for (const PeopleEffect& effect : impact.people) all.push_back(effect.persons);
  }
  for (const Forewarning& warning : course.warnings) all.push_back(static_cast<double>(warning.time.count()));
  return all;
}

TEST_P(HazardContract, ImpactsAreInOrderInsideTheHorizonAndOnTheScale) {
  const Scenario scenario = contract_scenario();
  const ComponentSpec parameters = spec();
  const auto hazard = make_hazard(scenario, parameters);
  for (std::uint64_t replication = 0; replication < 50; ++replication) {
    sim::Duration before{};
    for (const Impact& impact : hazard->sample({1, replication}, {}).impacts) {
      EXPECT_GE(impact.time, before);
      EXPECT_LE(impact.time, scenario.run.horizon);
      before = impact.time;
      expect_on_scale(impact, scenario);
    }
  }
}

TEST_P(HazardContract, TheSameStreamsGiveTheSameDisasterAndOthersAnother) {
  const Scenario scenario = contract_scenario();
  const ComponentSpec parameters = spec();
  const auto hazard = make_hazard(scenario, parameters);
  const std::vector<double> first = numbers(hazard->sample({1, 2}, {}));
  EXPECT_EQ(first, numbers(hazard->sample({1, 2}, {})));
  EXPECT_NE(first, numbers(hazard->sample({1, 3}, {})));
}

std::vector<std::string> hazard_kinds() {
  std::vector<std::string> kinds;
  for (const ComponentDescription& description : hazard_catalogue()) kinds.push_back(description.kind);
  return kinds;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, HazardContract, ::testing::ValuesIn(hazard_kinds()),
                         [](const auto& param_info) { return param_info.param; });

}  // namespace
}  // namespace surge::models
