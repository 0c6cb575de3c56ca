// SPDX-License-Identifier: Apache-2.0
// A run that is ended at any moment and in any way goes on to the same bits.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <random>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/full_size.h"
#include "tests/support/run_program.h"

namespace surge::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// Replications, fewer where they are slow.
constexpr int scaled(int replications) {
  return kFullSize ? replications : replications / 10;
}

/// Runs in a folder of its own; all files say that they were made at the same time.
class Resume : public testing::Test {
 protected:
  Resume() { ::setenv("SOURCE_DATE_EPOCH", "1767225600", 1); }
  ~Resume() override { ::unsetenv("SOURCE_DATE_EPOCH"); }

  /// `surge run minimal`, with disasters that differ between replications.
  std::vector<std::string> command(int replications, const std::string& output,
                                   const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"run", "minimal", "--set", "hazards.0.scatter=true", "-o", output};
    words.insert(words.end(), {"--replications", std::to_string(replications)});
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  ProgramResult surge(std::vector<std::string> arguments) const {
    return run_surge(std::move(arguments), folder_.path());
  }
  RunningProgram started(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), SURGE_PROGRAM_FILE);
    return RunningProgram(arguments, folder_.path());
  }
  fs::path file(const std::string& name) const { return folder_.path() / name; }
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_.path())) names.push_back(entry.path().filename());
    return names;
  }
  /// The bytes of the file that an undisturbed process writes.
  std::string undisturbed(int replications) const {
    const ProgramResult result = surge(command(replications, "undisturbed.h5", {"--threads", "1"}));
    EXPECT_EQ(result.exit_code, 0) << result.err;
    std::string bytes = read_text(file("undisturbed.h5"));
    fs::remove(file("undisturbed.h5"));
    return bytes;
  }
  /// Waits until the journal holds so many bytes or the run has ended.
  void wait_for_journal(const RunningProgram& run, std::uintmax_t bytes,
                        const std::string& name = "run.h5.journal") const {
    std::error_code error;
    while (run.running()) {
      const std::uintmax_t size = fs::file_size(file(name), error);
      if (!error && size >= bytes) return;
      std::this_thread::sleep_for(1ms);
    }
  }
  static void wait_until_it_simulates(const RunningProgram& run) {
    while (run.running() && run.err().find("simulating") == std::string::npos)
      std::this_thread::sleep_for(1ms);
  }
  /// Leaves the journal of a run that was killed after some replications.
  void leave_unfinished(int replications) const {
    RunningProgram run = started(command(replications, "run.h5", {"--threads", "1"}));
    wait_for_journal(run, 80'000);  // ten replications
    run.send(SIGKILL);
    ASSERT_EQ(run.wait().exit_code, 128 + SIGKILL);
  }
  void expect_same_bits(const std::string& expected) const {
    const std::string found = read_text(file("run.h5"));
    EXPECT_EQ(found.size(), expected.size());
    EXPECT_TRUE(found == expected) << "the bytes differ";
    EXPECT_THAT(files(), testing::ElementsAre("run.h5"));
  }
  void resume_and_compare(int replications, const std::string& expected) const {
    const ProgramResult result = surge(command(replications, "run.h5", {"--resume"}));
    EXPECT_EQ(result.exit_code, 0) << result.err;
    expect_same_bits(expected);
  }

  TemporaryFolder folder_;
};

TEST_F(Resume, SixtyKillsAtRandomMomentsChangeNoBit) {
  constexpr int kReplications = scaled(1200);
  constexpr int kKills = 60;
  const std::string expected = undisturbed(kReplications);
  std::mt19937 random(2026);
  std::uniform_int_distribution<int> delay(0, 60);
  int kills = 0;
  while (kills < kKills) {
    RunningProgram run =
        started(command(kReplications, "run.h5", {"--threads", kills % 2 == 0 ? "1" : "2", "--resume"}));
    // Half of the kills come while it begins, the others while it simulates.
    if (kills % 4 >= 2) wait_until_it_simulates(run);
    std::this_thread::sleep_for(std::chrono::milliseconds(delay(random)));
    run.send(SIGKILL);
    const ProgramResult result = run.wait();
    if (result.exit_code == 0) {  // it was faster: once more
      expect_same_bits(expected);
      fs::remove(file("run.h5"));
      continue;
    }
    ASSERT_EQ(result.exit_code, 128 + SIGKILL) << result.err;
    ++kills;
  }
  resume_and_compare(kReplications, expected);
}

