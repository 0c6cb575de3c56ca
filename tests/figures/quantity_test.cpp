// SPDX-License-Identifier: Apache-2.0
// Units and numbers as people read them.
#include "analysis/figures/quantity.h"

#include <cmath>

#include <gtest/gtest.h>

#include "analysis/figures/colours.h"

namespace surge::analysis::figures {
namespace {

models::TableDeclaration table_in(const std::string& name, const std::string& unit) {
  return {name, unit, name, {name, name}, models::Direction::kNeutral, {}};
}

void expect_unit(const models::TableDeclaration& table, double largest, Language language, double factor,
                 const std::string& unit) {
  const Quantity quantity = quantity_of(table, largest, language);
  EXPECT_DOUBLE_EQ(quantity.factor, factor) << unit;
  EXPECT_EQ(quantity.unit, unit);
}

TEST(Quantity, LargeNumbersAreInMillionsOrInWan) {
  const auto unmet = table_in("unmet_person_days", "person d");
  expect_unit(unmet, 4.4e7, Language::kEnglish, 1e-6, "million person-days");
  expect_unit(unmet, 4.4e7, Language::kChinese, 1e-4, "万人·天");
  expect_unit(unmet, 4.4e8, Language::kChinese, 1e-8, "亿人·天");
  expect_unit(unmet, 102508, Language::kEnglish, 1, "person-days");
  expect_unit(table_in("supply_cost", "CNY"), 2.3e9, Language::kEnglish, 1e-9, "billion CNY");
}

TEST(Quantity, SharesAreInPercentAndLongTimesInDays) {
  expect_unit(table_in("fill_rate_72h", "1"), 0.4, Language::kEnglish, 100, "%");
  expect_unit(table_in("time_to_50_percent", "h"), 240, Language::kEnglish, 1.0 / 24, "days");
  expect_unit(table_in("time_to_50_percent", "h"), 20, Language::kChinese, 1, "小时");
  expect_unit(table_in("casualties_dead", "1"), 900, Language::kEnglish, 1, "people");
  expect_unit(table_in("gini", "1"), 0.3, Language::kEnglish, 1, "");
  EXPECT_EQ(time_axis_of(96, Language::kEnglish).title, "Time after impact (h)");
  EXPECT_EQ(time_axis_of(240, Language::kChinese).title, "灾后时间（天）");
}

TEST(Quantity, TextsHaveThreeDigitsThousandsAndATrueMinus) {
  EXPECT_EQ(value_text(12345.6), "12,346");
  EXPECT_EQ(value_text(-0.8767), "−0.877");
  EXPECT_EQ(value_text(0), "0");
  EXPECT_EQ(value_text(std::nan("")), "–");
  EXPECT_EQ(with_unit("Unmet need", "", Language::kEnglish), "Unmet need");
  EXPECT_EQ(with_unit("未满足需求", "天", Language::kChinese), "未满足需求（天）");
}

double luminance(Colour colour) {
  return 0.2126 * colour.red + 0.7152 * colour.green + 0.0722 * colour.blue;
}

TEST(Colours, SequencesGoOneWayFromDarkToBright) {
  for (int step = 1; step <= 50; ++step) {
    const double before = (step - 1) / 50.0, now = step / 50.0;
    EXPECT_GT(luminance(sequence_colour(Sequence::kViridis, now)),
              luminance(sequence_colour(Sequence::kViridis, before)));
    EXPECT_LT(luminance(sequence_colour(Sequence::kMagmaPaleLow, now)),
              luminance(sequence_colour(Sequence::kMagmaPaleLow, before)));
  }
}

TEST(Colours, AreThoseOfTheirSources) {
  EXPECT_EQ(hexadecimal(category_colour(0)), "#0072b2");  // Okabe and Ito's blue
  EXPECT_EQ(hexadecimal(sequence_colour(Sequence::kViridis, 0)), "#440154");
  EXPECT_EQ(hexadecimal(sequence_colour(Sequence::kViridis, 1)), "#fde725");
  EXPECT_EQ(hexadecimal(sequence_colour(Sequence::kViridis, 7)), "#fde725");
  EXPECT_EQ(category_colour(kCategories), category_colour(0));
}

}  // namespace
}  // namespace surge::analysis::figures
