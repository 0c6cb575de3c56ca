// SPDX-License-Identifier: Apache-2.0
// surge optimize: reserves, p-medians, locations.
#include <cmath>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/run_program.h"

namespace surge::test {
namespace {

using Answer = nlohmann::json;
using ::testing::HasSubstr;

/// Without Cbc only the p-median is solved.
bool has_solver() {
  static const bool has = [] {
    TemporaryFolder folder;
    write_text(folder.file("p.yaml"),
               "scenario: minimal\nproblem: reserves\nbudget: 1000 CNY\nitems: tent\nsites: [valley-depot]\n"
               "sample: {disasters: 1, batches: 2, evaluation: 1}\nranking: {replications: 0}\n");
    const ProgramResult result =
        run_surge({"optimize", folder.file("p.yaml"), "--quiet", "-o", folder.file("l")});
    return result.err.find("no solver") == std::string::npos;
  }();
  return has;
}

class Optimize : public ::testing::Test {
 protected:
  ProgramResult optimize(const std::string& text, std::vector<std::string> more = {}) {
    write_text(folder.file("problem.yaml"), text);
    std::vector<std::string> words{"optimize", folder.file("problem.yaml"), "--quiet", "-o", layout()};
    words.insert(words.end(), more.begin(), more.end());
    return run_surge(words);
  }
  Answer answer(const std::string& text, std::vector<std::string> more = {}) {
    more.emplace_back("--json");
    const ProgramResult result = optimize(text, more);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.exit_code == 0 ? Answer::parse(result.out) : Answer();
  }
  std::string layout() const { return folder.file("layout"); }

