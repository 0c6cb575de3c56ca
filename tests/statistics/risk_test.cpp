// SPDX-License-Identifier: Apache-2.0
// Simulated years against a compound Poisson process: events at rate r, exponential values of mean 1.
#include <array>

#include <gtest/gtest.h>

#include "analysis/statistics/event_years.h"
#include "analysis/statistics/exceedance.h"
#include "sim/statistics/tally.h"
#include "tests/statistics/support.h"

namespace surge::statistics {
namespace {

using testing::run_streams;

constexpr double kRate = 0.5;

/// Quantiles of the exponential distribution at the middles of equal shares, shifted by `least`.
std::vector<double> exponential_quantiles(std::size_t count, double least = 0) {
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) {
    values.push_back(least - std::log1p(-(static_cast<double>(i) + 0.5) / static_cast<double>(count)));
  }
  return values;
}

/// The event above, split in two to have a choice.
std::vector<CatalogueEvent> exponential_catalogue() {
  return {{0.3, exponential_quantiles(5000)}, {0.2, exponential_quantiles(5000)}};
}

double exact_largest_above(double x) {
  return -std::expm1(-kRate * std::exp(-x));
}

double exact_largest_at(double period) {
  return -std::log(-std::log1p(-1 / period) / kRate);
}

/// P(sum > x): Poisson mixture of Erlang tails.
double exact_sum_above(double x) {
  double probability = 0;
  double poisson = std::exp(-kRate);
  double term = std::exp(-x);  // e^-x x^j / j!
  double tail = 0;
  for (int k = 1; k < 60; ++k) {
    tail += term;
    term *= x / k;
    poisson *= kRate / k;
    probability += poisson * tail;
  }
  return probability;
}

TEST(Risk, ReturnPeriodsOfACompoundPoissonProcess) {
  const EventYears years = sample_event_years(exponential_catalogue(), 200'000, run_streams(0));
  const ExceedanceCurve largest({annual_values(years, Annual::kLargest)});
  const ExceedanceCurve sum({annual_values(years, Annual::kSum)});
  for (const double period : {10.0, 100.0, 1000.0}) {
    const RiskEstimate estimate = largest.value_at(period);
    testing::print_row("largest of a year, at return period " + std::to_string(static_cast<int>(period)),
                       estimate.value, exact_largest_at(period));
    EXPECT_TRUE(estimate.interval.contains(exact_largest_at(period)));
    const RiskEstimate back = largest.return_period(exact_largest_at(period));
    EXPECT_TRUE(back.interval.contains(period)) << back.interval.low << " " << back.interval.high;
  }
  testing::print_row("P(sum of a year > 3)", sum.probability_above(3).value, exact_sum_above(3));
  testing::print_row("expected annual value", sum.expected().value, kRate);
  EXPECT_TRUE(sum.probability_above(3).interval.contains(exact_sum_above(3)));
  EXPECT_TRUE(sum.expected().interval.contains(kRate));
}

TEST(Risk, RatesOfACatalogueAreExact) {
  const std::vector<CatalogueEvent> catalogue{{0.5, {1, 2, 3, 4}}, {2, {0.5}}, {0, {}}};
  EXPECT_DOUBLE_EQ(rate_above(catalogue, 2), 0.25);
  EXPECT_DOUBLE_EQ(rate_above(catalogue, 0), 2.5);
  EXPECT_DOUBLE_EQ(expected_annual_sum(catalogue), 0.5 * 2.5 + 1);
  EXPECT_THROW(sample_event_years(std::vector<CatalogueEvent>{{1, {}}}, 1, run_streams(0)),
               std::invalid_argument);
  EXPECT_THROW(sample_event_years(std::vector<CatalogueEvent>{{-1, {1}}}, 1, run_streams(0)),
               std::invalid_argument);
}

TEST(Risk, YearsBeginTheSameHoweverManyThereAre) {
  const EventYears few = sample_event_years(exponential_catalogue(), 10, run_streams(0));
  const EventYears many = sample_event_years(exponential_catalogue(), 1000, run_streams(0));
  const auto of_few = annual_values(few, Annual::kSum);
  const auto of_many = annual_values(many, Annual::kSum);
  EXPECT_TRUE(std::equal(of_few.begin(), of_few.end(), of_many.begin()));
}

TEST(Risk, FourYearsAreKnown) {
  const std::vector<double> values{0, 3, 0, 1};
  const ExceedanceCurve curve({values});
  EXPECT_DOUBLE_EQ(curve.probability_above(0).value, 0.5);
  EXPECT_DOUBLE_EQ(curve.return_period(1).value, 4);
  EXPECT_TRUE(std::isinf(curve.return_period(3).value));
  EXPECT_DOUBLE_EQ(curve.value_at(4).value, 1);  // one year of four above
  EXPECT_DOUBLE_EQ(curve.value_at(100).value, 3);
  EXPECT_TRUE(std::isinf(curve.value_at(100).interval.high));
  EXPECT_DOUBLE_EQ(curve.expected().value, 1);
  const auto points = curve.points();
  ASSERT_EQ(points.size(), 3u);
  EXPECT_EQ(points[0].value, 0);
  EXPECT_EQ(points[0].probability, 0.5);
  EXPECT_EQ(points[2].probability, 0);
}

TEST(Risk, WeightsOfOneChangeNothing) {
  const EventYears years = sample_event_years(exponential_catalogue(), 1000, run_streams(0));
  const std::vector<double> values = annual_values(years, Annual::kLargest);
  const ExceedanceCurve plain({values});
  for (const Weights kind : {Weights::kRatios, Weights::kSelfNormalised}) {
    const ExceedanceCurve weighted({values, years.weights, kind});
    EXPECT_DOUBLE_EQ(weighted.probability_above(1).value, plain.probability_above(1).value);
    EXPECT_EQ(weighted.value_at(50).value, plain.value_at(50).value);
    EXPECT_NEAR(weighted.expected().value, plain.expected().value, 1e-12);
    EXPECT_NEAR(weighted.effective_years_above(1), plain.probability_above(1).value * 1000, 1e-9);
    EXPECT_NEAR(weighted.probability_above(1).interval.high, plain.probability_above(1).interval.high, 0.01);
  }
}

TEST(Risk, IntervalsHoldTheTruthAsOftenAsTheySay) {
  constexpr std::uint64_t kRuns = 1000;
  const std::vector<CatalogueEvent> catalogue = exponential_catalogue();
  std::array<std::uint64_t, 3> held{};
  for (std::uint64_t run = 0; run < kRuns; ++run) {
    const EventYears years = sample_event_years(catalogue, 1000, run_streams(run));
    const ExceedanceCurve largest({annual_values(years, Annual::kLargest)});
    if (largest.value_at(50).interval.contains(exact_largest_at(50))) ++held[0];
    if (largest.return_period(2).interval.contains(1 / exact_largest_above(2))) ++held[1];
    if (ExceedanceCurve({annual_values(years, Annual::kSum)}).expected().interval.contains(kRate)) ++held[2];
  }
  const auto share = [](std::uint64_t count) { return static_cast<double>(count) / kRuns; };
  testing::expect_at_least("value at return period 50 of 1,000 years", share(held[0]), 0.95, kRuns);
  testing::expect_at_least("return period of a value", share(held[1]), 0.95, kRuns);
  testing::expect_between("expected annual value", share(held[2]), 0.925, 0.97);
}

/// A frequent small event and one of a thousand years, of 10 and more.
std::vector<CatalogueEvent> grave_catalogue(double sampling_rate) {
  return {{1, exponential_quantiles(1000)}, {0.001, exponential_quantiles(1000, 10), sampling_rate}};
}

TEST(Risk, ImportanceSamplingSeesRareYearsWithoutBias) {
  constexpr std::uint64_t kRuns = 400;
  const std::vector<CatalogueEvent> catalogue = grave_catalogue(0.1);
  const double exact = -std::expm1(-rate_above(catalogue, 11));
  const double exact_sum = expected_annual_sum(catalogue);
  std::array<std::uint64_t, 3> held{};
  sim::Tally weighted;
  sim::Tally plain;
  for (std::uint64_t run = 0; run < kRuns; ++run) {
    const EventYears years = sample_event_years(catalogue, 2000, run_streams(run));
    const ExceedanceCurve curve({annual_values(years, Annual::kLargest), years.weights});
    const RiskEstimate above = curve.probability_above(11);
    weighted.add(above.value);
    if (above.interval.contains(exact)) ++held[0];
    // 5,000 years: the rate above x is 0.001 e^(10 - x) but for the small ones.
    if (curve.value_at(5000).interval.contains(10 + std::log(5.0))) ++held[1];
    const ExceedanceCurve sums({annual_values(years, Annual::kSum), years.weights});
    if (sums.expected().interval.contains(exact_sum)) ++held[2];
    const EventYears as_they_are = sample_event_years(grave_catalogue(0), 2000, run_streams(run));
    plain.add(ExceedanceCurve({annual_values(as_they_are, Annual::kLargest)}).probability_above(11).value);
  }
  testing::print_row("P(largest of a year > 11), mean", weighted.mean(), exact);
  std::cout << "  deviation " << weighted.standard_deviation() << ", without weights "
            << plain.standard_deviation() << '\n';
  const auto share = [](std::uint64_t count) { return static_cast<double>(count) / kRuns; };
  EXPECT_NEAR(weighted.mean(), exact, 3.3 * weighted.standard_error());
  EXPECT_LT(weighted.standard_deviation(), plain.standard_deviation() / 5);
  testing::expect_between("probability, weighted, 95 %", share(held[0]), 0.91, 0.98);
  testing::expect_between("value at 5,000 years, weighted, 95 %", share(held[1]), 0.91, 0.98);
  testing::expect_between("expected annual value, weighted, 95 %", share(held[2]), 0.91, 0.98);
}

TEST(Risk, RefusesWhatIsNotAYear) {
  const std::vector<double> values{1, 2};
  const std::vector<double> missing{1, kUnknown};
  const std::vector<double> negative{1, -1};
  EXPECT_THROW(ExceedanceCurve({}), std::invalid_argument);
  EXPECT_THROW(ExceedanceCurve({missing}), std::invalid_argument);
  EXPECT_THROW(ExceedanceCurve({values, negative}), std::invalid_argument);
  EXPECT_THROW(ExceedanceCurve({values, std::vector<double>{1}}), std::invalid_argument);
}

}  // namespace
}  // namespace surge::statistics
