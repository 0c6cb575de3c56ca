// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/classes.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace surge::analysis::figures {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Classes, ValuesOfLikeSizeGetEqualSteps) {
  EXPECT_THAT(class_borders({7800, 24745, 33318, 36285}, 6), ElementsAre(10000, 20000, 30000));
  EXPECT_THAT(class_borders({1, 2, 3, 4}, 3), ElementsAre(1, 2, 3));
}

TEST(Classes, ValuesOfManySizesGetOneThreeTen) {
  std::vector<double> values;
  for (double value = 10; value < 3.2e6; value *= 1.3) values.push_back(value);
  values.push_back(3.2e6);
  EXPECT_THAT(class_borders(values, 6),
              ElementsAre(DoubleNear(1e4, 1e-6), DoubleNear(3e4, 1e-6), DoubleNear(1e5, 1e-6),
                          DoubleNear(3e5, 1e-5), DoubleNear(1e6, 1e-5), DoubleNear(3e6, 1e-5)));
}

TEST(Classes, WithoutPositiveValuesThereAreNoBorders) {
  EXPECT_THAT(class_borders({0, std::nan(""), -1}, 6), IsEmpty());
  EXPECT_THAT(class_borders({}, 6), IsEmpty());
}

TEST(Classes, AValueOnABorderIsInTheUpperClass) {
  const std::vector<double> borders{10, 20};
  EXPECT_EQ(class_of(borders, 9.99), 0U);
  EXPECT_EQ(class_of(borders, 10), 1U);
  EXPECT_EQ(class_of(borders, 25), 2U);
}

}  // namespace
}  // namespace surge::analysis::figures