  TemporaryFolder folder;
};

#define NEEDS_SOLVER() \
  if (!has_solver()) GTEST_SKIP() << "built without Cbc"

const std::string kReserves = R"(
scenario: minimal
problem: {kind: reserves, window: 72 h}
budget: 500000 CNY
items: [tent, soap]
sites:
  - valley-depot
  - {depot: collection-hall, opening: 50000 CNY, room: 500 m3}
sample: {disasters: 10, batches: 4, evaluation: 20}
ranking: {metrics: [unmet_person_days], replications: 4}
)";

TEST_F(Optimize, SpendsTheBudgetOnWhatSavesMost) {
  NEEDS_SOLVER();
  const Answer found = answer(kReserves);
  ASSERT_EQ(found["plans"].size(), 2U);
  const Answer& present = found["plans"][0];
  const Answer& best = found["plans"][1];
  // A tent costs 1,000 CNY and saves ten times that; all of the budget goes to the depot that is open.
  EXPECT_EQ(best["spent_cny"], 500000.0);
  ASSERT_EQ(best["sites"].size(), 1U);
  EXPECT_EQ(best["sites"][0]["stock"]["tent"], 500.0);
  EXPECT_LT(best["measured"]["mean_cny"], present["measured"]["mean_cny"]);
  EXPECT_TRUE(best["proof"]["optimal"].get<bool>());
  // One site alone: it is worth what the plan saves, with the 500,000 CNY that it costs on top.
  const double saved =
      present["measured"]["mean_cny"].get<double>() - best["measured"]["mean_cny"].get<double>();
  EXPECT_NEAR(best["sites"][0]["worth_cny"]["mean"].get<double>(), saved, 1e-6 * saved);
  EXPECT_GE(found["gap"]["upper_cny"].get<double>(), 0);
  EXPECT_EQ(found["recommended"], "best");
}

TEST_F(Optimize, AmountsOfMoneyMayBeInWords) {
  NEEDS_SOLVER();
  std::string text = kReserves;
  text.replace(text.find("500000 CNY"), 10, "0.5 million CNY");
  text.replace(text.find("50000 CNY"), 9, "5 万");
  const Answer found = answer(text);
  EXPECT_EQ(found["budget_cny"], 500000.0);
  EXPECT_EQ(found["plans"][1]["spent_cny"], 500000.0);
  text.replace(text.find("0.5 million CNY"), 15, "half a million");
  EXPECT_THAT(optimize(text).err,
              HasSubstr("problem.yaml:4:9: budget: found \"half a million\", expected an amount of money"));
}

TEST_F(Optimize, LossesOfThePlanArePenaltiesDelaysAndCosts) {
  NEEDS_SOLVER();
  // Nothing can be bought, and what is there does not matter: all of the need is lost, at ten times its
  // value.
  const Answer found = answer(R"(
scenario: minimal
problem: {kind: reserves, window: 2 h}
budget: 0 CNY
items: [tent]
sites: [valley-depot]
sample: {disasters: 5, batches: 2, evaluation: 5}
ranking: {replications: 0}
)");
  const Answer& measures = found["plans"][0]["measured"];
  EXPECT_DOUBLE_EQ(measures["worst_county"].get<double>(), 1);
  EXPECT_NEAR(std::fmod(measures["mean_cny"].get<double>() * 5, 10'000), 0, 1e-3);
  EXPECT_GT(measures["mean_cny"].get<double>(), 0);
}

TEST_F(Optimize, TheLayoutIsAScenarioWithWhatWasBought) {
  NEEDS_SOLVER();
  ASSERT_EQ(optimize(kReserves).exit_code, 0);
  EXPECT_THAT(read_text(folder.path() / "layout" / "scenario.yaml"),
              HasSubstr("stock.valley-depot/tent.quantity: \"3500\""));
  const ProgramResult valid = run_surge({"validate", layout()});
  EXPECT_EQ(valid.exit_code, 0) << valid.err;
  const ProgramResult run =
      run_surge({"run", layout(), "--quiet", "--replications", "2", "-o", folder.file("run.h5")});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_FALSE(std::filesystem::exists(layout() + ".partial"));
}

TEST_F(Optimize, SimulatedLayoutsAreWhatCompareFinds) {
  NEEDS_SOLVER();
  const Answer found = answer(kReserves);
  // Disasters of the ranking come after the 10 + 20 + 4 * 10 of the plan.
  for (const char* key : {"present", "best"}) {
    const std::string file = folder.file(std::string("layout/") + key + ".yaml");
    const std::string results = folder.file(std::string(key) + ".h5");
    ASSERT_EQ(run_surge({"run", file, "--quiet", "--replications", "74", "-o", results}).exit_code, 0);
    const std::string read =
        "import h5py,sys; print(h5py.File(sys.argv[1])['metrics/unmet_person_days'][70:74].mean())";
    const ProgramResult mean = run_program({"/usr/bin/python3", "-c", read, results});
    if (mean.exit_code != 0) GTEST_SKIP() << "no h5py";
    EXPECT_NEAR(found["simulated"]["metrics"][0]["means"][key].get<double>(), std::stod(mean.out), 1e-6);
  }
}

TEST_F(Optimize, OverridesHoldInTheLayout) {
  NEEDS_SOLVER();
  ASSERT_EQ(
      optimize(kReserves, {"--set", "stock.valley-depot/tent.quantity=100", "--set", "hazards.0.magnitude=7"})
          .exit_code,
      0);
  const std::string text = read_text(folder.path() / "layout" / "scenario.yaml");
  EXPECT_THAT(text, HasSubstr("\"hazards.0.magnitude\": \"7\""));
  EXPECT_THAT(text, HasSubstr("stock.valley-depot/tent.quantity: \"600\""));
  EXPECT_EQ(run_surge({"validate", layout()}).exit_code, 0);
}

TEST_F(Optimize, DoesNotDependOnThreads) {
  NEEDS_SOLVER();
  const auto without_seconds = [](Answer found) {
    for (Answer& plan : found["plans"]) {
      if (plan.contains("proof")) plan["proof"].erase("seconds");
    }
    return found;
  };
  EXPECT_EQ(without_seconds(answer(kReserves, {"--threads", "1"})),
            without_seconds(answer(kReserves, {"--threads", "3"})));
}

TEST_F(Optimize, FlexibleLinesArePaidForAndNamedInThePlan) {
  NEEDS_SOLVER();
  const std::string text = R"(
scenario: minimal
problem: {kind: reserves, window: 10 d}
budget: 100000000 CNY
items: [tent]
sites: []
lines: {conversions: all, standby: 1 year}
sample: {disasters: 5, batches: 2, evaluation: 5}
ranking: {replications: 0}
)";
  const Answer found = answer(text);
  ASSERT_EQ(found["plans"][1]["sites"].size(), 1U);
  EXPECT_EQ(found["plans"][1]["sites"][0]["conversion"], "tent-line/tent");
  EXPECT_THAT(read_text(folder.path() / "layout" / "scenario.yaml"),
              HasSubstr("conversions: [\"tent-line/tent\"]"));
  EXPECT_EQ(run_surge({"validate", layout()}).exit_code, 0);
}

const std::string kMedian = R"(
scenario: minimal
problem: {kind: p_median, window: 72 h, choose: 1}
items: [tent]
sites: [valley-depot, collection-hall]
moved: [works-store]
sample: {disasters: 5, batches: 3, evaluation: 5}
ranking: {metrics: [unmet_person_days], replications: 2}
)";

TEST_F(Optimize, AMedianSiteCostsNoMoreThanAnyOther) {
  const Answer found = answer(kMedian);
  ASSERT_EQ(found["chosen"].size(), 1U);
  EXPECT_TRUE(found["proof"]["optimal"].get<bool>());
  for (const char* site : {"valley-depot", "collection-hall"}) {
    std::string text = kMedian;
    text.replace(text.find("[valley-depot, collection-hall]"), 31, std::string("[") + site + "]");
    EXPECT_LE(found["proof"]["value"].get<double>(), answer(text)["proof"]["value"].get<double>());
  }
}

TEST_F(Optimize, ReplicationsOfTheCommandTakeThePlaceOfTheFiles) {
  // The store is far from the sites, so that there is a move to simulate.
  const std::vector<std::string> asked{"--set", "depots.works-store.place=990104"};
  std::vector<std::string> more = asked;
  more.insert(more.end(), {"--replications", "3"});
  EXPECT_EQ(answer(kMedian, asked)["simulated"]["pairs"], 2);
  EXPECT_EQ(answer(kMedian, more)["simulated"]["pairs"], 3);
  std::string none = kMedian;
  none.replace(none.find("replications: 2"), 15, "replications: 0");
  EXPECT_FALSE(answer(none, asked).contains("simulated"));
  EXPECT_EQ(answer(none, more)["simulated"]["pairs"], 3);
  EXPECT_EQ(optimize(kMedian, {"--replications", "1"}).exit_code, 2);
}

TEST_F(Optimize, CommandThatRunsTheLayoutIsQuotedForTheShell) {
  const std::string spaced = folder.file("the layout");
  write_text(folder.file("problem.yaml"), kMedian);
  const ProgramResult result = run_surge({"optimize", folder.file("problem.yaml"), "--quiet", "-o", spaced});
  EXPECT_THAT(result.out, HasSubstr("\n  surge run '" + spaced + "'\n"));
}

TEST_F(Optimize, ALocationOpensNoMoreThanItNeeds) {
  NEEDS_SOLVER();
  const Answer found = answer(R"(
scenario: minimal
problem: {kind: location, window: 72 h}
items: [soap]
sites:
  - {depot: valley-depot, opening: 1000000000 CNY}
  - {depot: works-store, opening: 1000 CNY}
sample: {disasters: 5, batches: 3, evaluation: 5}
ranking: {replications: 0}
)");
  EXPECT_EQ(found["chosen"], Answer::array({"works-store"}));
  EXPECT_EQ(run_surge({"validate", layout()}).exit_code, 0);
}

TEST_F(Optimize, RoomThatDoesNotSufficeIsTold) {
  const ProgramResult result = optimize(R"(
scenario: minimal
problem: location
items: [tent]
sites: [{depot: valley-depot, room: 1 m3}]
sample: {disasters: 2, batches: 2, evaluation: 2}
)");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("sites: the mean need takes"));
  EXPECT_FALSE(std::filesystem::exists(layout()));
}

TEST_F(Optimize, MistakesAreToldAllAtOnceWithTheirPlaces) {
  const ProgramResult result = optimize(R"(
scenario: minimal
problem: {kind: reserve, window: 5 kg}
items: []
sites: [{depots: valley-depot}]
sample: {disasters: 0}
ranking: {replications: 1}
)");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("problem.yaml:3:17: problem.kind: found \"reserve\""));
  EXPECT_THAT(result.err, HasSubstr("did you mean \"reserves\"?"));
  EXPECT_THAT(result.err, HasSubstr("problem.window: found \"5 kg\""));
  EXPECT_THAT(result.err, HasSubstr("items: found a list, expected at least one item"));
  EXPECT_THAT(result.err, HasSubstr("did you mean \"depot\"?"));
  EXPECT_THAT(result.err, HasSubstr("sample.disasters"));
  EXPECT_THAT(result.err, HasSubstr("ranking.replications"));
}