TEST_F(Resume, KillsAroundTheEndChangeNoBit) {
  constexpr int kReplications = 40;
  constexpr std::uintmax_t kNearTheEnd = 280'000;  // bytes of the journal; all is a tenth more
  const std::string expected = undisturbed(kReplications);
  for (int kill = 0; kill < 12; ++kill) {
    RunningProgram run = started(command(kReplications, "run.h5", {"--resume", "--threads", "1"}));
    wait_for_journal(run, kNearTheEnd);
    std::this_thread::sleep_for(std::chrono::milliseconds(kill));
    run.send(SIGKILL);
    run.wait();
    resume_and_compare(kReplications, expected);
    fs::remove(file("run.h5"));
  }
}

TEST_F(Resume, InterruptAndTerminationLeaveARunThatGoesOn) {
  constexpr int kReplications = scaled(600);
  const std::string expected = undisturbed(kReplications);
  for (const int signal : {SIGINT, SIGTERM}) {
    RunningProgram run = started(command(kReplications, "run.h5", {"--resume"}));
    wait_until_it_simulates(run);
    wait_for_journal(run, 100'000);
    run.send(signal);
    const ProgramResult result = run.wait();
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.err, HasSubstr("interrupted after"));
    EXPECT_THAT(result.err, HasSubstr(" --resume\n"));
  }
  resume_and_compare(kReplications, expected);
}

TEST_F(Resume, OnlyWhatIsMissingIsSimulated) {
  leave_unfinished(400);
  const ProgramResult result = surge(command(400, "run.h5", {"--resume", "--json"}));
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_GE(json["earlier"], 5);
  EXPECT_EQ(json["replications"], 400);
  EXPECT_THAT(result.err, HasSubstr("resuming: " + std::to_string(json["earlier"].get<int>()) + " of 400"));
}

TEST_F(Resume, SummaryIsThatOfAnUndisturbedRun) {
  leave_unfinished(200);
  const auto resumed = nlohmann::json::parse(surge(command(200, "run.h5", {"--resume", "--json"})).out);
  const auto whole = nlohmann::json::parse(surge(command(200, "whole.h5", {"--json"})).out);
  EXPECT_EQ(resumed["summary"], whole["summary"]);
  EXPECT_EQ(resumed["events"], whole["events"]);
}

/// In blocks of 512 bytes: the result file hits the first limit, the journal the second.
TEST_F(Resume, FullDiskKeepsWhatIsDone) {
  const std::string expected = undisturbed(250);
  for (const char* blocks : {"1600", "3000"}) {
    const std::string limited = "trap '' XFSZ; ulimit -f " + std::string(blocks) + "; cd " +
                                folder_.path().string() +
                                " && exec \"$0\" run minimal --set hazards.0.scatter=true"
                                " --replications 250 -o run.h5";
    const ProgramResult full = run_program({"sh", "-c", limited, SURGE_PROGRAM_FILE});
    EXPECT_EQ(full.exit_code, 1);
    EXPECT_THAT(full.err, HasSubstr("File too large"));
    EXPECT_THAT(full.err, HasSubstr("replications are kept in run.h5.journal"));
    EXPECT_THAT(full.err, HasSubstr("--resume"));
    EXPECT_GT(fs::file_size(file("run.h5.journal")), 300'000u);
    resume_and_compare(250, expected);
    fs::remove(file("run.h5"));
  }
}

TEST_F(Resume, DamagedJournalCostsTimeAndNoBit) {
  const std::string expected = undisturbed(150);
  leave_unfinished(150);
  const std::string journal = read_text(file("run.h5.journal"));
  const auto damage = [&](std::size_t position, std::size_t keep) {
    std::string bytes = journal.substr(0, keep);
    if (position < bytes.size()) bytes[position] = static_cast<char>(bytes[position] ^ 1);
    std::ofstream(file("run.h5.journal"), std::ios::binary) << bytes;
    resume_and_compare(150, expected);
    fs::remove(file("run.h5"));
  };
  damage(journal.size(), 0);                   // power failure right after the beginning
  damage(journal.size(), 100);                 // in the header
  damage(journal.size(), journal.size() / 2);  // in a record
  damage(journal.size() / 2, journal.size());  // a bit in the middle
  damage(30, journal.size());                  // in the header
}

TEST_F(Resume, WithoutItAnUnfinishedRunIsNotOverwritten) {
  leave_unfinished(600);
  const std::string journal = read_text(file("run.h5.journal"));
  const ProgramResult refused = surge(command(600, "run.h5"));
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("of 600 replications; --resume continues it, --fresh discards it"));
  EXPECT_TRUE(read_text(file("run.h5.journal")) == journal);
  const std::string expected = undisturbed(5);
  EXPECT_EQ(surge(command(5, "run.h5", {"--fresh"})).exit_code, 0);
  fs::remove(file("run.h5.part"));
  expect_same_bits(expected);
}

