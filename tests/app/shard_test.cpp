// SPDX-License-Identifier: Apache-2.0
// Runs in shards, by whatever scheduler, merged to the file of one process.
#include <csignal>
#include <cstdlib>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/support/run_program.h"

namespace surge::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class Shards : public testing::Test {
 protected:
  Shards() { ::setenv("SOURCE_DATE_EPOCH", "1767225600", 1); }
  ~Shards() override { ::unsetenv("SOURCE_DATE_EPOCH"); }

  std::vector<std::string> command(const std::vector<std::string>& more) const {
    std::vector<std::string> words{"run", "minimal", "--set", "hazards.0.scatter=true", "--replications",
                                   "100", "-o",      "run.h5"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  ProgramResult surge(const std::vector<std::string>& words) const {
    return run_surge(words, folder_.path());
  }
  void run_shard(const std::string& shard, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"--shard", shard};
    words.insert(words.end(), more.begin(), more.end());
    const ProgramResult result = surge(command(words));
    EXPECT_EQ(result.exit_code, 0) << result.err;
  }
  std::string shard(int index) const { return "run.shard-" + std::to_string(index) + "-of-3.h5"; }
  std::string bytes(const std::string& name) const { return read_text(folder_.path() / name); }
  fs::path file(const std::string& name) const { return folder_.path() / name; }
  /// Leaves the journal of shard 2, of which nothing more is there.
  void kill_shard_2() const {
    std::vector<std::string> words = command({"--shard", "2/3", "--threads", "1"});
    words.insert(words.begin(), SURGE_PROGRAM_FILE);
    RunningProgram run(words, folder_.path());
    std::error_code error;
    const fs::path journal = file(shard(2) + ".journal");
    while (run.running() && (!fs::exists(journal) || fs::file_size(journal, error) < 60'000)) {
      std::this_thread::yield();
    }
    run.send(SIGKILL);
    ASSERT_EQ(run.wait().exit_code, 128 + SIGKILL);
  }

  TemporaryFolder folder_;
};

TEST_F(Shards, MergedInAnyOrderAreTheFileOfOneProcess) {
  EXPECT_EQ(surge(command({})).exit_code, 0);
  run_shard("1/3", {"--threads", "1"});
  run_shard("2/3", {"--threads", "2"});
  run_shard("3/3");
  const ProgramResult merged = surge({"merge", shard(3), shard(1), shard(2), "-o", "merged.h5"});
  EXPECT_EQ(merged.exit_code, 0) << merged.err;
  EXPECT_THAT(merged.out, HasSubstr("100 replications of 3 shards, results in merged.h5"));
  EXPECT_EQ(bytes("merged.h5").size(), bytes("run.h5").size());
  EXPECT_TRUE(bytes("merged.h5") == bytes("run.h5"));
}

TEST_F(Shards, SummaryIsThatOfOneProcess) {
  const auto whole = nlohmann::json::parse(surge(command({"--json"})).out);
  for (const char* part : {"1/3", "2/3", "3/3"}) run_shard(part);
  const ProgramResult merged = surge({"merge", shard(1), shard(2), shard(3), "-o", "merged.h5", "--json"});
  EXPECT_EQ(nlohmann::json::parse(merged.out)["summary"], whole["summary"]);
}

TEST_F(Shards, AShardIsAResultFileThatSaysWhichPartItIs) {
  run_shard("2/3");
  const ProgramResult text = surge({"describe", shard(2)});
  EXPECT_THAT(text.out, HasSubstr("2/3, replications 33 to 65 of 100"));
  const auto json = nlohmann::json::parse(surge({"describe", shard(2), "--json"}).out);
  EXPECT_EQ(json["replications"], 33);
  EXPECT_EQ(json["shard"]["first_replication"], 33);
}

TEST_F(Shards, LostShardIsNamedAndCostsOnlyWhatItHadNotDone) {
  EXPECT_EQ(surge(command({})).exit_code, 0);
  run_shard("1/3");
  const ProgramResult none = surge({"merge", shard(1), "-o", "merged.h5"});
  EXPECT_EQ(none.exit_code, 2);
  EXPECT_THAT(none.err,
              HasSubstr("\n  shard 2/3, replications 33 to 65\n  shard 3/3, replications 66 to 99"));
  kill_shard_2();
  run_shard("3/3");
  for (const std::string& lost : {shard(2), shard(2) + ".journal"}) {
    const ProgramResult begun = surge({"merge", shard(1), lost, shard(3), "-o", "merged.h5"});
    EXPECT_EQ(begun.exit_code, 2);
    EXPECT_THAT(begun.err,
                HasSubstr(" to 65 (begun in " + shard(2) + ".journal); finish it with\n    surge run"));
    EXPECT_THAT(begun.err, HasSubstr("--shard 2/3 --threads 1 --resume"));
  }
  EXPECT_FALSE(fs::exists(file("merged.h5")));
  run_shard("2/3", {"--resume"});
  EXPECT_EQ(surge({"merge", shard(1), shard(2), shard(3), "-o", "merged.h5"}).exit_code, 0);
  EXPECT_TRUE(bytes("merged.h5") == bytes("run.h5"));
}

TEST_F(Shards, WhatDoesNotBelongTogetherIsRefused) {
  run_shard("1/3");
  const auto refusal = [&](const std::vector<std::string>& files) {
    std::vector<std::string> words{"merge"};
    words.insert(words.end(), files.begin(), files.end());
    words.insert(words.end(), {"-o", "merged.h5"});
    const ProgramResult result = surge(words);
    EXPECT_EQ(result.exit_code, 2);
    return result.err;
  };
  surge({"run", "minimal", "--replications", "6", "-o", "whole.h5"});
  EXPECT_THAT(refusal({shard(1), "whole.h5"}), HasSubstr("whole.h5: this is not a shard"));
  surge({"run", "minimal", "--replications", "100", "--shard", "2/3", "--seed", "5", "-o", "other.h5"});
  EXPECT_THAT(refusal({shard(1), "other.shard-2-of-3.h5"}), HasSubstr("are not of one run: seed 5, not 1"));
  EXPECT_THAT(refusal({shard(1), shard(1)}), HasSubstr("are both shard 1/3"));
  EXPECT_EQ(surge({"merge", shard(1), "-o", shard(1)}).exit_code, 2);
  EXPECT_EQ(surge({"merge", shard(1)}).exit_code, 2);
}

TEST_F(Shards, NumbersOfShardsAreChecked) {
  for (const char* wrong : {"0/3", "4/3", "3", "a/b", "1/", "/2", "1/3/5"}) {
    const ProgramResult result = surge(command({"--shard", wrong}));
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_THAT(result.err, HasSubstr("expected K/N such as 3/16"));
  }
  EXPECT_THAT(surge(command({"--shard", "1/101"})).err, HasSubstr("101 shards, but only 100 replications"));
}

/// A task of the job array; scontrol writes down what it is asked for.
std::vector<std::string> slurm_task(const fs::path& folder, const std::string& task,
                                    const std::string& options) {
  write_text(folder / "scontrol", "#!/bin/sh\necho \"$@\" >>scontrol.calls\n");
  fs::permissions(folder / "scontrol", fs::perms::owner_all);
  const std::string script = std::string(SURGE_SOURCE_DIR) + "/docs/slurm/surge-array.sh";
  const std::string line = "export PATH=.:$PATH SLURM_ARRAY_JOB_ID=77 SLURM_ARRAY_TASK_ID=" + task +
                           " SLURM_CPUS_PER_TASK=2 SURGE=" + SURGE_PROGRAM_FILE + "; exec bash " + script +
                           " 3 run.h5 minimal --set hazards.0.scatter=true " + options;
  return {"sh", "-c", line};
}

TEST_F(Shards, ScriptForSlurmSurvivesAKilledTask) {
  EXPECT_EQ(surge(command({})).exit_code, 0);
  kill_shard_2();
  for (const char* task : {"1", "2", "3"}) {
    const auto words = slurm_task(folder_.path(), task, "--replications 100");
    const ProgramResult result = RunningProgram(words, folder_.path()).wait();
    EXPECT_EQ(result.exit_code, 0) << result.err;
  }
  EXPECT_EQ(surge({"merge", shard(1), shard(2), shard(3), "-o", "merged.h5"}).exit_code, 0);
  EXPECT_TRUE(bytes("merged.h5") == bytes("run.h5"));
  EXPECT_FALSE(fs::exists(file("scontrol.calls")));
}

TEST_F(Shards, ScriptForSlurmPutsATaskBackThatRunsOutOfTime) {
  RunningProgram task(slurm_task(folder_.path(), "2", "--replications 50000000"), folder_.path());
  const fs::path journal = file(shard(2) + ".journal");
  std::error_code error;
  while (task.running() && (!fs::exists(journal) || fs::file_size(journal, error) < 60'000)) {
    std::this_thread::yield();
  }
  task.send(SIGTERM);
  const ProgramResult result = task.wait();
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("interrupted after"));
  EXPECT_EQ(bytes("scontrol.calls"), "requeue 77_2\n");
}

}  // namespace
}  // namespace surge::test
