// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "analysis/statistics/precision_rule.h"
#include "sim/statistics/tally.h"
#include "tests/statistics/support.h"

namespace surge::statistics {
namespace {

struct Stopped {
  double coverage = 0;
  double bias = 0;  ///< of the estimate, as a share of the truth
  double replications = 0;
};

/// Runs the rule on values drawn by `draw(stream)` until it stops.
template <class Draw>
Stopped stop_often(const PrecisionOptions& options, double truth, std::uint64_t runs, Draw draw) {
  sim::Tally estimates;
  sim::Tally counts;
  const double coverage = testing::share_of_runs(runs, [&](const sim::StreamSource& streams) {
    sim::Stream stream = streams.stream(sim::Cause("precision"));
    MeanPrecisionRule rule(options);
    while (rule.progress() == Progress::kGoOn) rule.add(draw(stream));
    EXPECT_EQ(rule.progress(), Progress::kPrecise);
    estimates.add(rule.estimate());
    counts.add(static_cast<double>(rule.count()));
    return rule.interval().contains(truth);
  });
  return {coverage, estimates.mean() / truth - 1, counts.mean()};
}

void print_stopped(const char* what, const Stopped& stopped) {
  std::cout << "  " << what << ": coverage " << stopped.coverage << ", bias " << 100 * stopped.bias << " %, "
            << stopped.replications << " replications\n";
}

TEST(Precision, AbsoluteWidthOfNormalMeansKeepsItsCoverage) {
  const Stopped stopped = stop_often({.precision = {.absolute = 0.5}, .minimum = 30}, 10, 2000,
                                     [](sim::Stream& stream) { return sim::normal(stream, 10, 3); });
  print_stopped("normal(10, 3), half width 0.5, from 30 on", stopped);
  EXPECT_GT(stopped.coverage, 0.92);
  EXPECT_LT(std::abs(stopped.bias), 0.002);
  EXPECT_NEAR(stopped.replications, 138.3, 5);  // (1.96 * 3 / 0.5)^2, a little more by t
}

TEST(Precision, RelativeWidthOfSkewedMeansLosesLittle) {
  const auto draw = [](sim::Stream& stream) { return sim::exponential(stream, 2); };
  const Stopped from_30 = stop_often({.precision = {.relative = 0.1}, .minimum = 30}, 2, 1000, draw);
  const Stopped from_10 =
      stop_often({.precision = {.relative = 0.3}, .confidence = {0.9}, .minimum = 10}, 2, 2000, draw);
  print_stopped("exponential, 10 % at 95 %, from 30 on", from_30);
  print_stopped("exponential, 30 % at 90 %, from 10 on", from_10);
  EXPECT_GT(from_30.coverage, 0.91);
  EXPECT_LT(std::abs(from_30.bias), 0.02);
  EXPECT_LT(from_10.coverage, 0.9);  // the price of a look that comes too early
}

TEST(Precision, QuantileRuleStopsNearWhereItShould) {
  constexpr std::uint64_t kRuns = 300;
  const double truth = std::log(10.0);
  double replications = 0;
  const double coverage = testing::share_of_runs(kRuns, [&](const sim::StreamSource& streams) {
    sim::Stream stream = streams.stream(sim::Cause("precision"));
    QuantilePrecisionRule rule(0.9, {.precision = {.absolute = 0.3}, .minimum = 50});
    while (rule.progress() == Progress::kGoOn) rule.add(sim::standard_exponential(stream));
    replications += static_cast<double>(rule.count()) / kRuns;
    return rule.estimate().interval.contains(truth);
  });
  std::cout << "  exponential, p = 0.9, half width 0.3: coverage " << coverage << ", " << replications
            << " replications\n";
  EXPECT_GT(coverage, 0.88);
  EXPECT_GT(replications, 250);  // (1.96 / 0.3)^2 p / (1 - p) = 384, less as it stops at a narrow one
  EXPECT_LT(replications, 500);
}

TEST(Precision, EndsAtTheCap) {
  MeanPrecisionRule rule({.precision = {.absolute = 1e-9}, .minimum = 2, .cap = 5});
  for (int i = 0; i < 4; ++i) {
    rule.add(i);
    EXPECT_EQ(rule.progress(), Progress::kGoOn);
  }
  EXPECT_EQ(rule.expected_count(), 5u);
  rule.add(kUnknown);
  EXPECT_EQ(rule.progress(), Progress::kCapReached);
  EXPECT_EQ(rule.missing(), 1u);
}

TEST(Precision, ConstantValuesAreEnoughAtTheMinimum) {
  MeanPrecisionRule rule({.precision = {.relative = 0.01}, .minimum = 3});
  rule.add(7);
  rule.add(7);
  EXPECT_EQ(rule.progress(), Progress::kGoOn);
  rule.add(7);
  EXPECT_EQ(rule.progress(), Progress::kPrecise);
}

TEST(Precision, WhatDidNotHappenKeepsAQuantileOpen) {
  QuantilePrecisionRule rule(0.5, {.precision = {.absolute = 1}, .minimum = 10, .cap = 40});
  for (int i = 0; i < 20; ++i) {
    rule.add(1);
    rule.add(kUnknown);
  }
  EXPECT_EQ(rule.progress(), Progress::kCapReached);
}

TEST(Precision, RefusesOptionsThatNeverEnd) {
  EXPECT_THROW(MeanPrecisionRule({}), std::invalid_argument);
  EXPECT_THROW(MeanPrecisionRule({.precision = {.absolute = 1}, .minimum = 1}), std::invalid_argument);
  EXPECT_THROW(MeanPrecisionRule({.precision = {.absolute = 1}, .minimum = 9, .cap = 8}),
               std::invalid_argument);
  EXPECT_THROW(QuantilePrecisionRule(1, {.precision = {.absolute = 1}}), std::invalid_argument);
}

}  // namespace
}  // namespace surge::statistics
