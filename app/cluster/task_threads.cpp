// SPDX-License-Identifier: Apache-2.0
#include "app/cluster/task_threads.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace surge::app {
namespace {

constexpr double kSecondsInStore = 0.02;  ///< of work in store; a question and its answer take about 2 ms
constexpr double kLeastInStore = 2;       ///< tasks a thread
constexpr double kMostInStore = 64;
constexpr double kPauseShare = 0.05;  ///< of a task
constexpr std::chrono::microseconds kShortestPause{500};
constexpr std::chrono::microseconds kLongestPause{5000};
constexpr double kNewShare = 0.1;  ///< of the last task in the mean

}  // namespace

TaskThreads::TaskThreads(unsigned threads, std::function<TaskRunner()> make_runner) {
  for (unsigned i = 0; i < threads; ++i) workers_.emplace_back([this, make_runner] { work(make_runner); });
}

TaskThreads::~TaskThreads() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  more_tasks_.notify_all();
}

void TaskThreads::add(TaskRange tasks) {
  if (tasks.count == 0) return;
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(tasks);
    unfinished_ += tasks.count;
  }
  more_tasks_.notify_all();
}

void TaskThreads::clear() {
  const std::lock_guard lock(mutex_);
  for (const TaskRange& tasks : waiting_) unfinished_ -= tasks.count;
  waiting_.clear();
}

std::vector<TaskResult> TaskThreads::take(std::chrono::microseconds patience) {
  std::unique_lock lock(mutex_);
  more_results_.wait_for(lock, patience, [&] { return !results_.empty() || failure_; });
  if (failure_) std::rethrow_exception(failure_);
  unfinished_ -= results_.size();
  return std::exchange(results_, {});
}

std::uint64_t TaskThreads::unfinished() const {
  const std::lock_guard lock(mutex_);
  return unfinished_;
}

std::uint64_t TaskThreads::comfortable() const {
  const std::lock_guard lock(mutex_);
  const double each = seconds_a_task_ > 0 ? std::ceil(kSecondsInStore / seconds_a_task_) : kLeastInStore;
  return static_cast<std::uint64_t>(std::clamp(each, kLeastInStore, kMostInStore)) * workers_.size();
}

std::chrono::microseconds TaskThreads::pause() const {
  const std::lock_guard lock(mutex_);
  const std::chrono::duration<double> share(seconds_a_task_ * kPauseShare);
  return std::clamp(std::chrono::duration_cast<std::chrono::microseconds>(share), kShortestPause,
                    kLongestPause);
}

void TaskThreads::work(const std::function<TaskRunner()>& make_runner) {
  using Clock = std::chrono::steady_clock;
  try {
    const TaskRunner run = make_runner();
    for (std::uint64_t task = 0; next(task);) {
      const auto begin = Clock::now();
      std::string bytes = run(task);
      deliver({task, std::move(bytes)}, Clock::now() - begin);
    }
  } catch (...) {
    fail(std::current_exception());
  }
}

bool TaskThreads::next(std::uint64_t& task) {
  std::unique_lock lock(mutex_);
  more_tasks_.wait(lock, [&] { return ending_ || failure_ || !waiting_.empty(); });
  if (ending_ || failure_) return false;
  TaskRange& tasks = waiting_.front();
  task = tasks.first++;
  if (--tasks.count == 0) waiting_.pop_front();
  return true;
}

void TaskThreads::deliver(TaskResult result, std::chrono::duration<double> took) {
  {
    const std::lock_guard lock(mutex_);
    results_.push_back(std::move(result));
    seconds_a_task_ += (seconds_a_task_ > 0 ? kNewShare : 1) * (took.count() - seconds_a_task_);
  }
  more_results_.notify_one();
}

void TaskThreads::fail(std::exception_ptr failure) {
  {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
  }
  more_tasks_.notify_all();
  more_results_.notify_one();
}

}  // namespace surge::app
