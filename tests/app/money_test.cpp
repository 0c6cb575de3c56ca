// SPDX-License-Identifier: Apache-2.0
#include "app/money.h"

#include <gtest/gtest.h>

namespace surge::app {
namespace {

TEST(Money, IsANumberOfYuanWithWords) {
  EXPECT_EQ(parse_money("500"), 500);
  EXPECT_EQ(parse_money("0 CNY"), 0);
  EXPECT_EQ(parse_money("2e8 CNY"), 2e8);
  EXPECT_EQ(parse_money(" 500 thousand CNY "), 5e5);
  EXPECT_EQ(parse_money("200 million"), 2e8);
  EXPECT_EQ(parse_money("0.3 billion CNY"), 3e8);
  EXPECT_EQ(parse_money("1000 万"), 1e7);
  EXPECT_EQ(parse_money("1.5亿 CNY"), 1.5e8);
}

TEST(Money, IsNothingElse) {
  for (const char* text : {"", "CNY", "million", "plenty", "-1", "-1 million CNY", "5 kg", "5 USD",
                           "1 million thousand", "nan", "inf", "1e16", "2000000 billion", "1,000 CNY"})
    EXPECT_EQ(parse_money(text), std::nullopt) << text;
}

}  // namespace
}  // namespace surge::app
