// SPDX-License-Identifier: Apache-2.0
// Quantiles of fans by hand.
#include "analysis/figures/fan.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace surge::analysis::figures {
namespace {

TEST(Fan, HoldsTheQuantilesOfEachPosition) {
  const Fan fan = fan_of({{4, 0, 1, 3, 2}, {10, 10, 10, 10, 10}});
  EXPECT_DOUBLE_EQ(fan.p50[0], 2);
  EXPECT_DOUBLE_EQ(fan.p25[0], 1);
  EXPECT_DOUBLE_EQ(fan.p75[0], 3);
  EXPECT_DOUBLE_EQ(fan.p5[0], 0.2);  // 0 + 0.05 * 4
  EXPECT_DOUBLE_EQ(fan.p95[0], 3.8);
  EXPECT_DOUBLE_EQ(fan.p95[1], 10);
  EXPECT_DOUBLE_EQ(largest_in(fan.p95), 10);
}

TEST(Fan, IsOfTheReplicationsThatHaveAValueIfTheyAreHalfOfThem) {
  const double none = std::nan("");
  const Fan fan = fan_of({{1, none, 3, none}, {1, none, none, none}, {none, none, none, none}});
  EXPECT_DOUBLE_EQ(fan.p50[0], 2);
  EXPECT_TRUE(std::isnan(fan.p50[1]));
  EXPECT_TRUE(std::isnan(fan.p95[2]));
}

}  // namespace
}  // namespace surge::analysis::figures
