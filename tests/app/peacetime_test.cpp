// SPDX-License-Identifier: Apache-2.0
// surge peacetime: what it proposes, in words and for programs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/run_program.h"

namespace surge::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

ProgramResult peacetime(std::vector<std::string> more) {
  std::vector<std::string> words{"peacetime", "minimal", "--set", "peacetime.duration=4 years"};
  words.insert(words.end(), more.begin(), more.end());
  return run_surge(words);
}

TEST(PeacetimeCommand, ProposesAWarmUpThatARunTakes) {
  const ProgramResult result = peacetime({});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("(longest: Soap)"));
  EXPECT_THAT(result.out,
              HasSubstr("Nothing is left at the end, for what goes is not replaced: Bottled water"));
  const std::string option = "peacetime.warm_up='";
  const std::size_t at = result.out.find(option);
  ASSERT_NE(at, std::string::npos);
  const std::size_t begin = at + option.size();
  const std::string time = result.out.substr(begin, result.out.find('\'', begin) - begin);
  const ProgramResult again = peacetime({"--set", "peacetime.warm_up=" + time});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_THAT(again.out, Not(HasSubstr("too short")));
}

TEST(PeacetimeCommand, CountsWhatARunWithThatWarmUpCounts) {
  const std::vector<std::string> set = {"--set", "peacetime.warm_up=400 d", "--set",
                                        "customers.valley-depot/soap.interval=exponential(mean 1 d)"};
  std::vector<std::string> words = {"--json", "--replications", "10"};
  words.insert(words.end(), set.begin(), set.end());
  const auto told = nlohmann::json::parse(peacetime(words).out);
  EXPECT_EQ(told["warm_up_h"], 400 * 24);
  EXPECT_EQ(told["items"]["soap"]["runs_out"], false);
  const TemporaryFolder folder;
  words = {"run",
           "minimal",
           "--json",
           "--quiet",
           "-o",
           folder.file("run.h5"),
           "--set",
           "peacetime.duration=4 years",
           "--replications",
           "10"};
  words.insert(words.end(), set.begin(), set.end());
  const ProgramResult run = run_surge(words);
  ASSERT_EQ(run.exit_code, 0) << run.err;
  const auto kinds = nlohmann::json::parse(run.out)["summary"]["metrics"]["cost_by_kind"]["by_cost_kind"];
  const double found =
      kinds["peacetime_stock"]["mean"].get<double>() + kinds["peacetime_expiry"]["mean"].get<double>();
  const double cost = told["items"]["soap"]["cost_cny_per_year"]["mean"];
  const double counted_years = 4 - 400 / 365.0;
  EXPECT_GT(cost, 0);
  EXPECT_NEAR(found / counted_years, cost, 1e-6 * cost);
}

TEST(PeacetimeCommand, SaysWhenPeacetimeIsTooShortToTell) {
  const ProgramResult result = run_surge({"peacetime", "minimal"});
  EXPECT_THAT(result.out, HasSubstr("Not seen to settle within 30 d"));
  EXPECT_THAT(result.out, HasSubstr("--set peacetime.duration='60 d'"));
}

TEST(PeacetimeCommand, TakesBatchMeansOfOneRun) {
  EXPECT_THAT(peacetime({"--replications", "1"}).out, HasSubstr("from 20 batch means of one run"));
  EXPECT_THAT(peacetime({"--replications", "1", "--language", "zh"}).out, HasSubstr("20 个批均值"));
}

TEST(PeacetimeCommand, IsTheSameOnAnyNumberOfThreads) {
  EXPECT_EQ(peacetime({"--threads", "1", "--json"}).out, peacetime({"--threads", "3", "--json"}).out);
}

TEST(PeacetimeCommand, RefusesWhatMakesNoSense) {
  const ProgramResult none = run_surge({"peacetime", "minimal", "--set", "peacetime.duration=0 h"});
  EXPECT_EQ(none.exit_code, 2);
  EXPECT_THAT(none.err, HasSubstr("there is no peacetime to look at"));
  const ProgramResult all = peacetime({"--set", "peacetime.warm_up=4 years"});
  EXPECT_EQ(all.exit_code, 2);
  EXPECT_THAT(all.err, HasSubstr("expected a time below the duration of peacetime"));
}

}  // namespace
}  // namespace surge::test
