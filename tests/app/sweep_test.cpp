// SPDX-License-Identifier: Apache-2.0
// surge sweep.
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/full_size.h"
#include "tests/support/run_program.h"

namespace surge::test {
namespace {

using ::testing::HasSubstr;

class Sweep : public ::testing::Test {
 protected:
  std::string write(const std::string& text) {
    std::ofstream(folder.file("design.yaml")) << text;
    return folder.file("design.yaml");
  }
  ProgramResult sweep(const std::string& text, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"sweep", write(text), "--quiet", "-o", folder.file("out.h5")};
    words.insert(words.end(), more.begin(), more.end());
    return run_surge(words);
  }
  nlohmann::json json_of(const std::string& text, std::vector<std::string> more = {}) {
    more.push_back("--json");
    const ProgramResult result = sweep(text, more);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.exit_code == 0 ? nlohmann::json::parse(result.out) : nlohmann::json();
  }

  TemporaryFolder folder;
};

constexpr const char* kFactorial = R"(
scenario: minimal
design: factorial
replications: 3
metrics: [unmet_person_days]
parameters:
  - {path: hazards.0.magnitude, from: 6.5, to: 7.5, levels: 2}
  - {path: command.dispatch.kind, values: [nearest_first, proportional]}
)";

TEST_F(Sweep, EveryPointIsTheRunWithTheSameChanges) {
  const nlohmann::json json = json_of(kFactorial);
  ASSERT_EQ(json["points"].size(), 4U);
  EXPECT_THAT(run_surge({"describe", folder.file("out.h5")}).err, HasSubstr("this is the file of a sweep"));
  const auto& last = json["points"][3];
  EXPECT_EQ(last["at"]["hazards.0.magnitude"], "7.5");
  EXPECT_EQ(last["at"]["command.dispatch.kind"], "proportional");
  const ProgramResult run =
      run_surge({"run", "minimal", "--replications", "3", "--quiet", "--json", "-o", folder.file("run.h5"),
                 "--set", "hazards.0.magnitude=7.5", "--set", "command.dispatch.kind=proportional"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  const auto metrics = nlohmann::json::parse(run.out)["summary"]["metrics"];
  EXPECT_DOUBLE_EQ(last["mean"]["unmet_person_days"].get<double>(),
                   metrics["unmet_person_days"]["mean"].get<double>());
}

TEST_F(Sweep, DoesNotDependOnThreads) {
  EXPECT_EQ(json_of(kFactorial, {"--threads", "1"}), json_of(kFactorial, {"--threads", "3"}));
}

TEST_F(Sweep, MorrisAndSobolIndicesPutTheMagnitudeFirst) {
  const std::string parameters = R"(
scenario: minimal
replications: 3
metrics: [unmet_person_days]
parameters:
  - {path: hazards.0.magnitude, from: 6.5, to: 7.5}
  - {path: command.decision_interval, from: 2 h, to: 12 h, scale: log}
)";
  const auto morris =
      json_of(parameters + "design: {kind: morris, trajectories: 4}")["sensitivity"]["unmet_person_days"];
  EXPECT_GT(morris["hazards.0.magnitude"]["mu_star"].get<double>(),
            5 * morris["command.decision_interval"]["mu_star"].get<double>());
  const auto indices =
      json_of(parameters + "design: {kind: sobol_indices, points: 16}")["sensitivity"]["unmet_person_days"];
  EXPECT_GT(indices["hazards.0.magnitude"]["total"].get<double>(), 0.5);
  EXPECT_LT(indices["command.decision_interval"]["total"].get<double>(), 0.1);
}

TEST_F(Sweep, CriticalityComparesEachFailureWithNone) {
  const std::string design = R"(
scenario: minimal
design: {kind: criticality, points: 5}
replications: 3
metrics: [unmet_person_days]
elements: [depots]
)";
  const auto single = json_of(design)["sensitivity"]["unmet_person_days"];
  EXPECT_GT(single["Valley depot"]["change"].get<double>(), 0);
  const auto pairs = json_of(design + "together: 2\n");
  EXPECT_EQ(pairs["points"][0]["at"]["without"], "");
  EXPECT_THAT(pairs["points"][1]["at"]["without"].get<std::string>(), HasSubstr(" + "));
}

TEST_F(Sweep, AScenarioCanBeAParameter) {
  const auto json = json_of(R"(
scenario: minimal
design: factorial
replications: 2
metrics: [unmet_person_days]
parameters: [{path: scenario, values: [minimal, coastal-windstorm]}]
)");
  EXPECT_NE(json["points"][0]["mean"], json["points"][1]["mean"]);
}

TEST_F(Sweep, MistakesAreToldAllAtOnceWithTheirPlaces) {
  const ProgramResult result = sweep(R"(scenario: minimal
design: {kind: latin_hypercub}
parameters:
  - {path: run.seed, from: 1 h, to: 2 d}
  - {pth: x, values: []}
)");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr(":2:16: design.kind: found \"latin_hypercub\""));
  EXPECT_THAT(result.err, HasSubstr("did you mean \"latin_hypercube\"?"));
  EXPECT_THAT(result.err,
              HasSubstr(":4:37: parameters.0.to: found \"2 d\", expected a number with the unit of from"));
  EXPECT_THAT(result.err, HasSubstr("found key \"pth\""));
}

TEST_F(Sweep, APointThatIsNoScenarioIsFoundBeforeAnythingRuns) {
  const ProgramResult result = sweep(R"(
scenario: minimal
design: factorial
parameters: [{path: command.dispatch.kind, values: [nearest_first, nearest_last]}]
)");
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("nearest_last"));
  EXPECT_THAT(result.err, HasSubstr("nothing was run, nothing written"));
}

