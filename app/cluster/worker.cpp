// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <stdexcept>

#include "app/cluster/distribution.h"

namespace surge::app {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostInAMessage = std::size_t{64} << 20U;  ///< bytes, but for a larger result alone

/// How a rank other than 0 spends its time.
class Worker {
 public:
  Worker(Processes& processes, const DistributedWork& work, std::stop_token stop)
      : processes_(processes),
        work_(work),
        stop_(std::move(stop)),
        threads_(work.threads, work.make_runner) {}

  void run() {
    ask();
    while (!ended_ || threads_.unfinished() > 0) {
      hear();
      send_results(threads_.take(processes_.is_busy() ? 100us : threads_.pause()));
      if (begun_ && !ended_) ask();
      tell_stop();
      if (begun_ && Clock::now() - said_ > kSayAlive) say(MessageKind::kAlive);
    }
  }

 private:
  void say(MessageKind kind, std::string bytes = {}) {
    processes_.send(0, kind, std::move(bytes));
    said_ = Clock::now();
  }

  void hear() {
    while (const auto message = processes_.receive()) {
      std::string_view bytes = message->bytes;
      if (message->kind == MessageKind::kBegin) {
        const std::string differs = bytes == work_.identity ? "" : work_.difference(message->bytes);
        if (!differs.empty()) throw std::runtime_error("it would do other work than rank 0: " + differs);
        begun_ = true;
        say(MessageKind::kAlive);
      } else if (message->kind == MessageKind::kTasks) {
        while (!bytes.empty()) {
          TaskRange tasks;
          tasks.first = wire::take(bytes);
          tasks.count = wire::take(bytes);
          asked_ -= std::min(asked_, tasks.count);
          threads_.add(tasks);
        }
      } else if (message->kind == MessageKind::kEnd) {
        ended_ = true;
        threads_.clear();
      }
    }
  }

  /// As many as it takes to be comfortable, once half of that is used up.
  void ask() {
    const std::uint64_t wanted = threads_.comfortable();
    const std::uint64_t coming = threads_.unfinished() + asked_;
    if (coming > wanted / 2) return;
    std::string bytes;
    wire::put(bytes, wanted - coming);
    wire::put(bytes, threads_.threads());
    asked_ += wanted - coming;
    say(MessageKind::kAsk, std::move(bytes));
  }

  void send_results(std::vector<TaskResult> results) {
    std::vector<TaskResult> part;
    std::size_t size = 0;
    for (TaskResult& result : results) {
      if (!part.empty() && size + result.bytes.size() > kMostInAMessage) {
        say(MessageKind::kResults, wire::packed(part));
        part.clear();
        size = 0;
      }
      size += result.bytes.size();
      part.push_back(std::move(result));
    }
    if (!part.empty()) say(MessageKind::kResults, wire::packed(part));
  }

  void tell_stop() {
    if (told_stop_ || !stop_.stop_requested()) return;
    say(MessageKind::kStop);
    told_stop_ = true;
  }

  Processes& processes_;
  const DistributedWork& work_;
  std::stop_token stop_;
  TaskThreads threads_;
  std::uint64_t asked_ = 0;  ///< tasks that have not come yet
  Clock::time_point said_ = Clock::now();
  bool begun_ = false;
  bool ended_ = false;
  bool told_stop_ = false;
};

}  // namespace

void work_for_rank_0(Processes& processes, const DistributedWork& work, std::stop_token stop) {
  Worker(processes, work, std::move(stop)).run();
}

}  // namespace surge::app
