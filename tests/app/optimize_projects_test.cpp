// SPDX-License-Identifier: Apache-2.0
// surge optimize with kind: projects.
#include <algorithm>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/run_program.h"

namespace surge::test {
namespace {

using ::testing::HasSubstr;

/// Four projects, of which two exclude each other and one needs another.
constexpr const char* kValley = R"(
scenario: minimal
problem: {kind: projects, metric: unmet_person_days}
budget: 10 million CNY
replications: 4
confirmation: 4
changes: {hazards.0.scatter: true}
projects:
  - {key: stock, kind: depot, cost: 4 million CNY, group: tents, changes: {stock.valley-depot/tent.quantity: 6000}}
  - {key: more-stock, kind: depot, cost: 7 million CNY, group: tents, changes: {stock.valley-depot/tent.quantity: 12000}}
  - {key: docks, kind: depot, cost: 2 million CNY, changes: {depots.valley-depot.docks: 3}}
  - {key: trucks, kind: fleet, cost: 3 million CNY, needs: [docks], changes: {fleets.valley-depot/truck.count: 20}}
)";

class OptimizeProjects : public ::testing::Test {
 protected:
  ProgramResult optimize(const std::string& text, std::vector<std::string> more = {}) {
    write_text(folder.file("problem.yaml"), text);
    std::vector<std::string> words{"optimize", folder.file("problem.yaml"), "--quiet", "-o",
                                   folder.file("layout")};
    words.insert(words.end(), more.begin(), more.end());
    return run_surge(words);
  }
  nlohmann::json json_of(const std::string& text, std::vector<std::string> more = {}) {
    more.push_back("--json");
    const ProgramResult result = optimize(text, more);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.exit_code == 0 ? nlohmann::json::parse(result.out) : nlohmann::json();
  }
  /// Mean of the metric in the first replications, with changes of the projects set by hand.
  double mean_with(const std::vector<std::string>& changes) {
    std::vector<std::string> words{"run",    "minimal", "--replications", "4",
                                   "--json", "--quiet", "--set",          "hazards.0.scatter=true"};
    words.insert(words.end(), {"-o", folder.file("run.h5")});
    for (const std::string& change : changes) words.insert(words.end(), {"--set", change});
    const ProgramResult run = run_surge(words);
    EXPECT_EQ(run.exit_code, 0) << run.err;
    return nlohmann::json::parse(run.out)["summary"]["metrics"]["unmet_person_days"]["mean"].get<double>();
  }

  TemporaryFolder folder;
};

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  text.replace(text.find(what), what.size(), by);
  return text;
}

// Ten of the sixteen portfolios keep groups and needs; those within 10 million are run one by one.
TEST_F(OptimizeProjects, ChoiceIsThatOfRunningEveryPortfolio) {
  const std::string stock = "stock.valley-depot/tent.quantity=6000",
                    more = "stock.valley-depot/tent.quantity=12000";
  const std::string docks = "depots.valley-depot.docks=3", trucks = "fleets.valley-depot/truck.count=20";
  struct Case {
    std::vector<std::string> keys, changes;
  };
  const std::vector<Case> allowed{{{}, {}},
                                  {{"stock"}, {stock}},
                                  {{"more-stock"}, {more}},
                                  {{"docks"}, {docks}},
                                  {{"stock", "docks"}, {stock, docks}},
                                  {{"more-stock", "docks"}, {more, docks}},
                                  {{"docks", "trucks"}, {docks, trucks}},
                                  {{"stock", "docks", "trucks"}, {stock, docks, trucks}}};
  const nlohmann::json json = json_of(kValley);
  EXPECT_TRUE(json["search"]["exhaustive"].get<bool>());
  EXPECT_EQ(json["search"]["gap"], 0);
  const double none = mean_with({});
  double best = 0;
  std::vector<std::string> keys;
  for (const Case& portfolio : allowed) {
    const double value = none - mean_with(portfolio.changes);
    if (value > best) keys = portfolio.keys;
    best = std::max(best, value);
  }
  EXPECT_GT(best, 0);
  EXPECT_EQ(json["funded"].get<std::vector<std::string>>(), keys);
  EXPECT_NEAR(json["search"]["value"].get<double>(), best, 1e-9 * none);
}

