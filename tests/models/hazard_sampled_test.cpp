// SPDX-License-Identifier: Apache-2.0
// Recurrence of earthquakes, and hazards drawn from the catalogue.
#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "models/hazard/recurrence.h"
#include "models/hazard/sampled.h"
#include "models/units.h"
#include "sim/statistics/tally.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models {
namespace {

constexpr double kYear = 365.25 * kDay_s;

TEST(Recurrence, FitFindsTheLawThatMadeTheCounts) {
  std::array<MagnitudeClass, 5> classes{{{5.25, 50}, {5.75, 50}, {6.25, 100}, {6.75, 100}, {7.25, 300}}};
  for (MagnitudeClass& row : classes)
    row.events = static_cast<int>(std::lround(row.years * std::pow(10, 8.5 - 0.9 * row.middle)));
  const RecurrenceFit fit = fit_recurrence(classes);
  double rate = 0;
  for (const MagnitudeClass& row : classes) rate += std::pow(10, 8.5 - 0.9 * row.middle);
  EXPECT_NEAR(fit.b, 0.9, 1e-3);
  EXPECT_NEAR(fit.rate_per_year / rate, 1, 1e-3);
}

// With one period for all, Weichert's estimate is that of grouped data: b log10(e) = ln(1 + w / (mean - m0))
// / w.
TEST(Recurrence, ForEqualPeriodsAndManyClassesItIsTheClosedForm) {
  std::array<MagnitudeClass, 40> classes{};
  double events = 0;
  double sum = 0;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const double middle = 5.05 + 0.1 * static_cast<double>(i);
    classes[i] = {middle, 10, static_cast<int>(1e6 * std::pow(10, -1.0 * (middle - 5.05)))};
    events += classes[i].events;
    sum += classes[i].events * middle;
  }
  const double closed = std::log(1 + 0.1 / (sum / events - 5.05)) / 0.1 / std::log(10.0);
  EXPECT_NEAR(fit_recurrence(classes).b, closed, 1e-3);
}

TEST(Recurrence, MagnitudesFollowTheTruncatedLaw) {
  sim::Stream stream = sim::StreamSource(4, 1).stream(sim::Cause("magnitudes"));
  constexpr int kDraws = 50'000;
  int larger = 0;
  for (int i = 0; i < kDraws; ++i) {
    const double magnitude = draw_magnitude({6, 8}, 0.8, stream);
    ASSERT_TRUE(magnitude >= 6 && magnitude < 8);
    if (magnitude >= 7) ++larger;
  }
  const double expected = share_of({7, 8}, {6, 8}, 0.8);
  EXPECT_NEAR(expected, (std::pow(10, -0.8) - std::pow(10, -1.6)) / (1 - std::pow(10, -1.6)), 1e-12);
  EXPECT_NEAR(larger / double{kDraws}, expected, 3.29 * std::sqrt(expected * (1 - expected) / kDraws));
}

TEST(Recurrence, RuptureLengthIsThatOfWellsAndCoppersmith) {
  EXPECT_NEAR(rupture_length_km(7), 48.98, 0.01);
  EXPECT_NEAR(rupture_length_km(8), 190.5, 0.1);
}

Scenario with_catalogue() {
  Scenario scenario = testing::small_scenario();
  scenario.hazard_catalogue = {
      {"a", {"A", ""}, EventKind::kEarthquake, {104.0, 31.0}, 45, 7.2, 0.01},
      {"b", {"B", ""}, EventKind::kEarthquake, {104.6, 31.0}, 0, 6.6, 0.03},
      {"flood", {"F", ""}, EventKind::kFlood, {104.6, 31.0}, 0, 7.0, 5.0},
      {"small", {"S", ""}, EventKind::kEarthquake, {104.6, 31.0}, 0, 5.5, 7.0},
  };
  return scenario;
}

ComponentSpec sampled() {
  ComponentSpec spec = default_spec(Sampled::description());
  spec.values["aftershocks"] = false;
  return spec;
}

TEST(Sampled, EventsComeInProportionToTheirRatesWithMagnitudesOfTheirClass) {
  const Scenario scenario = with_catalogue();
  const Sampled hazard(scenario, sampled());
  EXPECT_DOUBLE_EQ(hazard.rate_per_year(), 0.04);
  constexpr int kRuns = 4000;
  int larger = 0;
  sim::Tally magnitude;
  for (std::uint64_t i = 0; i < kRuns; ++i) {
    const Course course = hazard.sample({1, i}, {});
    ASSERT_EQ(course.impacts.size(), 1U);
    EXPECT_EQ(course.impacts[0].time, sim::Duration{});
    ASSERT_TRUE(course.impacts[0].magnitude >= 6.5 && course.impacts[0].magnitude < 7.5);
    if (course.impacts[0].magnitude >= 7) ++larger;
  }
  EXPECT_NEAR(larger / double{kRuns}, 0.25, 3.29 * std::sqrt(0.25 * 0.75 / kRuns));
}

TEST(Sampled, WithoutClassesTheMagnitudeIsThatOfTheCatalogue) {
  const Scenario scenario = with_catalogue();
  ComponentSpec spec = sampled();
  spec.values["class_width"] = 0.0;
  spec.values["smallest"] = 7.0;
  const Course course = Sampled(scenario, spec).sample({1, 1}, {});
  ASSERT_EQ(course.impacts.size(), 1U);
  EXPECT_EQ(course.impacts[0].magnitude, 7.2);
}

TEST(Sampled, InAPeriodTheNumberOfEventsIsPoisson) {
  const Scenario scenario = with_catalogue();
  ComponentSpec spec = sampled();
  spec.values["period"] = 50 * kYear;  // 2 events in the mean
  const Sampled hazard(scenario, spec);
  sim::Tally counts;
  for (std::uint64_t i = 0; i < 2000; ++i) {
    const Course course = hazard.sample({1, i}, {});
    counts.add(static_cast<double>(course.impacts.size()));
    for (const Impact& impact : course.impacts) EXPECT_LE(impact.time, scenario.run.horizon);
  }
  EXPECT_NEAR(counts.mean(), 2, 3.29 * std::sqrt(2.0 / 2000));
  EXPECT_NEAR(counts.variance(), 2, 0.3);
}

TEST(Sampled, AnEmptyCatalogueBringsNothing) {
  const Scenario scenario = testing::small_scenario();
  EXPECT_TRUE(Sampled(scenario, sampled()).sample({1, 1}, {}).impacts.empty());
}

}  // namespace
}  // namespace surge::models
