// SPDX-License-Identifier: Apache-2.0
// Runs on several processes, started by mpirun: the same files, whoever is lost.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <sstream>
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

/// Sets variables of the environment, and puts them back.
class Environment {
 public:
  void set(const std::string& name, const std::string& value) {
    const char* before = std::getenv(name.c_str());
    before_.emplace_back(name, before == nullptr ? std::nullopt : std::optional<std::string>(before));
    ::setenv(name.c_str(), value.c_str(), 1);
  }
  ~Environment() {
    for (const auto& [name, value] : before_) {
      if (value) {
        ::setenv(name.c_str(), value->c_str(), 1);
      } else {
        ::unsetenv(name.c_str());
      }
    }
  }

 private:
  std::vector<std::pair<std::string, std::optional<std::string>>> before_;
};

class Mpi : public testing::Test {
 protected:
  Mpi() {
    environment_.set("SOURCE_DATE_EPOCH", "1767225600");
    environment_.set("OMPI_ALLOW_RUN_AS_ROOT", "1");
    environment_.set("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");
    // Containers often forbid one process to read the memory of another.
    environment_.set("OMPI_MCA_btl_vader_single_copy_mechanism", "none");
    // What Open MPI itself does not free at the end is not looked for.
    const char* options = std::getenv("ASAN_OPTIONS");
    environment_.set("ASAN_OPTIONS", std::string(options == nullptr ? "" : options) + ":detect_leaks=0");
  }

  void SetUp() override {
    if (run_surge({"--version"}).out.find("without MPI") != std::string::npos)
      GTEST_SKIP() << "this surge was built without MPI (libopenmpi-dev)";
    if (run_program({"mpirun", "--version"}).exit_code != 0)
      GTEST_SKIP() << "there is no mpirun (openmpi-bin)";
  }

  static std::vector<std::string> command(int replications, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{"run", "minimal", "--set", "hazards.0.scatter=true", "-o", "run.h5"};
    words.insert(words.end(), {"--replications", std::to_string(replications)});
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  static std::vector<std::string> launched(int ranks, const std::vector<std::string>& arguments,
                                           const std::vector<std::string>& options = {}) {
    std::vector<std::string> words{"mpirun", "--oversubscribe", "--bind-to", "none"};
    words.insert(words.end(), options.begin(), options.end());
    words.insert(words.end(), {"-n", std::to_string(ranks), SURGE_PROGRAM_FILE});
    words.insert(words.end(), arguments.begin(), arguments.end());
    return words;
  }
  ProgramResult run(const std::vector<std::string>& words) const {
    return RunningProgram(words, folder_.path()).wait();
  }
  /// The bytes of the file that one process writes.
  std::string alone(std::vector<std::string> words) const {
    words.insert(words.end(), {"--threads", "1"});
    const ProgramResult result = run_surge(words, folder_.path());
    EXPECT_EQ(result.exit_code, 0) << result.err;
    std::string bytes = read_text(file("run.h5"));
    fs::remove(file("run.h5"));
    return bytes;
  }
  void expect_same_bits(const std::string& expected) const {
    EXPECT_TRUE(read_text(file("run.h5")) == expected) << "the bytes differ";
    EXPECT_THAT(files(), testing::ElementsAre("run.h5"));
    fs::remove(file("run.h5"));
  }
  fs::path file(const std::string& name) const { return folder_.path() / name; }
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_.path())) names.push_back(entry.path().filename());
    return names;
  }

  /// Waits until the journal holds so many bytes or the run has ended.
  void wait_for_journal(const RunningProgram& run, std::uintmax_t bytes) const {
    std::error_code error;
    while (run.running()) {
      const std::uintmax_t size = fs::file_size(file("run.h5.journal"), error);
      if (!error && size >= bytes) return;
      std::this_thread::sleep_for(1ms);
    }
  }
  /// The process with that rank among the children of mpirun.
  static pid_t process_of_rank(const RunningProgram& mpirun, int rank) {
    const std::string parent = std::to_string(mpirun.process());
    const std::string wanted = std::string(1, '\0') + "OMPI_COMM_WORLD_RANK=" + std::to_string(rank) + '\0';
    std::istringstream children(read_text("/proc/" + parent + "/task/" + parent + "/children"));
    for (pid_t child = 0; children >> child;) {
      if (read_text("/proc/" + std::to_string(child) + "/environ").find(wanted) != std::string::npos)
        return child;
    }
    ADD_FAILURE() << "rank " << rank << " is not there";
    return 0;
  }
  static void send_to_rank(const RunningProgram& mpirun, int rank, int signal) {
    const pid_t process = process_of_rank(mpirun, rank);
    if (process > 0) kill(process, signal);
  }

  Environment environment_;
  TemporaryFolder folder_;
};

