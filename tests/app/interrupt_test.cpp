// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/run_program.h"

namespace surge::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

/// A run that would take hours, once it has begun to simulate.
class LongRun : public testing::Test {
 protected:
  LongRun()
      : run_({SURGE_PROGRAM_FILE, "run", "minimal", "--replications", "50000000", "-o", "long.h5"},
             folder_.path()) {
    while (run_.running() && run_.err().find("simulating") == std::string::npos) std::this_thread::yield();
  }

  TemporaryFolder folder_;
  RunningProgram run_;
};

TEST_F(LongRun, InterruptKeepsWhatIsDoneAndSaysHowToGoOn) {
  while (run_.running() && fs::file_size(folder_.path() / "long.h5.journal") < 100'000) {
  }
  run_.send(SIGINT);
  const ProgramResult result = run_.wait();
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("interrupted"));
  EXPECT_FALSE(fs::exists(folder_.path() / "long.h5"));
  std::vector<std::string> left;
  for (const auto& entry : fs::directory_iterator(folder_.path())) left.push_back(entry.path().filename());
  EXPECT_THAT(left, testing::UnorderedElementsAre("long.h5.journal", "long.partial.h5"));
  EXPECT_THAT(result.err, HasSubstr("long.partial.h5"));
  EXPECT_THAT(result.err, HasSubstr("surge run minimal --output long.h5 --replications 50000000 --resume"));
}

TEST_F(LongRun, TerminationDoesTheSame) {
  run_.send(SIGTERM);
  EXPECT_EQ(run_.wait().exit_code, 1);
}

}  // namespace
}  // namespace surge::test
