// SPDX-License-Identifier: Apache-2.0
// Tasks over the processes of a launch: rank 0 hands them out and gets all results in order.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "app/cluster/processes.h"
#include "app/cluster/task_threads.h"

namespace surge::app {

/// The same on all ranks but for the threads.
struct DistributedWork {
  /// What is done: compared between ranks, so that none works on something else.
  std::string identity;
  /// What differs if it is not the same, for a message; empty if it is the same after all.
  std::function<std::string(const std::string& identity_of_rank_0)> difference;
  unsigned threads = 1;
  /// Makes what runs tasks. The bytes depend on the task alone.
  std::function<TaskRunner()> make_runner;
};

struct TaskPlan {
  std::uint64_t first = 0;
  std::uint64_t count = 0;
  /// Tasks that one process does best together, as they share something that takes time to make: those of
  /// equal task / group.
  std::uint64_t group = 1;
};

struct DistributionNotes {
  /// Called for what the user should know: a lost process. May be empty.
  std::function<void(const std::string&)> note;
};

/// On rank 0: has the tasks run by all ranks, this one too, and calls `sink(task, bytes)` in order of task,
/// by the calling thread. What a worker holds is bounded, as are the results that wait for an earlier one. A
/// stop request, here or to a worker, lets the tasks under way finish and starts no more. A worker that is
/// lost costs time alone: its tasks are given to others. An exception from a task or the sink is thrown here.
/// Returns the number of results that reached the sink: always the first ones without a gap.
std::uint64_t coordinate(Processes& processes, const DistributedWork& work, const TaskPlan& plan,
                         const std::function<void(std::uint64_t task, std::string&& bytes)>& sink,
                         const DistributionNotes& notes, std::stop_token stop);

/// On the other ranks: runs what rank 0 asks for until that says that it is enough. Throws std::runtime_error
/// if rank 0 does other work, and what a task throws.
void work_for_rank_0(Processes& processes, const DistributedWork& work, std::stop_token stop);

namespace wire {

void put(std::string& bytes, std::uint64_t number);
/// Throws std::runtime_error if there are not so many bytes.
std::uint64_t take(std::string_view& bytes);

/// With a checksum: MPI may hand out what it could not read from a process that has died meanwhile.
std::string packed(const std::vector<TaskResult>& results);
/// Empty if the checksum is wrong.
std::optional<std::vector<TaskResult>> unpacked(std::string_view bytes);

}  // namespace wire

}  // namespace surge::app