constexpr int kLong = kFullSize ? 3000 : 250;          // a second or more, also on a fast machine
constexpr std::uintmax_t kSomeReplications = 100'000;  // bytes of the journal

TEST_F(Mpi, FileDoesNotDependOnRanksAndThreads) {
  const std::string expected = alone(command(150));
  for (const auto& [ranks, threads] :
       {std::pair{1, "2"}, std::pair{2, "1"}, std::pair{3, "1"}, std::pair{3, "2"}}) {
    const ProgramResult result = run(launched(ranks, command(150, {"--threads", threads})));
    EXPECT_EQ(result.exit_code, 0) << result.err;
    expect_same_bits(expected);
  }
}

TEST_F(Mpi, RanksWithNothingToDoDoNoHarm) {
  const std::string expected = alone(command(2));
  const ProgramResult result = run(launched(4, command(2)));
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("2 replications, seed 1, 4 processes, 1 thread each"));
  expect_same_bits(expected);
}

TEST_F(Mpi, SummaryIsPrintedOnceAndTheSame) {
  const auto whole = nlohmann::json::parse(run_surge(command(60, {"--json"}), folder_.path()).out);
  const auto spread = nlohmann::json::parse(run(launched(3, command(60, {"--json"}))).out);
  EXPECT_EQ(spread["summary"], whole["summary"]);
  EXPECT_EQ(spread["events"], whole["events"]);
}

TEST_F(Mpi, PrecisionEndsAtTheSameReplication) {
  const std::vector<std::string> words = command(2000, {"--precision", "20%"});
  const std::string expected = alone(words);
  const ProgramResult result = run(launched(3, words));
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("as precise as asked"));
  expect_same_bits(expected);
}

TEST_F(Mpi, KilledRankCostsWhatIsNotFinishedAndResumeGivesTheSameBits) {
  constexpr int kReplications = 2 * kLong;  // mpirun takes a moment to end those who are left
  const std::string expected = alone(command(kReplications));
  for (const int rank : {1, 0}) {
    const fs::path journal = file("run.h5.journal");
    const std::uintmax_t before = fs::exists(journal) ? fs::file_size(journal) : 0;
    RunningProgram mpirun(launched(3, command(kReplications, {"--resume"})), folder_.path());
    wait_for_journal(mpirun, before + kSomeReplications);
    send_to_rank(mpirun, rank, SIGKILL);
    EXPECT_NE(mpirun.wait().exit_code, 0);
  }
  const ProgramResult result = run(launched(2, command(kReplications, {"--resume"})));
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("resuming: "));
  expect_same_bits(expected);
}

TEST_F(Mpi, RunGoesOnWithoutALostRankIfMpirunLetsIt) {
  const std::string expected = alone(command(kLong));
  RunningProgram mpirun(launched(3, command(kLong), {"--enable-recovery"}), folder_.path());
  wait_for_journal(mpirun, kSomeReplications);
  send_to_rank(mpirun, 1, SIGKILL);
  const ProgramResult result = mpirun.wait();
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("surge run: rank 1 has died; the others do its work"));
  expect_same_bits(expected);
}

TEST_F(Mpi, TerminationOfAnyRankEndsTheRunSoThatItGoesOn) {
  const std::string expected = alone(command(kLong));
  RunningProgram mpirun(launched(3, command(kLong)), folder_.path());
  wait_for_journal(mpirun, kSomeReplications);
  send_to_rank(mpirun, 2, SIGTERM);
  const ProgramResult stopped = mpirun.wait();
  EXPECT_EQ(stopped.exit_code, 1);
  EXPECT_THAT(stopped.err, HasSubstr("interrupted after"));
  EXPECT_THAT(stopped.err, HasSubstr("replications are kept in run.h5.journal"));
  const ProgramResult resumed = run_surge(command(kLong, {"--resume"}), folder_.path());
  EXPECT_EQ(resumed.exit_code, 0) << resumed.err;
  expect_same_bits(expected);
}

