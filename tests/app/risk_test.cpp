// SPDX-License-Identifier: Apache-2.0
// surge risk: return values against closed forms, and the program.
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/risk/risk_report.h"
#include "tests/support/run_program.h"

namespace surge::test {
namespace {

using ::testing::HasSubstr;

/// Quantiles (i + 1/2) / n of the exponential distribution with mean 1.
std::vector<double> exponential_losses(std::size_t count) {
  std::vector<double> losses;
  for (std::size_t i = 0; i < count; ++i)
    losses.push_back(-std::log1p(-(static_cast<double>(i) + 0.5) / static_cast<double>(count)));
  return losses;
}

// Exponential losses at rate R: the largest of a year is Gumbel, P(largest <= x) = exp(-R e^-x), so the
// T-year value is ln(R) - ln(-ln(1 - 1/T)).
TEST(ReturnValue, OfExponentialLossesIsGumbels) {
  const std::vector<double> losses = exponential_losses(100'000);
  for (const double rate : {0.5, 2.0}) {
    for (const double period : {10.0, 100.0, 1000.0}) {
      const app::ReturnValue value = app::value_at(losses, rate, period, true);
      EXPECT_NEAR(value.value, std::log(rate) - std::log(-std::log1p(-1 / period)), 0.02);
      EXPECT_LT(value.interval.low, value.value);
      EXPECT_GT(value.interval.high, value.value);
      EXPECT_FALSE(value.beyond_sample);
    }
  }
}

TEST(ReturnValue, KnowsYearsWithoutDisasterAndTooFewDisasters) {
  const std::vector<double> losses = exponential_losses(50);
  EXPECT_TRUE(app::value_at(losses, 0.1, 5, true).no_disaster);  // one in ten years
  EXPECT_FALSE(app::value_at(losses, 0.1, 20, true).no_disaster);
  EXPECT_TRUE(app::value_at(losses, 0.1, 1000, true).beyond_sample);
}

TEST(ReturnValue, OfWhatShouldBeHighIsLow) {
  std::vector<double> shares;
  for (int i = 0; i <= 1000; ++i) shares.push_back(i / 1000.0);
  const double share = -std::log1p(-0.01) / 0.5;  // of disasters that are worse
  EXPECT_NEAR(app::value_at(shares, 0.5, 100, false).value, share, 1e-9);
}

TEST(AnnualValue, IsRateTimesMean) {
  EXPECT_DOUBLE_EQ(app::expected_annual({1, 2, std::nan(""), 5}, 0.25).value, 0.25 * 2);
}

TEST(Risk, OfACatalogueIsTheSameFromScenarioAndFile) {
  const TemporaryFolder folder;
  const std::vector<std::string> scenario = {"sichuan-sampled", "--set",          "metrics=[unmet_need]",
                                             "--quiet",         "--replications", "10"};
  std::vector<std::string> words{"risk", "--json", "--periods", "20,200"};
  words.insert(words.end(), scenario.begin(), scenario.end());
  const ProgramResult result = run_surge(words);
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_EQ(json["disasters"], 10);
  EXPECT_GT(json["yearly_rate"].get<double>(), 0);
  const auto& unmet = json["metrics"]["unmet_person_days"];
  EXPECT_EQ(unmet["return_values"].size(), 2U);
  EXPECT_GE(unmet["return_values"][1]["value"].get<double>(),
            unmet["return_values"][0]["value"].get<double>());
  const auto& curve = unmet["exceedance"];
  for (const auto& point : curve)
    EXPECT_LE(point["largest_of_year"].get<double>(), point["sum_of_year"].get<double>() + 0.02);

  // From a file of the same disasters.
  words = {"run", "-o", folder.file("run.h5")};
  words.insert(words.end(), scenario.begin(), scenario.end());
  ASSERT_EQ(run_surge(words).exit_code, 0);
  const ProgramResult from_file = run_surge({"risk", folder.file("run.h5"), "--json", "--periods", "20,200"});
  ASSERT_EQ(from_file.exit_code, 0) << from_file.err;
  EXPECT_EQ(nlohmann::json::parse(from_file.out), json);
}

TEST(Risk, NeedsACatalogueAndYears) {
  const ProgramResult other = run_surge({"risk", "minimal"});
  EXPECT_EQ(other.exit_code, 2);
  EXPECT_THAT(other.err, HasSubstr("its one hazard must be 'sampled'"));
  const ProgramResult years = run_surge({"risk", "sichuan-sampled", "--periods", "10,soon"});
  EXPECT_EQ(years.exit_code, 2);
  EXPECT_THAT(years.err, HasSubstr("expected years above 1"));
}

}  // namespace
}  // namespace surge::test
