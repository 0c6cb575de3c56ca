// SPDX-License-Identifier: Apache-2.0
// Room for text.
#include "analysis/figures/typesetting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace surge::analysis::figures {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;

TEST(Typesetting, WidthIsProportionalToTheSize) {
  const double width = text_width("Unmet need", {.size_pt = 8});
  EXPECT_NEAR(text_width("Unmet need", {.size_pt = 16}), 2 * width, 0.02 * width);
  EXPECT_GT(text_width("Unmet need", {.bold = true}), width);
  EXPECT_EQ(text_width(""), 0);
}

// Arial's digits are 0.556 em wide.
TEST(Typesetting, FontHasTheWidthsOfArial) {
  if (!has_glyphs("0")) GTEST_SKIP() << "no font";
  EXPECT_NEAR(text_width("0000000000", {.size_pt = 10}), 10 * 0.556 * 10 * kMmPerPoint, 0.02);
}

TEST(Typesetting, ChineseSignsAreAsWideAsTheyAreHigh) {
  if (!has_glyphs("县")) GTEST_SKIP() << "no font with Chinese signs";
  EXPECT_NEAR(text_width("县级行政区", {.size_pt = 8}), 5 * 8 * kMmPerPoint, 0.3);
}

TEST(Typesetting, LinesBreakAtBlanksAndBetweenChineseSigns) {
  const double width = text_width("the middle 90 %");
  EXPECT_THAT(wrapped_text("the middle 90 % of replications", width + 0.1),
              ElementsAre("the middle 90 %", "of replications"));
  EXPECT_THAT(wrapped_text("the middle 90 %", text_width("the middle 90") + 0.1),
              ElementsAre("the middle", "90 %"));
  EXPECT_THAT(wrapped_text("各县未满足需求。", text_width("各县未满足需求") + 0.1),
              ElementsAre("各县未满足需", "求。"));  // no full stop begins a line
  EXPECT_THAT(wrapped_text("", 10), testing::IsEmpty());
}

TEST(Typesetting, LongTextsAreCutWithDots) {
  EXPECT_EQ(shortened("short", 50), "short");
  const std::string cut = shortened("Chlorine tablets (strip for 100 L)", 20);
  EXPECT_THAT(cut, EndsWith("…"));
  EXPECT_LE(text_width(cut), 20);
  EXPECT_THAT(shortened("北川羌族自治县", 10), EndsWith("…"));
}

}  // namespace
}  // namespace surge::analysis::figures