TEST_F(Mpi, InterruptOfMpirunLeavesARunThatGoesOn) {
  const std::string expected = alone(command(kLong));
  RunningProgram mpirun(launched(2, command(kLong)), folder_.path());
  wait_for_journal(mpirun, kSomeReplications);
  mpirun.send(SIGINT);
  EXPECT_NE(mpirun.wait().exit_code, 0);
  EXPECT_EQ(run(launched(3, command(kLong, {"--resume"}))).exit_code, 0);
  expect_same_bits(expected);
}

TEST_F(Mpi, MistakesAreToldOnce) {
  const ProgramResult scenario = run(launched(3, command(5, {"--set", "hazards.0.magnitud=8"})));
  EXPECT_EQ(scenario.exit_code, 2);
  EXPECT_THAT(matches(scenario.err, "(did you mean \"magnitude\")"), testing::SizeIs(1)) << scenario.err;
  const ProgramResult usage = run(launched(3, command(5, {"--replication", "7"})));
  EXPECT_EQ(usage.exit_code, 2);
  EXPECT_THAT(matches(usage.err, "(unknown option '--replication')"), testing::SizeIs(1)) << usage.err;
  const ProgramResult other = run(launched(2, {"compare", "minimal", "minimal"}));
  EXPECT_EQ(other.exit_code, 2);
  EXPECT_THAT(matches(other.err, "(start it without mpirun)"), testing::SizeIs(1)) << other.err;
  EXPECT_THAT(files(), testing::IsEmpty());
}

TEST_F(Mpi, SweepDoesNotDependOnRanks) {
  write_text(
      file("design.yaml"),
      "{scenario: minimal, design: {kind: sobol, points: 7}, replications: 30, metrics: [unmet_person_days], "
      "parameters: [{path: hazards.0.magnitude, from: 6.5, to: 7.5}]}");
  for (const char* keep : {"all", "summary"}) {
    const std::vector<std::string> words{"sweep", "design.yaml", "-o", "run.h5", "--keep", keep};
    const std::string expected = alone(words);
    const ProgramResult result = run(launched(3, words));
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_TRUE(read_text(file("run.h5")) == expected) << "the bytes differ";
  }
}

TEST_F(Mpi, SweepWithoutALostRankGoesOn) {
  write_text(
      file("design.yaml"),
      "{scenario: minimal, design: {kind: sobol, points: 5}, replications: " + std::to_string(kLong / 4) +
          ", metrics: [unmet_person_days], parameters: [{path: hazards.0.magnitude, from: 6.5, to: 7.5}]}");
  const std::vector<std::string> words{"sweep", "design.yaml", "-o", "run.h5"};
  const std::string expected = alone(words);
  RunningProgram mpirun(launched(3, words, {"--enable-recovery"}), folder_.path());
  wait_for_journal(mpirun, 1000);
  send_to_rank(mpirun, 2, SIGKILL);
  const ProgramResult result = mpirun.wait();
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("surge sweep: rank 2 has died; the others do its work"));
  EXPECT_TRUE(read_text(file("run.h5")) == expected) << "the bytes differ";
}

/// As where a file on one machine is not that on another.
TEST_F(Mpi, RankThatWouldDoOtherWorkIsNamedBeforeAnythingIsDone) {
  std::vector<std::string> words = launched(1, command(50));
  words.push_back(":");
  const std::vector<std::string> other = command(50, {"--set", "hazards.0.magnitude=7.7"});
  words.insert(words.end(), {"-n", "1", SURGE_PROGRAM_FILE});
  words.insert(words.end(), other.begin(), other.end());
  const ProgramResult result = run(words);
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("surge run: rank 1 on "));
  EXPECT_THAT(result.err, HasSubstr("it would do other work than rank 0: scenario hash "));
  EXPECT_THAT(files(), testing::IsEmpty());
}

}  // namespace
}  // namespace surge::test
