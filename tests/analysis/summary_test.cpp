// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/summary.h"

#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "analysis/summary_table.h"
#include "analysis/text_table.h"
#include "sim/random/sampling.h"
#include "tests/analysis/support.h"

namespace surge::analysis {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

TEST(Summary, OfOneToTenIsKnown) {
  const std::vector<double> sample{10, 1, 9, 2, 8, 3, 7, 4, 6, 5};
  const Summary summary = summarise(sample);
  EXPECT_DOUBLE_EQ(summary.mean, 5.5);
  EXPECT_NEAR(summary.standard_deviation, 3.0276503541, 1e-9);
  EXPECT_NEAR(summary.high - summary.mean, 2.2621571628 * 3.0276503541 / std::sqrt(10), 1e-8);  // t(0.975, 9)
  EXPECT_DOUBLE_EQ(summary.p5, 1.45);
  EXPECT_DOUBLE_EQ(summary.p50, 5.5);
  EXPECT_DOUBLE_EQ(summary.p95, 9.55);
  EXPECT_EQ(summary.minimum, 1);
  EXPECT_EQ(summary.maximum, 10);
}

TEST(Summary, WhatDidNotHappenIsCountedAndIsTheLastOfAllQuantiles) {
  const Summary summary = summarise(std::vector<double>{3, kNaN, 1, kNaN, 2});
  EXPECT_EQ(summary.count, 5u);
  EXPECT_EQ(summary.happened, 3u);
  EXPECT_DOUBLE_EQ(summary.mean, 2);
  EXPECT_DOUBLE_EQ(summary.p50, 3);
  EXPECT_TRUE(std::isnan(summary.p95));
}

TEST(Summary, NothingAndOneValueHaveNoInterval) {
  EXPECT_TRUE(std::isnan(summarise(std::vector<double>{}).mean));
  EXPECT_TRUE(std::isnan(summarise(std::vector<double>{kNaN, kNaN}).p50));
  const Summary one = summarise(std::vector<double>{4});
  EXPECT_EQ(one.mean, 4);
  EXPECT_TRUE(std::isnan(one.low));
}

TEST(Summary, Of1000IntervalsAbout950HoldTheTruth) {
  int held = 0;
  for (std::uint64_t i = 0; i < 1000; ++i) {
    sim::Stream stream = sim::StreamSource(4, i).stream(sim::Cause("coverage"));
    std::vector<double> sample;
    for (int k = 0; k < 20; ++k) sample.push_back(sim::normal(stream, 7, 2));
    const Summary summary = summarise(sample);
    held += summary.low <= 7 && 7 <= summary.high ? 1 : 0;
  }
  EXPECT_GE(held, 926);
  EXPECT_LE(held, 971);
}

TEST(TextTable, ChineseTakesTwoColumns) {
  EXPECT_EQ(display_width("tent"), 4u);
  EXPECT_EQ(display_width("帐篷"), 4u);
  EXPECT_EQ(display_width("95 % é"), 6u);
  TextTable table({"a", "b"});
  table.add({"帐篷", "1"});
  table.add({"x", "10"});
  EXPECT_EQ(table.text(), "a      b\n--------\n帐篷   1\nx     10\n");
}

TEST(TextTable, LongTitlesAreBrokenAtBlanksAndStandOnTheRule) {
  TextTable table({"item", "Time to 50 % coverage [h]"});
  table.add({"tent", "12.3"});
  EXPECT_EQ(table.text(),
            "      Time to 50\n      % coverage\nitem         [h]\n----------------\ntent        12.3\n");
}

TEST(TextTable, NumbersHaveThreeDigitsAndSeparators) {
  EXPECT_EQ(number_text(0), "0");
  EXPECT_EQ(number_text(0.012345), "0.0123");
  EXPECT_EQ(number_text(1.234), "1.23");
  EXPECT_EQ(number_text(12.34), "12.3");
  EXPECT_EQ(number_text(99.96), "100");
  EXPECT_EQ(number_text(1234.5), "1,234");
  EXPECT_EQ(number_text(-12345678), "-12,345,678");
  EXPECT_EQ(number_text(kNaN), "-");
  EXPECT_EQ(percent_text(0.934), "93.4 %");
}

class SummaryOfRun : public ::testing::Test {
 protected:
  SummaryOfRun() {
    for (std::uint64_t i = 0; i < 20; ++i) metrics.add(testing::small_record(schema, i));
  }
  models::RecordSchema schema = testing::small_schema();
  MetricCollector metrics{schema};
};

TEST_F(SummaryOfRun, ShowsKeyFiguresAndItemsInEitherLanguage) {
  const std::string english = summary_text(metrics, testing::small_information(), Language::kEnglish);
  EXPECT_NE(english.find("Small scenario\n20 replications, seed 42\n"), std::string::npos) << english;
  EXPECT_NE(english.find("Goods [t]"), std::string::npos);
  EXPECT_NE(english.find("10 of 20"), std::string::npos);
  EXPECT_NE(english.find("Tent"), std::string::npos);
  const std::string chinese = summary_text(metrics, testing::small_information(), Language::kChinese);
  EXPECT_NE(chinese.find("小算例"), std::string::npos);
  EXPECT_NE(chinese.find("帐篷"), std::string::npos);
}

TEST_F(SummaryOfRun, JsonHoldsTheSameNumbers) {
  const auto json = nlohmann::json::parse(summary_json(metrics, testing::small_information()));
  EXPECT_EQ(json["replications"], 20);
  EXPECT_DOUBLE_EQ(json["metrics"]["total"]["mean"], 9.5);
  EXPECT_EQ(json["metrics"]["late"]["happened"], 10);
  EXPECT_DOUBLE_EQ(json["metrics"]["total_by_item"]["by_item"]["water"]["mean"], 9.5 + 20 + 0.01);
  EXPECT_FALSE(json["metrics"].contains("level"));
}

TEST_F(SummaryOfRun, FailedReplicationsAreCountedAndLeftOut) {
  models::Record failed = testing::small_record(schema, 1000);
  failed.outcome.kind = sim::RunOutcome::Kind::failed;
  metrics.add(failed);
  EXPECT_EQ(metrics.failed(), 1u);
  const auto json = nlohmann::json::parse(summary_json(metrics, testing::small_information()));
  EXPECT_DOUBLE_EQ(json["metrics"]["total"]["mean"], 9.5);
}

}  // namespace
}  // namespace surge::analysis
