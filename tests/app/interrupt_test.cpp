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

TEST_F(LongRun, InterruptKeepsThePartialFileAndSaysWhereItIs) {
  run_.send(SIGINT);
  const ProgramResult result = run_.wait();
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("interrupted"));
  EXPECT_FALSE(fs::exists(folder_.path() / "long.h5"));
  ASSERT_EQ(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()), 1);
  const std::string partial = fs::directory_iterator(folder_.path())->path().filename().string();
  EXPECT_THAT(result.err, HasSubstr(partial));
}

TEST_F(LongRun, TerminationDoesTheSame) {
  run_.send(SIGTERM);
  EXPECT_EQ(run_.wait().exit_code, 1);
}

}  // namespace
}  // namespace surge::test
