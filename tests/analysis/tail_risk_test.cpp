// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/tail_risk.h"

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "sim/random/sampling.h"

namespace surge::analysis {
namespace {

using models::Direction;

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

TEST(ConditionalValueAtRisk, IsTheMeanOfTheWorstFiveOfAHundred) {
  std::vector<double> sample(100);
  std::iota(sample.begin(), sample.end(), 1);
  EXPECT_NEAR(conditional_value_at_risk(sample, Direction::kLowerIsBetter), 98, 1e-9);
  EXPECT_NEAR(conditional_value_at_risk(sample, Direction::kHigherIsBetter), 3, 1e-9);
}

TEST(ConditionalValueAtRisk, LastValueOfTheTailCountsInPart) {
  std::vector<double> sample(30);
  std::iota(sample.begin(), sample.end(), 1);  // tail of 1.5 values: 30, and half of 29
  EXPECT_NEAR(conditional_value_at_risk(sample, Direction::kLowerIsBetter), (30 + 0.5 * 29) / 1.5, 1e-9);
}

TEST(ConditionalValueAtRisk, OfFewValuesIsTheWorst) {
  EXPECT_DOUBLE_EQ(conditional_value_at_risk(std::vector<double>{3, 7, 5}, Direction::kLowerIsBetter), 7);
}

TEST(ConditionalValueAtRisk, OfTheExponentialDistributionIsOnePlusTheQuantile) {
  std::vector<double> sample;
  sim::Stream stream = sim::StreamSource(1, 0).stream(sim::Cause{"tail risk"});
  for (int i = 0; i < 200'000; ++i) sample.push_back(sim::exponential(stream, 1));
  EXPECT_NEAR(conditional_value_at_risk(sample, Direction::kLowerIsBetter), 1 + std::log(20.0), 0.05);
}

TEST(ConditionalValueAtRisk, WhatDidNotHappenIsWorstWhereLowerIsBetter) {
  std::vector<double> sample(100, 1.0);
  sample[17] = kMissing;
  EXPECT_TRUE(std::isnan(conditional_value_at_risk(sample, Direction::kLowerIsBetter)));
  EXPECT_DOUBLE_EQ(conditional_value_at_risk(sample, Direction::kHigherIsBetter), 1);
}

TEST(ConditionalValueAtRisk, IsNotDefinedWithoutADirectionOrValues) {
  EXPECT_TRUE(std::isnan(conditional_value_at_risk(std::vector<double>{1, 2}, Direction::kNeutral)));
  EXPECT_TRUE(std::isnan(conditional_value_at_risk({}, Direction::kLowerIsBetter)));
}

}  // namespace
}  // namespace surge::analysis