TEST_F(Resume, AnotherRunIsRefusedAndNamesWhatDiffers) {
  leave_unfinished(600);
  const auto refusal = [&](const std::vector<std::string>& more, int replications = 600) {
    std::vector<std::string> all{"--resume"};
    all.insert(all.end(), more.begin(), more.end());
    const ProgramResult result = surge(command(replications, "run.h5", all));
    EXPECT_EQ(result.exit_code, 2);
    return result.err;
  };
  EXPECT_THAT(refusal({"--seed", "7"}), HasSubstr("is another one: seed 1, not 7"));
  EXPECT_THAT(refusal({}, 500), HasSubstr("replications 600, not 500"));
  EXPECT_THAT(refusal({"--set", "hazards.0.magnitude=7.5"}), HasSubstr("scenario hash"));
}

TEST_F(Resume, FinishedRunIsNotRunAgain) {
  const std::string expected = undisturbed(50);
  surge(command(50, "run.h5"));
  const ProgramResult again = surge(command(50, "run.h5", {"--resume", "--json"}));
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_THAT(again.err, HasSubstr("is finished; nothing is run"));
  EXPECT_EQ(nlohmann::json::parse(again.out)["earlier"], 50);
  expect_same_bits(expected);
  const ProgramResult other = surge(command(50, "run.h5", {"--resume", "--seed", "9"}));
  EXPECT_EQ(other.exit_code, 2);
  EXPECT_THAT(other.err, HasSubstr("seed 1, not 9"));
}

TEST_F(Resume, TwoProcessesDoNotWorkOnOneRun) {
  const RunningProgram first = started(command(50'000'000, "run.h5"));
  wait_for_journal(first, 100'000);
  const ProgramResult second = surge(command(50'000'000, "run.h5", {"--resume"}));
  EXPECT_EQ(second.exit_code, 1);
  EXPECT_THAT(second.err, HasSubstr("another process is working on this run"));
}

TEST_F(Resume, AForeignFileOfTheJournalsNameStays) {
  write_text(file("run.h5.journal"), "dear diary");
  for (const char* option : {"--resume", "--quiet"}) {
    const ProgramResult result = surge(command(5, "run.h5", {option}));
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.err, HasSubstr("this is not a journal of surge"));
  }
  EXPECT_EQ(read_text(file("run.h5.journal")), "dear diary");
}

TEST_F(Resume, UnfinishedFilesAreToldInASentence) {
  leave_unfinished(600);
  for (const char* name : {"run.h5", "run.h5.journal", "run.h5.part"}) {
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"describe", name},
          std::vector<std::string>{"explain", name, "--county", "a", "--item", "b", "--at", "1h"}}) {
      const ProgramResult result = surge(words);
      EXPECT_EQ(result.exit_code, 2);
      EXPECT_THAT(result.out, IsEmpty());
      EXPECT_THAT(result.err,
                  HasSubstr("of 600 replications are done, finish the run with: surge run minimal"));
      EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 1) << result.err;
    }
  }
}

}  // namespace
}  // namespace surge::test