TEST_F(Optimize, NamesThatTheScenarioLacksAreTold) {
  std::string text = kMedian;
  text.replace(text.find("items: [tent]"), 13, "items: [tend]");
  EXPECT_THAT(optimize(text).err, HasSubstr("items: the scenario has no item 'tend'; did you mean 'tent'?"));
  text = kMedian;
  text.replace(text.find("works-store"), 11, "work-store");
  EXPECT_THAT(optimize(text).err, HasSubstr("did you mean 'works-store'?"));
  text = kMedian;
  text.replace(text.find("unmet_person_days"), 17, "unmet_person_day");
  EXPECT_THAT(optimize(text).err, HasSubstr("ranking.metrics: "));
}

TEST_F(Optimize, AFolderOfSomethingElseStays) {
  std::filesystem::create_directory(layout());
  write_text(layout() + "/mine.txt", "mine");
  const ProgramResult result = optimize(kMedian);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("was not made by surge optimize"));
  EXPECT_EQ(read_text(std::filesystem::path(layout()) / "mine.txt"), "mine");
}

TEST_F(Optimize, AnEarlierLayoutIsReplaced) {
  ASSERT_EQ(optimize(kMedian).exit_code, 0);
  ASSERT_EQ(optimize(kMedian, {"--seed", "5"}).exit_code, 0);
  EXPECT_EQ(Answer::parse(read_text(std::filesystem::path(layout()) / "answer.json"))["seed"], 5);
}

}  // namespace
}  // namespace surge::test
