// SPDX-License-Identifier: Apache-2.0
// A run that is resumed with another precision gives the bits of one begun with it.
#include <csignal>
#include <cstdlib>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/run_program.h"

namespace surge::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using ::testing::HasSubstr;

constexpr const char* kCoarse = "20%";  // after about 100 replications
constexpr const char* kFine = "12%";    // after about 200

class ResumePrecision : public testing::Test {
 protected:
  ResumePrecision() { ::setenv("SOURCE_DATE_EPOCH", "1767225600", 1); }
  ~ResumePrecision() override { ::unsetenv("SOURCE_DATE_EPOCH"); }

  std::vector<std::string> command(const std::string& output, const std::string& precision,
                                   const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"run", "minimal", "--set",          "hazards.0.scatter=true",
                                   "-o",  output,    "--replications", "400"};
    if (!precision.empty()) words.insert(words.end(), {"--precision", precision});
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  ProgramResult surge(const std::string& output, const std::string& precision,
                      const std::vector<std::string>& more = {}) const {
    return run_surge(command(output, precision, more), folder_.path());
  }
  std::string bytes(const std::string& name) const { return read_text(folder_.path() / name); }
  /// Of a run that nothing disturbs.
  std::string undisturbed(const std::string& precision) const {
    EXPECT_EQ(surge("undisturbed.h5", precision).exit_code, 0);
    return bytes("undisturbed.h5");
  }
  /// The journal of a run that was killed after ten replications or more.
  void leave_unfinished(const std::string& precision) const {
    std::vector<std::string> words = command("run.h5", precision, {"--threads", "1"});
    words.insert(words.begin(), SURGE_PROGRAM_FILE);
    RunningProgram run(words, folder_.path());
    std::error_code error;
    while (run.running() && (fs::file_size(folder_.path() / "run.h5.journal", error) < 80'000 || error))
      std::this_thread::sleep_for(1ms);
    run.send(SIGKILL);
    ASSERT_EQ(run.wait().exit_code, 128 + SIGKILL);
  }
  void resume_and_compare(const std::string& precision) const {
    const ProgramResult result = surge("run.h5", precision, {"--resume"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_TRUE(bytes("run.h5") == undisturbed(precision)) << "the bytes differ";
    EXPECT_FALSE(fs::exists(folder_.path() / "run.h5.journal"));
  }

  TemporaryFolder folder_;
};

TEST_F(ResumePrecision, UnfinishedRunEndsWhereOneBegunWithThatPrecisionDoes) {
  for (const auto& [first, second] : {std::pair{kCoarse, kFine}, std::pair{kFine, kCoarse},
                                      std::pair{"", kCoarse}, std::pair{kCoarse, ""}}) {
    fs::remove(folder_.path() / "run.h5");
    leave_unfinished(first);
    resume_and_compare(second);
  }
}

TEST_F(ResumePrecision, FinishedRunGoesOnToAFinerPrecisionAndToAllReplications) {
  ASSERT_EQ(surge("run.h5", kCoarse).exit_code, 0);
  resume_and_compare(kFine);
  resume_and_compare("");
}

TEST_F(ResumePrecision, FinishedRunIsNotRunAgainWithTheSamePrecision) {
  ASSERT_EQ(surge("run.h5", kCoarse).exit_code, 0);
  const std::string before = bytes("run.h5");
  const ProgramResult again = surge("run.h5", kCoarse, {"--resume"});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_THAT(again.err, HasSubstr("is finished; nothing is run"));
  EXPECT_THAT(again.err, HasSubstr("as precise as asked: unmet_person_days is known to"));
  EXPECT_TRUE(bytes("run.h5") == before);
}

TEST_F(ResumePrecision, FinishedRunIsNotCutShort) {
  ASSERT_EQ(surge("run.h5", kFine).exit_code, 0);
  const std::string before = bytes("run.h5");
  const ProgramResult refused = surge("run.h5", kCoarse, {"--resume"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("longer than this precision asks"));
  EXPECT_THAT(refused.err, HasSubstr("without --resume it is replaced"));
  EXPECT_TRUE(bytes("run.h5") == before);
}

TEST_F(ResumePrecision, FewerReplicationsThanTheFinishedRunHasAreRefused) {
  ASSERT_EQ(surge("run.h5", kCoarse).exit_code, 0);
  std::vector<std::string> words = command("run.h5", kCoarse, {"--resume"});
  *std::ranges::find(words, "400") = "31";
  const ProgramResult refused = run_surge(words, folder_.path());
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("not 31"));
}

}  // namespace
}  // namespace surge::test
