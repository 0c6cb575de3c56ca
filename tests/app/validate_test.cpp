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

/// A copy of the minimal scenario with mistakes in two of its files.
class BrokenScenario : public testing::Test {
 protected:
  BrokenScenario() {
    fs::copy(fs::path(SURGE_SOURCE_DIR) / "scenarios" / "minimal", scenario());
    replace_in("scenario.yaml", "magnitude: 7.0", "magnitude: seven");
    replace_in("scenario.yaml", "nearest_first", "nearest_frist");
    replace_in("roads.csv", "national", "motorway");
  }

  std::string scenario() const { return folder_.file("broken"); }
  const fs::path& folder() const { return folder_.path(); }

 private:
  void replace_in(const std::string& file, const std::string& from, const std::string& to) {
    const fs::path path = fs::path(scenario()) / file;
    std::string text = read_text(path);
    text.replace(text.find(from), from.size(), to);
    write_text(path, text);
  }

  TemporaryFolder folder_;
};

TEST_F(BrokenScenario, AllProblemsAreToldAtOnceWithTheirPlaces) {
  const ProgramResult result = run_surge({"validate", scenario()});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("\"seven\""));
  EXPECT_THAT(result.err,
              testing::ContainsRegex("scenario.yaml:[0-9]+:[0-9]+.*nearest_frist.*nearest_first"));
  EXPECT_THAT(result.err, testing::ContainsRegex("roads.csv:[0-9]+:[0-9]+.*motorway"));
  EXPECT_THAT(result.err, HasSubstr("3 problems"));
}

TEST_F(BrokenScenario, NothingIsRunAndNothingIsWritten) {
  const ProgramResult result = run_surge({"run", "broken"}, folder());
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.out, IsEmpty());
  EXPECT_EQ(std::distance(fs::directory_iterator(folder()), fs::directory_iterator()), 1);
}

TEST_F(BrokenScenario, ProblemsAreAlsoJson) {
  const ProgramResult result = run_surge({"validate", scenario(), "--json"});
  EXPECT_EQ(result.exit_code, 2);
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_EQ(json["valid"], false);
  EXPECT_EQ(json["problems"].size(), 3u);
  EXPECT_GT(json["problems"][0]["line"], 0);
}

TEST(Validate, TellsWhatAValidScenarioHolds) {
  const ProgramResult result = run_surge({"validate", "minimal"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, HasSubstr("valid: Minimal valley"));
  EXPECT_THAT(result.out, HasSubstr("4 counties"));
}

TEST(Validate, NamesAreShownInChineseOnRequest) {
  EXPECT_THAT(run_surge({"validate", "minimal", "--language", "zh"}).out, HasSubstr("最小算例"));
}

TEST(Validate, SetChangesTheScenario) {
  const ProgramResult result =
      run_surge({"validate", "minimal", "--json", "--set", "run.replications=7", "--set", "run.seed=9"});
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_EQ(json["scenario"]["run"]["replications"], 7);
  EXPECT_EQ(json["scenario"]["run"]["seed"], 9);
}

TEST(Validate, SetOfAnUnknownPathIsRefused) {
  const ProgramResult result = run_surge({"validate", "minimal", "--set", "comand.convoy_size=3"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("comand"));
}

}  // namespace
}  // namespace surge::test
