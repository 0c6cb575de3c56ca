// SPDX-License-Identifier: Apache-2.0
// Parts of runs on several processes that need no other process.
#include <cstdlib>
#include <mutex>
#include <set>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/cluster/distribution.h"
#include "app/cluster/launch.h"

namespace surge::app {
namespace {

using namespace std::chrono_literals;

TaskRunner squares() {
  return [](std::uint64_t task) { return std::to_string(task * task); };
}

TEST(TaskThreads, EveryTaskIsDoneOnce) {
  TaskThreads threads(3, squares);
  threads.add({0, 40});
  threads.add({100, 60});
  EXPECT_EQ(threads.unfinished(), 100U);
  std::set<std::uint64_t> done;
  while (threads.unfinished() > 0) {
    for (const TaskResult& result : threads.take(1s)) {
      EXPECT_TRUE(done.insert(result.task).second);
      EXPECT_EQ(result.bytes, std::to_string(result.task * result.task));
    }
  }
  EXPECT_EQ(done.size(), 100U);
  EXPECT_EQ(*done.rbegin(), 159U);
}

TEST(TaskThreads, ClearDropsWhatIsNotUnderWay) {
  std::mutex held;
  held.lock();
  TaskThreads threads(1, [&]() -> TaskRunner {
    return [&](std::uint64_t task) {
      const std::lock_guard lock(held);
      return std::to_string(task);
    };
  });
  threads.add({0, 10});
  threads.clear();
  held.unlock();
  std::size_t done = 0;
  while (threads.unfinished() > 0) done += threads.take(1s).size();
  EXPECT_LE(done, 1U);
}

TEST(TaskThreads, FailureOfATaskReachesWhoTakesTheResults) {
  TaskThreads threads(2, []() -> TaskRunner {
    return [](std::uint64_t task) -> std::string {
      if (task == 5) throw std::runtime_error("a bridge is missing");
      return {};
    };
  });
  threads.add({0, 10});
  EXPECT_THROW(while (true) threads.take(1s), std::runtime_error);
}

TEST(TaskThreads, StoreOfTasksGrowsAsTheyGetShorter) {
  TaskThreads threads(2, squares);
  EXPECT_EQ(threads.comfortable(), 4U);
  threads.add({0, 50});
  while (threads.unfinished() > 0) threads.take(1s);
  EXPECT_EQ(threads.comfortable(), 128U);
}

TEST(TaskThreads, PauseIsShortBesideATask) {
  TaskThreads threads(1, []() -> TaskRunner {
    return [](std::uint64_t) {
      std::this_thread::sleep_for(40ms);
      return std::string();
    };
  });
  EXPECT_EQ(threads.pause(), 500us);
  threads.add({0, 1});
  threads.take(10s);
  EXPECT_GE(threads.pause(), 2000us);
  EXPECT_LE(threads.pause(), 5000us);
}

TEST(Wire, ResultsArriveAsTheyWere) {
  const std::string bytes = wire::packed({{7, "seven"}, {9, ""}, {8, std::string(3, '\0')}});
  const auto results = wire::unpacked(bytes);
  ASSERT_TRUE(results);
  ASSERT_EQ(results->size(), 3U);
  EXPECT_EQ((*results)[0].bytes, "seven");
  EXPECT_EQ((*results)[1].task, 9U);
  EXPECT_EQ((*results)[2].bytes, std::string(3, '\0'));
}

TEST(Wire, DamagedResultsAreNotTaken) {
  const std::string bytes = wire::packed({{7, "seven"}});
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 16);
    EXPECT_FALSE(wire::unpacked(damaged)) << i;
  }
  EXPECT_FALSE(wire::unpacked(std::string(bytes.size(), '\0').substr(0, 4)));
}

TEST(Launch, IsToldByTheEnvironmentAlone) {
  const auto launch_with = [](const std::vector<std::pair<const char*, const char*>>& variables) {
    for (const auto& [name, value] : variables) ::setenv(name, value, 1);
    const Launch launch = launch_of_environment();
    for (const auto& [name, value] : variables) ::unsetenv(name);
    return std::pair{launch.rank, launch.count};
  };
  EXPECT_EQ(launch_with({}), std::pair(0, 1));
  EXPECT_EQ(launch_with({{"OMPI_COMM_WORLD_RANK", "2"}, {"OMPI_COMM_WORLD_SIZE", "4"}}), std::pair(2, 4));
  EXPECT_EQ(launch_with({{"PMI_RANK", "1"}, {"PMI_SIZE", "2"}}), std::pair(1, 2));
  EXPECT_EQ(launch_with({{"PMIX_RANK", "1"}, {"SLURM_STEP_NUM_TASKS", "3"}}), std::pair(1, 3));
  EXPECT_EQ(launch_with({{"PMIX_RANK", "x"}, {"SLURM_STEP_NUM_TASKS", "3"}}), std::pair(0, 1));
  EXPECT_EQ(launch_with({{"SLURM_PROCID", "1"}, {"SLURM_NTASKS", "3"}}), std::pair(0, 1));
}

}  // namespace
}  // namespace surge::app
