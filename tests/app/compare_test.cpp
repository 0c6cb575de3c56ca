// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/run_program.h"

namespace surge::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// Runs in a folder that holds a variant of the minimal scenario with a tenth of the trucks. The disasters
/// differ from replication to replication.
class Compare : public testing::Test {
 protected:
  void SetUp() override {
    write_text(folder() / "poor.yaml", "surge: 1\ntitle: {en: Few trucks, zh: 少卡车}\nbase: " + minimal() +
                                           "\nchanges: {fleets.valley-depot/truck.count: 1}\n");
  }
  static std::string minimal() {
    return (fs::path(SURGE_SOURCE_DIR) / "scenarios" / "minimal" / "scenario.yaml").string();
  }
  ProgramResult surge(std::vector<std::string> arguments) const {
    if (arguments.front() == "run" || arguments.front() == "compare")
      arguments.insert(arguments.end(), {"--set", "hazards.0.scatter=true"});
    return run_surge(std::move(arguments), folder());
  }
  /// `surge compare minimal poor.yaml ARGUMENTS`
  ProgramResult compare(const std::vector<std::string>& arguments) const {
    std::vector<std::string> all{"compare", "minimal", "poor.yaml"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return surge(std::move(all));
  }
  nlohmann::json json_of(std::vector<std::string> arguments) const {
    arguments.push_back("--json");
    const ProgramResult result = compare(arguments);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return nlohmann::json::parse(result.out);
  }
  void expect_refused(std::vector<std::string> arguments, const std::string& hint) const {
    const ProgramResult result = surge(std::move(arguments));
    EXPECT_EQ(result.exit_code, 2) << hint;
    EXPECT_THAT(result.err, HasSubstr(hint));
    EXPECT_THAT(result.out, IsEmpty());
  }
  const fs::path& folder() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
};

/// With the name of the alternative whose `metric` it is.
nlohmann::json difference_of(const nlohmann::json& json, const std::string& metric) {
  for (const auto& entry : json["metrics"]) {
    if (entry["metric"] == metric) return entry["differences"][0];
  }
  return {};
}

TEST_F(Compare, TellsWhatFewerTrucksMean) {
  const ProgramResult result = compare({"--replications", "20"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("20 pairs, seed 1; differences from minimal with 95 % intervals"));
  EXPECT_THAT(result.out, HasSubstr("more need unmet, 95 % interval"));
  EXPECT_THAT(result.out, HasSubstr("20 pairs: worse."));
  EXPECT_FALSE(fs::exists(folder() / "results"));
}

TEST_F(Compare, ChineseIsChinese) {
  const ProgramResult result = compare({"--replications", "5", "--language", "zh", "--quiet"});
  EXPECT_THAT(result.out, HasSubstr("少卡车"));
  EXPECT_THAT(result.out, HasSubstr("95% 区间"));
  EXPECT_THAT(result.err, IsEmpty());
}

TEST_F(Compare, IsTheSameForOneAndTwoThreadsAndHasThePairsOfPlainRuns) {
  const auto one = json_of({"--replications", "8", "--threads", "1"});
  const auto two = json_of({"--replications", "8", "--threads", "2"});
  EXPECT_EQ(one, two);
  const ProgramResult run = surge({"run", "poor.yaml", "--replications", "8", "--json"});
  const auto summary = nlohmann::json::parse(run.out)["summary"]["metrics"];
  EXPECT_NEAR(difference_of(one, "supply_cost")["mean_second"].get<double>(),
              summary["supply_cost"]["mean"].get<double>(), 1e-6);
  EXPECT_EQ(difference_of(one, "unmet_person_days")["verdict"], "worse");
}

TEST_F(Compare, FilesAndScenariosGiveTheSameDifferences) {
  surge({"run", "minimal", "--replications", "9", "-o", "near.h5"});
  surge({"run", "poor.yaml", "--replications", "6", "-o", "poor.h5"});
  const ProgramResult files = surge({"compare", "near.h5", "poor.h5", "--json"});
  EXPECT_EQ(files.exit_code, 0) << files.err;
  EXPECT_THAT(files.err, HasSubstr("near.h5 holds 9 replications, of which 6 are in all files"));
  const ProgramResult mixed = surge({"compare", "near.h5", "poor.yaml", "--replications", "6", "--json"});
  const auto simulated = json_of({"--replications", "6"});
  for (const ProgramResult* other : {&files, &mixed}) {
    const auto json = nlohmann::json::parse(other->out);
    EXPECT_EQ(json["pairs"], 6);
    for (std::size_t i = 0; i < simulated["metrics"].size(); ++i) {
      EXPECT_EQ(json["metrics"][i]["differences"][0]["interval"],
                simulated["metrics"][i]["differences"][0]["interval"]);
    }
  }
}

TEST_F(Compare, MetricsCanBeChosen) {
  const auto json = json_of({"--replications", "4", "--metric", "fill_rate_72h_by_item[item=tent]"});
  ASSERT_EQ(json["metrics"].size(), 1u);
  EXPECT_EQ(json["metrics"][0]["title"]["en"], "Fill rate at 72 h");
}

TEST_F(Compare, ThreeAlternativesNameTheBest) {
  const ProgramResult result =
      surge({"compare", "poor.yaml", "minimal", "poor.yaml", "--replications", "10"});
  EXPECT_THAT(result.out, HasSubstr("intervals that hold for all alternatives of a metric at once"));
  EXPECT_THAT(result.out, HasSubstr("Unmet need [person d]"));
  EXPECT_THAT(result.out, HasSubstr("Unmet need: minimal is the best."));
  EXPECT_THAT(result.out, HasSubstr("are equal in all 10 pairs"));
}

TEST_F(Compare, OutputKeepsMetricsAndDifferences) {
  const ProgramResult result = compare({"--replications", "5", "-o", "kept/both.h5"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  const std::string file = (folder() / "kept" / "both.h5").string();
  const std::string names = run_program({"h5dump", "-n", file}).out;
  EXPECT_THAT(names, HasSubstr("/alternatives/minimal/metrics/unmet_person_days"));
  EXPECT_THAT(names, HasSubstr("/differences/mean_difference"));
  surge({"run", "minimal", "--replications", "5", "-o", "near.h5"});
  const ProgramResult same =
      run_program({"h5diff", (folder() / "near.h5").string(), file, "/metrics/unmet_person_days",
                   "/alternatives/minimal/metrics/unmet_person_days"});
  EXPECT_EQ(same.exit_code, 0) << same.out;
}

TEST_F(Compare, MistakesEndInASentenceAndRunNothing) {
  surge({"run", "minimal", "--replications", "2", "-o", "near.h5"});
  surge({"run", "minimal", "--replications", "2", "--seed", "5", "-o", "other.h5"});
  expect_refused({"compare", "minimal"}, "something is missing");
  expect_refused({"compare", "minimal", "nowhere"}, "no scenario 'nowhere'");
  expect_refused({"compare", "near.h5", "nowhere.h5"}, "there is no such file");
  expect_refused({"compare", "near.h5", "other.h5"}, "its seed is 5, not 1, so it met other disasters");
  expect_refused({"compare", "near.h5", "minimal", "--seed", "3"},
                 "near.h5 does not pair: its seed is 1, not 3");
  expect_refused({"compare", "near.h5", "lushan-m7"}, "of another region");
  expect_refused({"compare", "minimal", "poor.yaml", "--metric", "unmet_person_day"},
                 "did you mean 'unmet_person_days'?");
  expect_refused({"compare", "minimal", "poor.yaml", "--metric", "coverage"}, "is a series");
  expect_refused({"compare", "minimal", "poor.yaml", "-o", "."}, "it is a folder");
  expect_refused({"compare", "minimal", "poor.yaml", "--budget", "50"}, "go with --select");
}

TEST_F(Compare, SelectionPicksTheBetterOfTwoClearlyDifferentVariants) {
  const auto one = json_of({"--select", "unmet_person_days", "--indifference", "5000", "--threads", "1"});
  EXPECT_EQ(one["best"], "minimal");
  EXPECT_EQ(one["decided"], true);
  EXPECT_LT(one["replications"], 200);
  EXPECT_EQ(one, json_of({"--select", "unmet_person_days", "--indifference", "5000", "--threads", "2"}));
  const auto shared = json_of({"--select", "fill_rate_72h", "--budget", "60"});
  EXPECT_EQ(shared["best"], "minimal");
  EXPECT_EQ(shared["replications"], 60);
  EXPECT_THAT(compare({"--select", "gini", "--indifference", "0.0001", "--replications", "30"}).out,
              HasSubstr("replications in all"));
}

TEST_F(Compare, SelectionNeedsADirectionAndOneOfTwoRules) {
  const std::vector<std::string> two{"compare", "minimal", "poor.yaml", "--select"};
  const auto refused = [&](const std::vector<std::string>& more, const std::string& hint) {
    std::vector<std::string> all = two;
    all.insert(all.end(), more.begin(), more.end());
    expect_refused(all, hint);
  };
  refused({"gini"}, "either --indifference D or --budget N");
  refused({"gini", "--indifference", "0"}, "--indifference: found '0'");
  refused({"gini", "--budget", "3"}, "--budget: found '3'");
  refused({"people_affected", "--budget", "50"}, "neither more nor less is better");
  refused({"fill_rate_72h_by_item", "--budget", "50"}, "choose one");
  refused({"gini", "--budget", "50", "-o", "a.h5"}, "--output does not go with --select");
}

/// `surge run minimal --precision ...` with a number of threads.
class Precision : public Compare {};

TEST_F(Precision, EndsARunEarlyAndTheSameForOneAndTwoThreads) {
  for (const char* threads : {"1", "2"}) {
    const ProgramResult result =
        surge({"run", "minimal", "--replications", "300", "--precision", "fill_rate_72h=4%", "--threads",
               threads, "-o", std::string(threads) + ".h5", "--json"});
    ASSERT_EQ(result.exit_code, 0) << result.err;
    EXPECT_THAT(result.err, HasSubstr("as precise as asked: fill_rate_72h is known to"));
    const auto json = nlohmann::json::parse(result.out);
    EXPECT_GE(json["replications"], 30);
    EXPECT_LT(json["replications"], 300);
    EXPECT_TRUE(json["precision"][0]["reached"]);
  }
  for (const char* group : {"/metrics", "/series", "/status", "/replication"}) {
    const ProgramResult difference =
        run_program({"h5diff", (folder() / "1.h5").string(), (folder() / "2.h5").string(), group});
    EXPECT_EQ(difference.exit_code, 0) << group << difference.out << difference.err;
  }
  const std::string header = run_program({"ncdump", "-h", (folder() / "2.h5").string()}).out;
  EXPECT_THAT(header, HasSubstr("ended_by = \"precision fill_rate_72h=4%\""));
  EXPECT_THAT(header, Not(HasSubstr("replications = 300ULL")));
}

TEST_F(Precision, GivesUpAtTheReplicationsAllowed) {
  const ProgramResult result =
      surge({"run", "minimal", "--replications", "40", "--precision", "0.01%", "-o", "run.h5"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.err, HasSubstr("ended after 40 replications, as many as allowed, not as precise"));
  const std::string header = run_program({"ncdump", "-h", (folder() / "run.h5").string()}).out;
  EXPECT_THAT(header, HasSubstr("ended_by = \"replications\""));
  EXPECT_THAT(header, HasSubstr("replications = 40ULL"));
}

TEST_F(Precision, MistakesAreRefused) {
  expect_refused({"run", "minimal", "--precision", "much"}, "expected a half width such as 2%");
  expect_refused({"run", "minimal", "--precision", "unmet=2%"}, "there is no metric 'unmet'");
  expect_refused({"run", "minimal", "--precision", "2%", "--replications", "1"}, "2 or more");
}

}  // namespace
}  // namespace surge::test
