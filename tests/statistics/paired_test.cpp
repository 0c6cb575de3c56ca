// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/paired.h"

#include <gtest/gtest.h>

#include "analysis/statistics/quantile_interval.h"
#include "tests/statistics/support.h"

namespace surge::statistics {
namespace {

using testing::correlated_rows;
using testing::expect_share;
using testing::share_of_runs;

TEST(Paired, FourPairsAreKnown) {
  const std::vector<double> first{1, 2, 3, 4};
  const std::vector<double> second{2, 4, 6, 8};
  const PairedComparison comparison = compare_pairs({first, second}, {.better = Better::kHigher});
  EXPECT_DOUBLE_EQ(comparison.mean_difference, 2.5);
  EXPECT_NEAR(comparison.standard_deviation, 1.2909944487, 1e-9);
  EXPECT_NEAR(comparison.difference.half_width(), 3.1824463053 * 1.2909944487 / 2, 1e-8);  // t(0.975, 3)
  EXPECT_DOUBLE_EQ(comparison.correlation, 1);
  EXPECT_NEAR(comparison.variance_saved, 0.8, 1e-12);  // 1 - (5 / 3) / (5 / 3 + 20 / 3)
  EXPECT_DOUBLE_EQ(comparison.relative_change, 1);
  EXPECT_DOUBLE_EQ(comparison.probability_better, 1);
  EXPECT_NEAR(comparison.probability_interval.low, std::pow(0.025, 0.25), 1e-12);
  EXPECT_EQ(comparison.probability_interval.high, 1);
}

TEST(Paired, WhatIsMissingOnEitherSideIsCountedAndLeftOut) {
  const std::vector<double> first{1, kUnknown, 3, kUnknown, 5};
  const std::vector<double> second{2, 4, kUnknown, kUnknown, 7};
  const PairedComparison comparison = compare_pairs({first, second});
  EXPECT_EQ(comparison.pairs, 5u);
  EXPECT_EQ(comparison.complete, 2u);
  EXPECT_EQ(comparison.only_first_missing, 1u);
  EXPECT_EQ(comparison.only_second_missing, 1u);
  EXPECT_EQ(comparison.both_missing, 1u);
  EXPECT_DOUBLE_EQ(comparison.share_left_out, 0.6);
  EXPECT_DOUBLE_EQ(comparison.mean_difference, 1.5);
  EXPECT_EQ(paired_differences({first, second}), (std::vector<double>{1, 2}));
}

TEST(Paired, NothingOrOnePairHasNoInterval) {
  EXPECT_TRUE(std::isnan(compare_pairs({}).mean_difference));
  const std::vector<double> one{2};
  const PairedComparison comparison = compare_pairs({one, one});
  EXPECT_EQ(comparison.mean_difference, 0);
  EXPECT_DOUBLE_EQ(comparison.probability_better, 0.5);  // a tie
  EXPECT_TRUE(std::isnan(comparison.difference.low));
}

TEST(Paired, NoRelativeIntervalWhereTheFirstMeanMayBeZero) {
  const std::vector<double> first{-1, 1, 2, -1};
  const std::vector<double> second{1, 2, 3, 4};
  EXPECT_TRUE(std::isnan(compare_pairs({first, second}).relative_interval.low));
}

TEST(Paired, IdenticalAlternativesDifferByNothing) {
  const std::vector<double> same{3, 1, 4, 1, 5};
  const PairedComparison comparison = compare_pairs({same, same});
  EXPECT_EQ(comparison.difference.low, 0);
  EXPECT_EQ(comparison.difference.high, 0);
  EXPECT_DOUBLE_EQ(comparison.variance_saved, 1);
}

/// Two normal alternatives with the same deviation 1 and correlation r: pairing saves r of the variance.
TEST(Paired, CorrelatedNormalsSaveTheirCorrelation) {
  const auto rows = correlated_rows(testing::run_streams(0), {10, 11}, 100'000, 0.8);
  const PairedComparison comparison = compare_pairs({rows[0], rows[1]});
  testing::print_row("variance saved", comparison.variance_saved, 0.8);
  testing::print_row("correlation", comparison.correlation, 0.8);
  testing::print_row("probability that the second is lower", comparison.probability_better, 0.05692315);
  EXPECT_NEAR(comparison.variance_saved, 0.8, 0.005);
  EXPECT_NEAR(comparison.correlation, 0.8, 0.005);
  EXPECT_NEAR(comparison.probability_better, 0.05692315, 0.003);  // Phi(-1 / sqrt(0.4))
}

TEST(Paired, IntervalsHoldTheTruthAsOftenAsTheySay) {
  constexpr std::uint64_t kRuns = 4000;
  std::uint64_t difference_95 = 0;
  std::uint64_t difference_80 = 0;
  std::uint64_t relative = 0;
  std::uint64_t probability = 0;
  for (std::uint64_t run = 0; run < kRuns; ++run) {
    const auto rows = correlated_rows(testing::run_streams(run), {10, 11}, 20, 0.5);
    const PairedComparison at_95 = compare_pairs({rows[0], rows[1]});
    const PairedComparison at_80 = compare_pairs({rows[0], rows[1]}, {.confidence = {0.8}});
    if (at_95.difference.contains(1)) ++difference_95;
    if (at_80.difference.contains(1)) ++difference_80;
    if (at_95.relative_interval.contains(0.1)) ++relative;
    if (at_95.probability_interval.contains(0.158655254)) ++probability;  // Phi(-1)
  }
  const auto share = [](std::uint64_t count) { return static_cast<double>(count) / kRuns; };
  expect_share("mean difference, 95 %", share(difference_95), 0.95, kRuns);
  expect_share("mean difference, 80 %", share(difference_80), 0.8, kRuns);
  expect_share("relative change (Fieller), 95 %", share(relative), 0.95, kRuns);
  testing::expect_at_least("probability better, 95 %", share(probability), 0.95, kRuns);
}

TEST(Paired, BootstrapOfQuantilesIsNearWhatItSays) {
  constexpr std::uint64_t kRuns = 1000;
  for (const double p : {0.5, 0.9}) {
    const double share = share_of_runs(kRuns, [&](const sim::StreamSource& streams) {
      const auto rows = correlated_rows(streams, {10, 11}, 100, 0.5);
      return quantile_difference({rows[0], rows[1]}, p, {.resamples = 300, .streams = streams})
          .interval.contains(1);
    });
    testing::expect_between("difference of quantiles, 95 %", share, 0.92, 0.99);
  }
}

TEST(Paired, MedianOfDifferencesHasAnExactInterval) {
  constexpr std::uint64_t kRuns = 4000;
  double coverage = 0;
  const double share = share_of_runs(kRuns, [&](const sim::StreamSource& streams) {
    const auto rows = correlated_rows(streams, {10, 11}, 30, 0.5);
    std::vector<double> differences = paired_differences({rows[0], rows[1]});
    std::sort(differences.begin(), differences.end());
    const QuantileEstimate median = quantile_estimate(differences, 0.5);
    coverage = median.coverage;
    return median.interval.contains(1);
  });
  expect_share("median of differences", share, coverage, kRuns);
}

}  // namespace
}  // namespace surge::statistics
