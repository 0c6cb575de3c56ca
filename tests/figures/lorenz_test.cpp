// SPDX-License-Identifier: Apache-2.0
// Lorenz curves and Gini coefficients by hand.
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/figures/lorenz_curve.h"

namespace surge::analysis::figures {
namespace {

using Numbers = std::vector<double>;

TEST(Lorenz, IsTheDiagonalIfAllHaveAlike) {
  const LorenzCurve curve(Numbers{3, 6, 9}, Numbers{1, 2, 3});
  EXPECT_NEAR(curve.gini(), 0, 1e-12);
  EXPECT_NEAR(curve.at(0.37), 0.37, 1e-12);
}

TEST(Lorenz, OneOfTwoHasAll) {
  const LorenzCurve curve(Numbers{0, 5}, Numbers{1, 1});
  EXPECT_DOUBLE_EQ(curve.at(0.5), 0);
  EXPECT_DOUBLE_EQ(curve.at(0.75), 0.5);
  EXPECT_DOUBLE_EQ(curve.at(1), 1);
  EXPECT_DOUBLE_EQ(curve.gini(), 0.5);
}

// Thirds of the people have 1/6, 2/6 and 3/6: areas 1/36, 3/36 (+1/18), ... give a Gini of 2/9.
TEST(Lorenz, OrdersByAmountForEachPerson) {
  const LorenzCurve curve(Numbers{3, 1, 2}, Numbers{1, 1, 1});
  EXPECT_NEAR(curve.at(1.0 / 3), 1.0 / 6, 1e-12);
  EXPECT_NEAR(curve.at(2.0 / 3), 0.5, 1e-12);
  EXPECT_NEAR(curve.gini(), 2.0 / 9, 1e-12);
}

TEST(Lorenz, IsNotDefinedWithoutAnAmount) {
  EXPECT_FALSE(LorenzCurve(Numbers{0, std::nan("")}, Numbers{1, 1}).defined());
}

}  // namespace
}  // namespace surge::analysis::figures
