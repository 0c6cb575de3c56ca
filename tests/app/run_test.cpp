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

/// Runs in a folder of its own.
class Run : public testing::Test {
 protected:
  ProgramResult surge(std::vector<std::string> arguments) const {
    return run_surge(std::move(arguments), folder());
  }
  nlohmann::json json_of(std::vector<std::string> arguments) const {
    arguments.push_back("--json");
    const ProgramResult result = surge(std::move(arguments));
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return nlohmann::json::parse(result.out);
  }
  const fs::path& folder() const { return folder_.path(); }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::recursive_directory_iterator(folder()), {}));
  }

 private:
  TemporaryFolder folder_;
};

TEST_F(Run, LeavesOneFileAndPrintsTheSummary) {
  const ProgramResult result = surge({"run", "minimal", "--replications", "3", "-o", "out.h5"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("Unmet need"));
  EXPECT_THAT(result.out, HasSubstr("out.h5"));
  EXPECT_TRUE(fs::exists(folder() / "out.h5"));
  EXPECT_EQ(files(), 1u);
}

TEST_F(Run, DefaultFileIsNamedAfterScenarioAndSeed) {
  EXPECT_EQ(surge({"run", "minimal", "--replications", "2", "--seed", "5"}).exit_code, 0);
  EXPECT_TRUE(fs::exists(folder() / "results" / "minimal-seed5.h5"));
}

TEST_F(Run, ChangedScenarioDoesNotReplaceTheFileOfTheUnchangedOne) {
  surge({"run", "minimal", "--replications", "2"});
  surge({"run", "minimal", "--replications", "2", "--set", "hazards.0.magnitude=7.5"});
  EXPECT_EQ(std::distance(fs::directory_iterator(folder() / "results"), {}), 2);
}

TEST_F(Run, OneAndTwoThreadsGiveEqualDataBitForBit) {
  const std::vector<std::string> set{"--set", "hazards.0.scatter=true", "--set",
                                     "hazards.0.aftershocks=true"};
  for (const char* threads : {"1", "2"}) {
    std::vector<std::string> arguments{"run", "minimal", "--replications", "8", "--threads", threads, "-o"};
    arguments.push_back(std::string(threads) + ".h5");
    arguments.insert(arguments.end(), set.begin(), set.end());
    ASSERT_EQ(surge(arguments).exit_code, 0);
  }
  for (const char* group : {"/metrics", "/series", "/status"}) {
    const ProgramResult difference =
        run_program({"h5diff", (folder() / "1.h5").string(), (folder() / "2.h5").string(), group});
    EXPECT_EQ(difference.exit_code, 0) << difference.out << difference.err;
  }
}

TEST_F(Run, AnotherSeedGivesOtherData) {
  const std::string scatter = "hazards.0.scatter=true";
  surge({"run", "minimal", "--replications", "2", "--seed", "1", "--set", scatter, "-o", "1.h5"});
  surge({"run", "minimal", "--replications", "2", "--seed", "2", "--set", scatter, "-o", "2.h5"});
  const ProgramResult difference =
      run_program({"h5diff", (folder() / "1.h5").string(), (folder() / "2.h5").string(), "/metrics"});
  EXPECT_EQ(difference.exit_code, 1) << difference.out << difference.err;
}

TEST_F(Run, JsonIsOneDocumentOnStandardOutput) {
  const auto json = json_of({"run", "minimal", "--replications", "4", "--seed", "11", "-o", "out.h5"});
  EXPECT_EQ(json["replications"], 4);
  EXPECT_EQ(json["seed"], 11);
  EXPECT_EQ(json["output"], "out.h5");
  EXPECT_TRUE(json["failed"].empty());
  EXPECT_FALSE(json["summary"].empty());
}

TEST_F(Run, SetChangesWhatIsSimulated) {
  const std::string no_trucks = "fleets.valley-depot/truck.count=0";
  const auto with = json_of({"run", "minimal", "--replications", "2", "-o", "with.h5"});
  const auto without =
      json_of({"run", "minimal", "--replications", "2", "-o", "without.h5", "--set", no_trucks});
  EXPECT_NE(with["summary"], without["summary"]);
}

TEST_F(Run, QuietRunSaysNothingOnStandardError) {
  EXPECT_THAT(surge({"run", "minimal", "--replications", "2", "--quiet"}).err, IsEmpty());
}

TEST_F(Run, UnwritableOutputIsRefusedBeforeAnythingIsRun) {
  write_text(folder() / "file", "x");
  fs::create_directory(folder() / "folder");
  for (const char* output : {"file/out.h5", "folder", "folder/"}) {
    const ProgramResult result = surge({"run", "minimal", "-o", output});
    EXPECT_EQ(result.exit_code, 2) << output;
    EXPECT_THAT(result.err, HasSubstr("cannot write"));
    EXPECT_THAT(result.err, testing::Not(HasSubstr("simulating")));
  }
  EXPECT_EQ(files(), 2u);
}

TEST_F(Run, FullDiskFailsWithTheReasonAndLeavesNoBrokenFile) {
  const std::string output = (folder() / "out.h5").string();
  const std::string limited =
      "trap '' XFSZ; ulimit -f 300; exec \"$0\" run minimal --replications 2000 -o " + output;
  const ProgramResult result = run_program({"sh", "-c", limited, SURGE_PROGRAM_FILE});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("File too large"));
  EXPECT_FALSE(fs::exists(output));
}

TEST_F(Run, ScenarioMayBeAFolderOrAFile) {
  const fs::path minimal = fs::path(SURGE_SOURCE_DIR) / "scenarios" / "minimal";
  EXPECT_EQ(surge({"run", minimal.string(), "--replications", "1"}).exit_code, 0);
  EXPECT_EQ(surge({"run", (minimal / "scenario.yaml").string(), "--replications", "1"}).exit_code, 0);
}

}  // namespace
}  // namespace surge::test