TEST_F(OptimizeProjects, SearchWithFewSimulationsKeepsBudgetGroupsAndNeeds) {
  const nlohmann::json all = json_of(kValley);
  const nlohmann::json few = json_of(kValley + std::string("portfolios: 6\n"));
  EXPECT_FALSE(few["search"]["exhaustive"].get<bool>());
  EXPECT_LE(few["cost_cny"].get<double>(), 10e6);
  EXPECT_LE(few["search"]["value"].get<double>(), all["search"]["value"].get<double>());
  EXPECT_GE(few["search"]["value"].get<double>(), few["search"]["knapsack_value"].get<double>());
  EXPECT_EQ(few["projects"][1]["key"], "more-stock");
  EXPECT_EQ(few["projects"][1]["alone"], all["projects"][1]["alone"]);
}

// In place of a project of its group, and with what it needs.
TEST_F(OptimizeProjects, MarginalWorthIsThatOfThePortfolioWithOrWithout) {
  const nlohmann::json json = json_of(kValley);
  for (const auto& project : json["projects"]) {
    const auto other = project["marginal"]["against"].get<std::vector<std::string>>();
    const bool in_other = std::find(other.begin(), other.end(), project["key"]) != other.end();
    EXPECT_NE(in_other, project["funded"].get<bool>()) << project["key"];
    const double low = project["marginal"]["interval"][0], high = project["marginal"]["interval"][1];
    const double value = project["marginal"]["value"];
    EXPECT_LE(low, value);
    EXPECT_LE(value, high);
  }
  EXPECT_EQ(json["projects"][3]["marginal"]["against"].size(), 3U) << "trucks come with docks";
}

TEST_F(OptimizeProjects, LargerBudgetsAreWorthMore) {
  const nlohmann::json json = json_of(kValley);
  double before = -1;
  for (const auto& point : json["budgets"]) {
    EXPECT_LE(point["cost_cny"].get<double>(), point["budget_cny"].get<double>());
    EXPECT_GE(point["value"].get<double>(), before);
    before = point["value"];
  }
  EXPECT_EQ(before, json["search"]["value"].get<double>());
}

TEST_F(OptimizeProjects, TailHasAnIntervalToo) {
  const nlohmann::json json =
      json_of(kValley + std::string("objective: {mean: 1, tail: 1, tail_level: 0.5}\n"));
  const nlohmann::json mean = json_of(kValley);
  EXPECT_GT(json["base_objective"].get<double>(), 2 * mean["base_objective"].get<double>());
  EXPECT_LE(json["worth"]["interval"][0].get<double>(), json["worth"]["value"].get<double>());
}

TEST_F(OptimizeProjects, SameOnAnyNumberOfThreads) {
  EXPECT_EQ(optimize(kValley, {"--json", "--threads", "1"}).out,
            optimize(kValley, {"--json", "--threads", "2"}).out);
}

// The layout's first replications are those of the search.
TEST_F(OptimizeProjects, LayoutRunsAsItWasSimulated) {
  const std::string layout = folder.file("layout");
  const nlohmann::json json = json_of(kValley);
  EXPECT_EQ(run_surge({"validate", layout}).exit_code, 0);
  const ProgramResult run =
      run_surge({"run", layout, "--replications", "4", "--json", "--quiet", "-o", folder.file("layout.h5")});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  const double mean = nlohmann::json::parse(run.out)["summary"]["metrics"]["unmet_person_days"]["mean"];
  EXPECT_NEAR(mean_with({}) - mean, json["search"]["value"].get<double>(), 1e-6 * mean);
  EXPECT_EQ(nlohmann::json::parse(read_text(layout + "/answer.json")), json);
}

TEST_F(OptimizeProjects, VariantsAndTableFilesAreProjects) {
  const std::filesystem::path library = std::filesystem::path(SURGE_SOURCE_DIR) / "scenarios" / "minimal";
  write_text(folder.file("tents.csv"), "depot,item,quantity\nworks-store,tent,9000\n");
  write_text(folder.file("upper.yaml"),
             "surge: 1\ntitle: {en: Stock of the works}\nbase: " + (library / "scenario.yaml").string() +
                 "\ntables:\n  stock: [" + (library / "stock.csv").string() + ", tents.csv]\n");
  const nlohmann::json json = json_of(
      replaced(kValley, "projects:\n",
               "projects:\n  - {key: upper, kind: depot, cost: 1 million CNY, scenario: upper.yaml}\n"));
  EXPECT_TRUE(json["projects"][0]["funded"].get<bool>());
  EXPECT_THAT(read_text(folder.file("layout") + "/scenario.yaml"), HasSubstr("tents.csv"));
  EXPECT_EQ(run_surge({"validate", folder.file("layout")}).exit_code, 0);
}