/// Sweeps that end early; all files say that they were made at the same time.
class SweepResume : public Sweep {
 protected:
  SweepResume() { ::setenv("SOURCE_DATE_EPOCH", "1767225600", 1); }
  ~SweepResume() override { ::unsetenv("SOURCE_DATE_EPOCH"); }

  static std::string design(std::uintmax_t replications) {
    return "{scenario: minimal, design: {kind: latin_hypercube, points: 6}, replications: " +
           std::to_string(replications) +
           ", metrics: [unmet_person_days, time_to_50_percent], parameters: [{path: hazards.0.magnitude, "
           "from: 6.5, "
           "to: 7.5}]}";
  }
  std::string undisturbed(const std::string& text, const std::vector<std::string>& more = {}) {
    EXPECT_EQ(sweep(text, more).exit_code, 0);
    std::string bytes = read_text(folder.file("out.h5"));
    std::filesystem::remove(folder.file("out.h5"));
    return bytes;
  }
  /// Kills a sweep when its journal holds so many bytes.
  void kill_at(const std::string& text, std::uintmax_t bytes, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{SURGE_PROGRAM_FILE, "sweep", write(text),
                                   "--resume",         "-o",    folder.file("out.h5")};
    words.insert(words.end(), more.begin(), more.end());
    RunningProgram program(words, folder.path());
    std::error_code error;
    while (program.running()) {
      const auto size = std::filesystem::file_size(folder.file("out.h5.journal"), error);
      if (!error && size >= bytes) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    program.send(SIGKILL);
    ASSERT_EQ(program.wait().exit_code, 128 + SIGKILL);
  }
  void resume_and_compare(const std::string& text, const std::string& expected,
                          std::vector<std::string> more = {}) {
    more.push_back("--resume");
    const ProgramResult result = sweep(text, more);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_TRUE(read_text(folder.file("out.h5")) == expected) << "the bytes differ";
    EXPECT_FALSE(std::filesystem::exists(folder.file("out.h5.journal")));
    EXPECT_FALSE(std::filesystem::exists(folder.file("out.h5.part")));
  }
};

TEST_F(SweepResume, KillsChangeNoBit) {
  constexpr std::uintmax_t kEach = kFullSize ? 100 : 30;  // replications at each of six points
  constexpr std::uintmax_t kRecord = 36;                  // bytes of the journal
  const std::string text = design(kEach);
  const std::string expected = undisturbed(text);
  for (const std::uintmax_t records : {kEach / 5, 2 * kEach, 4 * kEach})
    kill_at(text, 500 + records * kRecord, {"--threads", records == 2 * kEach ? "1" : "2"});
  resume_and_compare(text, expected);
}

TEST_F(SweepResume, OfASummaryFinishedPointsSurvive) {
  const std::string text = design(kFullSize ? 200 : 30);
  const std::string expected = undisturbed(text, {"--keep", "summary"});
  kill_at(text, 1000, {"--keep", "summary"});  // two points and a header
  const ProgramResult looked = run_surge({"describe", folder.file("out.h5.journal")});
  EXPECT_THAT(looked.err, HasSubstr(" of 6 "));
  resume_and_compare(text, expected, {"--keep", "summary", "--threads", "3"});
}

TEST_F(SweepResume, FinishedOneIsReadBack) {
  const std::string text = design(5);
  const ProgramResult first = sweep(text, {"--json"});
  const ProgramResult again = sweep(text, {"--json", "--resume"});
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_EQ(again.out, first.out);
  const ProgramResult other = sweep(design(6), {"--resume"});
  EXPECT_EQ(other.exit_code, 2);
  EXPECT_THAT(other.err, HasSubstr("this is a finished sweep, but another one: replications 5, not 6"));
}

TEST_F(SweepResume, AnotherDesignIsRefusedAndNothingIsLost) {
  kill_at(design(300), 3000);
  EXPECT_THAT(sweep(design(300)).err, HasSubstr("--resume continues it, --fresh discards it"));
  std::string text = design(300);
  text.replace(text.find("7.5"), 3, "7.4");
  const ProgramResult other = sweep(text, {"--resume"});
  EXPECT_EQ(other.exit_code, 2);
  EXPECT_THAT(other.err, HasSubstr("the unfinished run is another one: scenario hash"));
  EXPECT_EQ(sweep(design(5), {"--fresh"}).exit_code, 0);
}

TEST_F(Sweep, SummaryHasTheStatisticsOfAllReplications) {
  const std::string text = std::string(kFactorial) + "keep: summary\n";
  const auto summary = json_of(text);
  const auto all = json_of(text, {"--keep", "all"});
  for (std::size_t point = 0; point < 4; ++point)
    EXPECT_DOUBLE_EQ(summary["points"][point]["mean"]["unmet_person_days"].get<double>(),
                     all["points"][point]["mean"]["unmet_person_days"].get<double>());
  const ProgramResult criticality =
      sweep("{scenario: minimal, design: criticality, elements: depots, keep: summary}");
  EXPECT_EQ(criticality.exit_code, 2);
  EXPECT_THAT(criticality.err, HasSubstr("it keeps all"));
  EXPECT_THAT(sweep(std::string(kFactorial) + "keep: sumary\n").err, HasSubstr("did you mean \"summary\"?"));
}

}  // namespace
}  // namespace surge::test
