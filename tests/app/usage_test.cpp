// SPDX-License-Identifier: Apache-2.0
// Wrong command lines: exit code 2, a hint, nothing on standard output.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/run_program.h"

namespace surge::test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;

void expect_refused(const std::vector<std::string>& arguments, const std::string& hint) {
  const ProgramResult result = run_surge(arguments);
  EXPECT_EQ(result.exit_code, 2) << hint;
  EXPECT_THAT(result.err, HasSubstr(hint));
  EXPECT_THAT(result.out, IsEmpty());
}

TEST(Usage, HelpAndVersionSucceed) {
  EXPECT_THAT(run_surge({"--help"}).out, HasSubstr("usage: surge COMMAND"));
  EXPECT_THAT(run_surge({"--version"}).out, MatchesRegex("surge [0-9.]+ \\([0-9a-z-]+\\), with.* MPI.*\n"));
  EXPECT_EQ(run_surge({"run", "--help"}).exit_code, 0);
}

TEST(Usage, NoCommandIsRefused) {
  expect_refused({}, "a command is missing");
}

TEST(Usage, UnknownCommandSuggestsTheNearest) {
  expect_refused({"rum"}, "did you mean 'run'?");
  expect_refused({"--versoin"}, "did you mean '--version'?");
}

TEST(Usage, UnknownOptionSuggestsTheNearest) {
  expect_refused({"run", "minimal", "--replicatons", "3"}, "did you mean '--replications'?");
  expect_refused({"run", "minimal", "--rep", "3"}, "unknown option '--rep'");
}

TEST(Usage, UnknownScenarioSuggestsTheNearest) {
  expect_refused({"run", "minimul"}, "did you mean 'minimal'?");
  expect_refused({"validate", "longmenshan-m8/more-dock"}, "did you mean 'longmenshan-m8/more-docks'?");
}

TEST(Usage, FolderWithoutScenarioIsRefused) {
  const TemporaryFolder folder;
  expect_refused({"run", folder.path().string()}, "holds no scenario.yaml");
}

TEST(Usage, WordsMissingOrTooManyAreRefused) {
  expect_refused({"run"}, "something is missing: surge run SCENARIO");
  expect_refused({"run", "minimal", "lushan-m7"}, "unexpected 'lushan-m7'");
}

TEST(Usage, NumbersMustBeWholeAndInRange) {
  expect_refused({"run", "minimal", "--replications", "0"}, "--replications: found '0'");
  expect_refused({"run", "minimal", "--replications", "-1"}, "found '-1'");
  expect_refused({"run", "minimal", "--seed", "1.5"}, "--seed: found '1.5'");
  expect_refused({"run", "minimal", "--threads", "two"}, "--threads: found 'two'");
}

TEST(Usage, SetNeedsAPathAndAValue) {
  expect_refused({"run", "minimal", "--set", "run.seed"}, "expected PATH=VALUE");
}

TEST(Usage, UnknownLanguageIsRefused) {
  expect_refused({"list", "--language", "fr"}, "expected en or zh");
}

}  // namespace
}  // namespace surge::test
