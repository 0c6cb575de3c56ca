// SPDX-License-Identifier: Apache-2.0
// Threads of one process that work off numbered tasks.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace surge::app {

/// Consecutive tasks.
struct TaskRange {
  std::uint64_t first = 0;
  std::uint64_t count = 0;
};

struct TaskResult {
  std::uint64_t task = 0;
  std::string bytes;
};

/// Turns a task into the bytes of its result. Used by one thread.
using TaskRunner = std::function<std::string(std::uint64_t task)>;

/// All functions are called by one thread, which is none of these.
class TaskThreads {
 public:
  /// `make_runner` is called by each thread for itself.
  TaskThreads(unsigned threads, std::function<TaskRunner()> make_runner);
  /// Waits for the tasks under way.
  ~TaskThreads();
  TaskThreads(const TaskThreads&) = delete;
  TaskThreads& operator=(const TaskThreads&) = delete;

  unsigned threads() const { return static_cast<unsigned>(workers_.size()); }
  void add(TaskRange tasks);
  /// Drops what is not under way.
  void clear();
  /// Results since the last call; if there are none, waits for one, `patience` at the most. Throws what a
  /// task has thrown.
  std::vector<TaskResult> take(std::chrono::microseconds patience);
  /// Tasks that were added and whose results were not taken.
  std::uint64_t unfinished() const;
  /// How many tasks it should have so that no thread waits for more before they can be here: those of some
  /// tens of milliseconds, two a thread at the least.
  std::uint64_t comfortable() const;
  /// How long one may wait for a result before looking for messages: little beside what a task takes.
  std::chrono::microseconds pause() const;

 private:
  void work(const std::function<TaskRunner()>& make_runner);
  bool next(std::uint64_t& task);
  void deliver(TaskResult result, std::chrono::duration<double> took);
  void fail(std::exception_ptr failure);

  mutable std::mutex mutex_;
  std::condition_variable more_tasks_;
  std::condition_variable more_results_;
  std::deque<TaskRange> waiting_;
  std::vector<TaskResult> results_;
  std::uint64_t unfinished_ = 0;
  double seconds_a_task_ = 0;  ///< lately; 0: not known yet
  std::exception_ptr failure_;
  bool ending_ = false;
  std::vector<std::jthread> workers_;
};

}  // namespace surge::app
