// SPDX-License-Identifier: Apache-2.0
// Round numbers for axes, and where they stand, against values found by hand.
#include "analysis/figures/ticks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/figures/scale.h"

namespace surge::analysis::figures {
namespace {

using ::testing::DoubleEq;
using ::testing::DoubleNear;
using ::testing::ElementsAre;

TEST(Ticks, StepIsTheSmallestRoundOneThatFits) {
  EXPECT_DOUBLE_EQ(nice_step(30, 6), 5);     // 30 / 5 = 6
  EXPECT_DOUBLE_EQ(nice_step(30, 5), 10);    // 30 / 5 > 5
  EXPECT_DOUBLE_EQ(nice_step(7, 10), 1);     // 7 / 0.5 > 10
  EXPECT_DOUBLE_EQ(nice_step(0.9, 5), 0.2);  // 0.9 / 0.2 = 4.5
  EXPECT_DOUBLE_EQ(nice_step(1, 10), 0.1);   // exactly ten
  EXPECT_DOUBLE_EQ(nice_step(3.2e6, 4), 1e6);
}

TEST(Ticks, AreMultiplesOfTheStepWithinTheRange) {
  EXPECT_THAT(linear_ticks({0, 30}, 6).values, ElementsAre(0, 5, 10, 15, 20, 25, 30));
  EXPECT_THAT(linear_ticks({-1.2, 0.7}, 4).values,
              ElementsAre(DoubleEq(-1), DoubleEq(-0.5), DoubleEq(0), DoubleEq(0.5)));
  EXPECT_THAT(linear_ticks({0, 1}, 5).values, testing::SizeIs(6));  // 0.2 is no binary number; 1 is a tick
}

TEST(Ticks, RangeGrowsToWholeSteps) {
  EXPECT_THAT(to_whole_steps({0, 126}, 20).high, DoubleEq(140));
  EXPECT_THAT(to_whole_steps({0, 140}, 20).high, DoubleEq(140));
  EXPECT_THAT(to_whole_steps({-1.35, 0.7}, 0.5).low, DoubleEq(-1.5));
}

TEST(Ticks, LogarithmicOnesArePowersOfTenOrWithTwoAndFive) {
  EXPECT_THAT(logarithmic_ticks({1, 1000}, 8).values, ElementsAre(1, 10, 100, 1000));
  EXPECT_THAT(logarithmic_ticks({3.5, 100}, 8).values,
              ElementsAre(DoubleNear(5, 1e-9), DoubleNear(10, 1e-9), DoubleNear(20, 1e-9),
                          DoubleNear(50, 1e-9), DoubleNear(100, 1e-9)));
  EXPECT_THAT(logarithmic_ticks({1, 1e8}, 5).values, testing::SizeIs(5));  // every second of nine
}

TEST(Ticks, TextHasTheDecimalsOfTheStep) {
  EXPECT_EQ(tick_text(0, 0.05), "0.00");
  EXPECT_EQ(tick_text(0.25, 0.05), "0.25");
  EXPECT_EQ(tick_text(-0.5, 0.5), "−0.5");
  EXPECT_EQ(tick_text(-0.0, 1), "0");
  EXPECT_EQ(tick_text(1250000, 50000), "1,250,000");
  EXPECT_EQ(tick_text(999, 1), "999");
  EXPECT_EQ(tick_text(1234.5, 0.5), "1,234.5");
}

TEST(Scale, MapsEndsToEndsAndTheMiddleToTheMiddle) {
  const Scale linear({0, 100}, {60, 10});  // upwards on the page
  EXPECT_DOUBLE_EQ(linear.at(0), 60);
  EXPECT_DOUBLE_EQ(linear.at(100), 10);
  EXPECT_DOUBLE_EQ(linear.at(50), 35);
  const Scale logarithmic({1, 100}, {0, 80}, ScaleKind::kLogarithmic);
  EXPECT_DOUBLE_EQ(logarithmic.at(10), 40);
  EXPECT_DOUBLE_EQ(logarithmic.at(100), 80);
}

}  // namespace
}  // namespace surge::analysis::figures
