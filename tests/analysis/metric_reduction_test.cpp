// SPDX-License-Identifier: Apache-2.0
// Statistics in place of the values of a metric.
#include "analysis/results/metric_reduction.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace surge::analysis {
namespace {

double statistic(const MetricReduction& reduction, const std::string& name) {
  const auto& names = statistic_names();
  const auto found = std::find(names.begin(), names.end(), name);
  EXPECT_NE(found, names.end()) << name;
  return reduction.statistics().at(static_cast<std::size_t>(found - names.begin()));
}

TEST(MetricReduction, HandComputedValues) {
  MetricReduction reduction;
  const double values[] = {4, 1, 3, 2, std::numeric_limits<double>::quiet_NaN()};
  for (std::uint64_t i = 0; i < 5; ++i) reduction.add(i, values[i]);
  EXPECT_EQ(statistic(reduction, "count"), 4);
  EXPECT_EQ(statistic(reduction, "missing"), 1);
  EXPECT_DOUBLE_EQ(statistic(reduction, "mean"), 2.5);
  EXPECT_DOUBLE_EQ(statistic(reduction, "standard_deviation"), std::sqrt(5.0 / 3));
  EXPECT_EQ(statistic(reduction, "minimum"), 1);
  EXPECT_EQ(statistic(reduction, "maximum"), 4);
  EXPECT_EQ(statistic(reduction, "p50"), 3);             // the third of five, what is missing behind all
  EXPECT_TRUE(std::isnan(statistic(reduction, "p90")));  // the fifth did not happen
}

TEST(MetricReduction, OfNothingTellsNothing) {
  const MetricReduction reduction;
  EXPECT_EQ(statistic(reduction, "count"), 0);
  for (const char* name : {"mean", "standard_deviation", "minimum", "maximum", "p50"})
    EXPECT_TRUE(std::isnan(statistic(reduction, name))) << name;
}

TEST(MetricReduction, QuantilesOfManyAreWithinTheBound) {
  constexpr std::uint64_t kCount = 100'000;
  MetricReduction reduction;
  for (std::uint64_t i = 0; i < kCount; ++i)  // every whole number below kCount once, shuffled
    reduction.add(i, static_cast<double>(i * 48'271 % kCount));
  const double bound = reduction.rank_error_bound() * kCount + 1;
  EXPECT_LT(bound, 0.01 * kCount);
  for (const auto& [name, share] : {std::pair{"p1", 0.01}, std::pair{"p50", 0.5}, std::pair{"p99.9", 0.999}})
    EXPECT_NEAR(statistic(reduction, name), share * kCount, bound) << name;
  EXPECT_NEAR(statistic(reduction, "mean"), (kCount - 1) / 2.0, 1e-6);
}

TEST(MetricReduction, OrderOfArrivalChangesNoBit) {
  constexpr std::uint64_t kCount = 5000;
  const auto value = [](std::uint64_t i) { return std::sin(static_cast<double>(i)); };
  MetricReduction forwards;
  MetricReduction backwards;
  for (std::uint64_t i = 0; i < kCount; ++i) {
    forwards.add(i, value(i));
    backwards.add(kCount - 1 - i, value(kCount - 1 - i));
  }
  EXPECT_EQ(forwards.statistics(), backwards.statistics());
}

}  // namespace
}  // namespace surge::analysis