TEST_F(OptimizeProjects, LinesMayBecomeFlexibleAndRehearsed) {
  const nlohmann::json json = json_of(R"(
scenario: minimal
problem: {kind: projects, metric: unmet_person_days}
budget: 1 million CNY
replications: 2
changes: {command.plan.conversions: []}
lines:
  flexible: {conversions: all, cost: 300 thousand CNY}
  rehearse: {conversions: [tent-line/tent], cost: 0.1 million CNY}
)");
  ASSERT_EQ(json["projects"].size(), 2U);
  EXPECT_EQ(json["projects"][0]["key"], "flexible:tent-line/tent");
  EXPECT_EQ(json["projects"][1]["kind"], "training");
  EXPECT_GT(json["projects"][0]["marginal"]["value"].get<double>(), 0);
  EXPECT_EQ(json["funded"].size(), 2U);
}

TEST_F(OptimizeProjects, ProjectsOfATableAndChineseText) {
  write_text(folder.file("projects.csv"),
             "key,name_en,name_zh,cost_cny,changes,needs\n"
             "stock,More tents,增储帐篷,4000000,stock.valley-depot/tent.quantity=6000,\n"
             "docks,More docks,增设装卸台,2000000,depots.valley-depot.docks=3,stock\n");
  const std::string text =
      "scenario: minimal\nproblem: {kind: projects, metric: unmet_person_days}\nbudget: 1000 万\n"
      "replications: 2\nprojects: projects.csv\n";
  const ProgramResult result = optimize(text, {"--language", "zh"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("增储帐篷"));
  EXPECT_THAT(result.out, HasSubstr("边际价值"));
}

TEST_F(OptimizeProjects, AllMistakesAreToldAtOnce) {
  const ProgramResult result = optimize(R"(
scenario: minimal
problem: {kind: projects, metric: unmet_person_days}
budget: plenty
bugdets: []
projects:
  - {key: a, kind: depo, cost: 1, changes: {depots.valley-depot.docks: 3}}
  - {key: a, cost: -1, changes: {depots.valley-depot.docks: 3}}
  - {key: b, cost: 1, needs: [c]}
)");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("budget: found \"plenty\""));
  EXPECT_THAT(result.err, HasSubstr("bugdets"));
  EXPECT_THAT(result.err, HasSubstr("depo"));
  EXPECT_THAT(result.err, HasSubstr("a key of its own"));
  EXPECT_THAT(result.err, HasSubstr("the key of another project"));
  EXPECT_THAT(result.err, HasSubstr("changes, or the scenario of a variant"));
  EXPECT_FALSE(std::filesystem::exists(folder.file("layout")));
}

TEST_F(OptimizeProjects, ProjectsThatContradictOneAnotherAreRefused) {
  const ProgramResult result =
      optimize(replaced(kValley, "cost: 4 million CNY, group: tents", "cost: 4 million CNY"));
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("or one group for both"));
}

TEST_F(OptimizeProjects, MistakesInChangesNameTheProject) {
  const ProgramResult result = optimize(replaced(kValley, "valley-depot.docks: 3", "valley-depott.docks: 3"));
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("projects.docks: depots.valley-depott.docks"));
  EXPECT_THAT(result.err, HasSubstr("valley-depot"));
  EXPECT_THAT(optimize(replaced(kValley, "unmet_person_days", "unmet_person_day")).err,
              HasSubstr("did you mean 'unmet_person_days'"));
}

TEST_F(OptimizeProjects, CirclesOfNeedsAreRefused) {
  const ProgramResult result = optimize(replaced(kValley, "kind: depot, cost: 2 million CNY",
                                                 "kind: depot, needs: [trucks], cost: 2 million CNY"));
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("a circle"));
}

}  // namespace
}  // namespace surge::test
