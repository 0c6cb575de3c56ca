// SPDX-License-Identifier: Apache-2.0
#include "scenarios/quantity.h"

#include <gtest/gtest.h>

namespace surge::scenarios {
namespace {

double value(std::string_view text, Measure measure) {
  return std::get<double>(parse_quantity(text, measure));
}

std::string expected(std::string_view text, Measure measure) {
  const Parsed<double> parsed = parse_quantity(text, measure);
  const auto* mismatch = std::get_if<Mismatch>(&parsed);
  if (mismatch == nullptr) return "nothing wrong";
  return mismatch->expected + (mismatch->suggestion.empty() ? "" : " -> " + mismatch->suggestion);
}

TEST(Quantity, UnitsAreConvertedToThoseOfTheModel) {
  EXPECT_EQ(value("36 h", Measure::kTime), 129600);
  EXPECT_EQ(value("1.5min", Measure::kTime), 90);
  EXPECT_EQ(value("2 weeks", Measure::kTime), 14 * 86400);
  EXPECT_EQ(value("1 month", Measure::kTime), 30 * 86400);
  EXPECT_EQ(value("1 year", Measure::kTime), 365 * 86400);
  EXPECT_EQ(value("12 t", Measure::kMass), 12000);
  EXPECT_EQ(value("250 g", Measure::kMass), 0.25);
  EXPECT_EQ(value("500 L", Measure::kVolume), 0.5);
  EXPECT_EQ(value("3 km", Measure::kLength), 3000);
  EXPECT_EQ(value("36 km/h", Measure::kSpeed), 10);
  EXPECT_EQ(value("36 m3/h", Measure::kVolumeRate), 0.01);
  EXPECT_EQ(value("86400 /d", Measure::kRate), 1);
  EXPECT_EQ(value("86400 CNY/d", Measure::kMoneyRate), 1);
}

TEST(Quantity, SharesAnglesAndNumbersNeedNoUnit) {
  EXPECT_EQ(value("0.35", Measure::kShare), 0.35);
  EXPECT_EQ(value("35 %", Measure::kShare), 0.35);
  EXPECT_EQ(value("45", Measure::kAngle), 45);
  EXPECT_EQ(value("45 deg", Measure::kAngle), 45);
  EXPECT_EQ(value("-1.5e3", Measure::kNumber), -1500);
}

TEST(Quantity, MissingOrWrongUnitIsRefused) {
  EXPECT_EQ(expected("36", Measure::kTime), "a time such as 36 h");
  EXPECT_EQ(expected("36 hours", Measure::kTime),
            "a unit of time (s, min, h, d, week, weeks, month, months, year, years)");
  EXPECT_EQ(expected("36 yeers", Measure::kTime),
            "a unit of time (s, min, h, d, week, weeks, month, months, year, years) -> years");
  EXPECT_EQ(expected("12 kg", Measure::kVolume), "a unit of volume (m3, L)");
  EXPECT_EQ(expected("12 %", Measure::kNumber), "a number such as 1.5");
}

TEST(Quantity, NumbersThatAreNotFiniteOrTooLargeAreRefused) {
  EXPECT_EQ(expected("nan h", Measure::kTime), "a time such as 36 h");
  EXPECT_EQ(expected("inf", Measure::kNumber), "a number such as 1.5");
  EXPECT_EQ(expected("1e999 s", Measure::kTime), "a time such as 36 h");
  EXPECT_EQ(expected("143 years", Measure::kTime), "a time below 142 years");
  EXPECT_EQ(expected("1e16", Measure::kNumber), "a number of at most 1e+15");
}

TEST(Quantity, UnitOfAColumnLeavesAPlainNumber) {
  const Unit& tonne = units_of(Measure::kMass)[2];
  EXPECT_EQ(std::get<double>(parse_quantity("12", Measure::kMass, &tonne)), 12000);
  EXPECT_EQ(std::get<Mismatch>(parse_quantity("12 kg", Measure::kMass, &tonne)).expected,
            "a plain number, as the column's name gives the unit t");
}

TEST(Quantity, TextReadsBackAsTheSameNumber) {
  for (const double number : {0.1, 1.0 / 3, 129600.0, 1e-9, 123456789.125, 200000.0}) {
    EXPECT_EQ(value(to_text(number, Measure::kTime), Measure::kTime), number);
  }
  EXPECT_EQ(to_text(200000), "200000");
}

}  // namespace
}  // namespace surge::scenarios
