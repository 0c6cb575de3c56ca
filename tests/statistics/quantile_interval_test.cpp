// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/quantile_interval.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "analysis/statistics/critical_values.h"
#include "tests/statistics/support.h"

namespace surge::statistics {
namespace {

TEST(QuantileInterval, RanksOfTenAreThoseOfTheTable) {
  const RankInterval ranks = quantile_ranks(10, 0.5, {0.95});
  EXPECT_EQ(ranks.low, 2u);
  EXPECT_EQ(ranks.high, 9u);
  EXPECT_NEAR(ranks.coverage, 0.978515625, 1e-12);  // 1 - 22 / 1024
}

TEST(QuantileInterval, NeedsSixValuesForAMedianAnd72ForP95) {
  EXPECT_EQ(quantile_ranks(5, 0.5, {0.95}).low, 0u);
  EXPECT_EQ(quantile_ranks(5, 0.5, {0.95}).high, 6u);
  EXPECT_EQ(quantile_ranks(6, 0.5, {0.95}).low, 1u);
  EXPECT_EQ(quantile_ranks(6, 0.5, {0.95}).high, 6u);
  EXPECT_EQ(quantile_ranks(71, 0.95, {0.95}).high, 72u);
  EXPECT_EQ(quantile_ranks(72, 0.95, {0.95}).high, 72u);
}

TEST(QuantileInterval, OfAMillionTakesNoTime) {
  const RankInterval ranks = quantile_ranks(1'000'000, 0.99, {0.95});
  EXPECT_NEAR(static_cast<double>(ranks.low), 990'000 - 195, 2);
  EXPECT_NEAR(static_cast<double>(ranks.high), 990'000 + 196, 2);
  EXPECT_GE(ranks.coverage, 0.95);
}

TEST(QuantileInterval, WhatDidNotHappenIsBehindAllValues) {
  std::vector<double> sorted{1, 2, 3, 4, 5, 6, 7, 8, kUnknown, kUnknown};
  const QuantileEstimate median = quantile_estimate(sorted, 0.5);
  EXPECT_DOUBLE_EQ(median.value, 5.5);
  EXPECT_EQ(median.interval.low, 2);
  EXPECT_TRUE(std::isnan(median.interval.high));
}

TEST(QuantileInterval, HoldsTheTruthAsOftenAsItSays) {
  constexpr std::uint64_t kRuns = 4000;
  for (const double p : {0.05, 0.5, 0.95}) {
    double promised = 0;
    const double share = testing::share_of_runs(kRuns, [&](const sim::StreamSource& streams) {
      std::vector<double> values = testing::exponential_values(streams, 100);
      std::sort(values.begin(), values.end());
      const QuantileEstimate estimate = quantile_estimate(values, p);
      promised = estimate.coverage;
      return estimate.interval.contains(-std::log1p(-p));
    });
    EXPECT_GE(promised, 0.95);
    testing::expect_share("quantile of 100 exponential values", share, promised, kRuns);
  }
}

TEST(ExpectedShortfall, IsTheMeanOfTheTail) {
  std::vector<double> sorted;
  for (int i = 1; i <= 30; ++i) sorted.push_back(i);
  EXPECT_NEAR(expected_shortfall(sorted, 0.95).value, (30 + 0.5 * 29) / 1.5, 1e-9);
  EXPECT_NEAR(expected_shortfall(sorted, 0.9).value, 29, 1e-9);
  EXPECT_TRUE(std::isnan(expected_shortfall(sorted, 0.95).interval.low));
}

TEST(ExpectedShortfall, IntervalIsNearWhatItSays) {
  constexpr std::uint64_t kRuns = 2000;
  const auto coverage = [&](std::size_t count) {
    return testing::share_of_runs(kRuns, [&](const sim::StreamSource& streams) {
      std::vector<double> values = testing::exponential_values(streams, count);
      std::sort(values.begin(), values.end());
      return expected_shortfall(values, 0.9).interval.contains(1 + std::log(10.0));
    });
  };
  testing::expect_between("mean of the worst tenth of 100 exponential values", coverage(100), 0.87, 0.97);
  testing::expect_between("of 1,000", coverage(1000), 0.93, 0.97);
}

TEST(CriticalValues, AreThoseOfTables) {
  EXPECT_NEAR(normal_quantile(0.975), 1.959963985, 1e-9);
  EXPECT_NEAR(student_quantile(0.975, 9), 2.262157163, 1e-9);
  EXPECT_NEAR(gamma_quantile(0.5, 1, 2), 2 * std::log(2.0), 1e-12);
  EXPECT_NEAR(binomial_probability(10, 0.5, 1), 11.0 / 1024, 1e-15);
  EXPECT_EQ(binomial_probability(10, 0.5, 10), 1);
  const Interval none = probability_interval(0, 10, {0.95});
  EXPECT_EQ(none.low, 0);
  EXPECT_NEAR(none.high, 1 - std::pow(0.025, 0.1), 1e-12);
  EXPECT_NEAR(probability_interval(3, 10, {0.95}).low, 0.06673951, 1e-7);
}

}  // namespace
}  // namespace surge::statistics
