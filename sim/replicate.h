// SPDX-License-Identifier: Apache-2.0
// Independent replications on several threads, their results handed on in order.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <map>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#include "sim/contract.h"

namespace surge::sim {

struct ReplicateOptions {
  std::uint64_t first = 0;
  std::uint64_t count = 0;
  unsigned threads = 1;  ///< >= 1
};

namespace internal {

/// Hands out replications, and results to the sink in their order. A worker that is too far ahead waits, so
/// that memory stays flat.
template <class Result, class Sink>
class Conveyor {
 public:
  Conveyor(const ReplicateOptions& options, Sink& sink, std::stop_token stop)
      : end_(options.first + options.count),
        ahead_limit_(4 * std::uint64_t{options.threads}),
        next_(options.first),
        due_(options.first),
        sink_(sink),
        stop_(std::move(stop)) {}

  /// False when there is nothing left to do.
  bool take(std::uint64_t& replication) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return failure_ || next_ >= end_ || next_ < due_ + ahead_limit_; });
    if (failure_ || next_ >= end_ || stop_.stop_requested()) return false;
    replication = next_++;
    return true;
  }

  void deliver(std::uint64_t replication, Result&& result) {
    const std::lock_guard lock(mutex_);
    if (failure_) return;
    waiting_.emplace(replication, std::move(result));
    while (!waiting_.empty() && waiting_.begin()->first == due_) {
      auto node = waiting_.extract(waiting_.begin());
      sink_(due_, std::move(node.mapped()));
      ++due_;
      ++delivered_;
    }
    room_.notify_all();
  }

  void fail(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
    room_.notify_all();
  }

  /// After all workers have ended: how many results the sink has had.
  std::uint64_t finish() {
    if (failure_) std::rethrow_exception(failure_);
    return delivered_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable room_;
  std::uint64_t end_;
  std::uint64_t ahead_limit_;
  std::uint64_t next_;
  std::uint64_t due_;
  std::uint64_t delivered_ = 0;
  std::map<std::uint64_t, Result> waiting_;
  Sink& sink_;
  std::stop_token stop_;
  std::exception_ptr failure_;
};

}  // namespace internal

/// Calls `run(replication) -> Result` for each replication, on up to `threads` threads, and
/// `sink(replication, Result&&)` in order of replication, one call at a time. Results depend on the
/// replication only, so they are the same for any number of threads. A stop request lets the replications
/// under way finish and starts no more. An exception from run or sink ends all and is thrown here. Returns
/// the number of results that reached the sink: always the first ones without a gap.
template <class Result, class Run, class Sink>
std::uint64_t replicate(const ReplicateOptions& options, Run run, Sink sink, std::stop_token stop = {}) {
  SIM_EXPECT(options.threads >= 1);
  internal::Conveyor<Result, Sink> conveyor(options, sink, std::move(stop));
  const auto work = [&] {
    try {
      for (std::uint64_t replication = 0; conveyor.take(replication);)
        conveyor.deliver(replication, run(replication));
    } catch (...) {
      conveyor.fail(std::current_exception());
    }
  };
  const auto threads = static_cast<unsigned>(
      std::min<std::uint64_t>(options.threads, std::max<std::uint64_t>(options.count, 1)));
  {
    std::vector<std::jthread> workers;
    for (unsigned i = 1; i < threads; ++i) workers.emplace_back(work);
    work();
  }
  return conveyor.finish();
}

}  // namespace surge::sim
