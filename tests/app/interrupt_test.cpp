// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
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

/// The number behind `before`.
int number_after(const std::string& text, const std::string& before) {
  const std::size_t at = text.find(before);
  return at == std::string::npos ? 0 : std::stoi(text.substr(at + before.size()));
}

TEST(InterruptedComparison, KeepsThePairsThatAreDone) {
  ::setenv("SOURCE_DATE_EPOCH", "1767225600", 1);
  const TemporaryFolder folder;
  const auto command = [&](const std::string& pairs, const std::string& output) {
    return std::vector<std::string>{"compare", "minimal", "minimal", "--replications", pairs, "-o", output};
  };
  std::vector<std::string> words = command("50000000", "interrupted.h5");
  words.insert(words.begin(), SURGE_PROGRAM_FILE);
  RunningProgram run(words, folder.path());
  while (run.running() && run.err().find("comparing") == std::string::npos) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::seconds(1));
  run.send(SIGINT);
  const ProgramResult result = run.wait();
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("pairs; these are compared"));
  const int pairs = number_after(result.err, "interrupted after ");
  ASSERT_GE(pairs, 2) << result.err;
  EXPECT_THAT(result.out, HasSubstr(std::to_string(pairs) + " pairs"));
  const ProgramResult whole = run_surge(command(std::to_string(pairs), "whole.h5"), folder.path());
  ::unsetenv("SOURCE_DATE_EPOCH");
  EXPECT_EQ(whole.exit_code, 0) << whole.err;
  EXPECT_EQ(result.out, whole.out);
  EXPECT_TRUE(read_text(folder.path() / "interrupted.h5") == read_text(folder.path() / "whole.h5"));
}

}  // namespace
}  // namespace surge::test
