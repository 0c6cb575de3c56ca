// SPDX-License-Identifier: Apache-2.0
// Packed numbers come back within half a step.
#include "analysis/report/packed.h"

#include <cmath>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/report/unpack.h"

namespace surge::analysis::report {
namespace {

using test::unpacked;

std::vector<double> wave(std::size_t count) {
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) values.push_back(1000 * std::sin(static_cast<double>(i)) - 3);
  return values;
}

TEST(Packed, ComesBackWithinHalfAStep) {
  for (const std::size_t count : {1U, 2U, 3U, 4U, 250U}) {
    const std::vector<double> values = wave(count);
    for (const PackedType type : {PackedType::kByte, PackedType::kWord}) {
      const nlohmann::ordered_json json = packed(values, {count}, type);
      const std::vector<double> back = unpacked(json);
      ASSERT_EQ(back.size(), count);
      for (std::size_t i = 0; i < count; ++i)
        EXPECT_LE(std::abs(back[i] - values[i]), 0.500001 * json["scale"].get<double>());
    }
  }
}

TEST(Packed, EndsOfTheRangeAreExact) {
  const std::vector<double> back = unpacked(packed(std::vector<double>{0, 0.3, 1}, {3}));
  EXPECT_EQ(back[0], 0);
  EXPECT_DOUBLE_EQ(back[2], 1);
}

TEST(Packed, WhatIsNotThereStaysSo) {
  const double nan = std::nan("");
  const std::vector<double> back =
      unpacked(packed(std::vector<double>{nan, 5, INFINITY, 7, nan, nan}, {2, 3}));
  EXPECT_TRUE(std::isnan(back[0]));
  EXPECT_EQ(back[1], 5);
  EXPECT_TRUE(std::isnan(back[2]));
  EXPECT_DOUBLE_EQ(back[3], 7);
  EXPECT_TRUE(std::isnan(unpacked(packed(std::vector<double>{nan}, {1}))[0]));
}

TEST(Packed, FloatsKeepSmallNumbersBesideLargeOnes) {
  const std::vector<double> back =
      unpacked(packed(std::vector<double>{16'000'000, 3, std::nan(""), 0.1}, {4}, PackedType::kFloat));
  EXPECT_EQ(back[0], 16'000'000);
  EXPECT_EQ(back[1], 3);
  EXPECT_TRUE(std::isnan(back[2]));
  EXPECT_FLOAT_EQ(static_cast<float>(back[3]), 0.1F);
}

TEST(Packed, EqualValuesAreExact) {
  EXPECT_EQ(unpacked(packed(std::vector<double>(5, 0.1), {5}, PackedType::kWord)),
            std::vector<double>(5, 0.1));
  EXPECT_TRUE(unpacked(packed({}, {0, 4})).empty());
}

}  // namespace
}  // namespace surge::analysis::report
