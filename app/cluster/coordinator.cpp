// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include "app/cluster/distribution.h"

namespace surge::app {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// How far tasks may be begun ahead of the first result that is missing: tasks a thread, and bytes of
/// results.
constexpr std::uint64_t kMostAhead = 128;
constexpr std::size_t kMostBytesAhead = std::size_t{256} << 20U;
/// Of a group; so many are worth what they share.
constexpr std::uint64_t kMostTogether = 256;
constexpr auto kLookInterval = 100ms;

/// What rank 0 knows of a rank.
struct Member {
  std::uint64_t threads = 1;
  std::uint64_t asked = 0;  ///< tasks it could take
  std::set<std::uint64_t> has{};
  bool has_agreed = false;
  Clock::time_point heard = Clock::now();
};

class Coordinator {
 public:
  Coordinator(Processes& processes, const DistributedWork& work, const TaskPlan& plan,
              const std::function<void(std::uint64_t, std::string&&)>& sink, const DistributionNotes& notes,
              std::stop_token stop)
      : processes_(processes),
        group_(std::max<std::uint64_t>(1, plan.group)),
        together_(std::min(group_, kMostTogether)),
        first_(plan.first),
        end_(plan.first + plan.count),
        next_(plan.first),
        due_(plan.first),
        sink_(sink),
        notes_(notes),
        stop_(std::move(stop)),
        members_(static_cast<std::size_t>(processes.count())),
        own_(work.threads, work.make_runner) {
    members_[0].threads = work.threads;
    for (int worker = 1; worker < processes.count(); ++worker) {
      if (!processes_.is_gone(worker)) processes_.send(worker, MessageKind::kBegin, work.identity);
    }
  }

  std::uint64_t run() {
    wait_for_agreement();
    while (due_ < end_ && !(stopping_ && nothing_under_way())) {
      if (stop_.stop_requested()) stop();
      hear();
      look_for_lost();
      ask_for_own();
      if (!stopping_) hand_out();
      for (TaskResult& result : own_.take(processes_.is_busy() ? 100us : own_.pause()))
        enter(0, std::move(result));
      deliver();
    }
    return due_ - first_;
  }

 private:
  /// Every rank has looked at what is to be done: so none is found to do something else when all is half
  /// done.
  void wait_for_agreement() {
    for (std::size_t rank = 1; rank < members_.size() && !stopping_;) {
      if (members_[rank].has_agreed || processes_.is_gone(static_cast<int>(rank))) {
        ++rank;
        continue;
      }
      hear();
      look_for_lost();
      if (stop_.stop_requested()) stop();
      std::this_thread::sleep_for(1ms);
    }
  }

  bool nothing_under_way() const { return own_.unfinished() == 0 && processes_.all_gone(); }

  /// Lets what is under way finish.
  void stop() {
    if (stopping_) return;
    stopping_ = true;
    own_.clear();
    processes_.end();
  }

  void hear() {
    while (auto message = processes_.receive()) {
      const auto rank = static_cast<std::size_t>(message->rank);
      Member& member = members_[rank];
      member.heard = Clock::now();
      std::string_view bytes = message->bytes;
      switch (message->kind) {
        case MessageKind::kAsk:
          member.asked += wire::take(bytes);
          member.threads = wire::take(bytes);
          break;
        case MessageKind::kResults:
          receive_results(rank, bytes);
          break;
        case MessageKind::kAlive:
          member.has_agreed = true;
          break;
        case MessageKind::kStop:
          stop();
          break;
        case MessageKind::kFailed:
          throw std::runtime_error(message->bytes);
        default:
          break;
      }
    }
  }

  void receive_results(std::size_t rank, std::string_view bytes) {
    auto results = wire::unpacked(bytes);
    if (results) {
      for (TaskResult& result : *results) enter(rank, std::move(result));
    } else if (!processes_.is_gone(static_cast<int>(rank))) {
      lose(rank, "has sent what cannot be read");
    }
  }

  /// Results of a rank that was taken for lost count too: they are the same.
  void enter(std::size_t rank, TaskResult result) {
    members_[rank].has.erase(result.task);
    again_.erase(result.task);
    if (result.task < due_ || result.task >= end_) return;
    const auto [place, is_new] = waiting_.try_emplace(result.task, std::move(result.bytes));
    if (is_new) waiting_bytes_ += place->second.size();
  }

  void deliver() {
    while (!waiting_.empty() && waiting_.begin()->first == due_) {
      auto node = waiting_.extract(waiting_.begin());
      waiting_bytes_ -= node.mapped().size();
      sink_(due_, std::move(node.mapped()));
      ++due_;
      if (stop_.stop_requested()) stop();
    }
  }

  void look_for_lost() {
    const auto now = Clock::now();
    if (now < next_look_) return;
    next_look_ = now + kLookInterval;
    for (std::size_t rank = 1; rank < members_.size(); ++rank) {
      const int worker = static_cast<int>(rank);
      if (processes_.is_gone(worker)) continue;
      const bool died = processes_.has_died(worker);
      if (died || now - members_[rank].heard > kSilence) lose(rank, died ? "has died" : "is silent");
    }
  }

  void lose(std::size_t rank, const std::string& why) {
    processes_.give_up(static_cast<int>(rank));
    Member& member = members_[rank];
    for (const std::uint64_t task : member.has) {
      if (task >= due_ && !waiting_.contains(task)) again_.insert(task);
    }
    member.has.clear();
    if (notes_.note) notes_.note("rank " + std::to_string(rank) + " " + why + "; the others do its work");
  }

  void ask_for_own() {
    Member& own = members_[0];
    own.asked = 0;
    const std::uint64_t wanted = own_.comfortable();
    const std::uint64_t unfinished = own_.unfinished();
    if (unfinished <= wanted / 2) own.asked = wanted - unfinished;
  }

  void hand_out() {
    const std::uint64_t threads = all_threads();
    for (std::size_t rank = 0; rank < members_.size(); ++rank) {
      if (rank > 0 && processes_.is_gone(static_cast<int>(rank))) continue;
      Member& member = members_[rank];
      std::string bytes;
      while (member.asked > 0) {
        const TaskRange tasks = choose_for(member, threads);
        if (tasks.count == 0) break;
        for (std::uint64_t task = tasks.first; task < tasks.first + tasks.count; ++task)
          member.has.insert(task);
        member.asked -= std::min(member.asked, tasks.count);
        if (rank == 0) {
          own_.add(tasks);
        } else {
          wire::put(bytes, tasks.first);
          wire::put(bytes, tasks.count);
        }
      }
      if (!bytes.empty()) processes_.send(static_cast<int>(rank), MessageKind::kTasks, std::move(bytes));
    }
  }

  std::uint64_t all_threads() const {
    std::uint64_t threads = 0;
    for (std::size_t rank = 0; rank < members_.size(); ++rank) {
      if (rank == 0 || !processes_.is_gone(static_cast<int>(rank))) threads += members_[rank].threads;
    }
    return threads;
  }

  /// What was lost comes first; towards the end no rank gets more than it can begin at once, so that all end
  /// at about the same time.
  TaskRange choose_for(const Member& member, std::uint64_t threads) {
    if (!again_.empty()) return {again_.extract(again_.begin()).value(), 1};
    const std::uint64_t left = end_ - next_;
    const std::uint64_t ahead = std::max(kMostAhead, 4 * together_) * threads;
    if (left == 0 || next_ >= due_ + ahead || waiting_bytes_ > kMostBytesAhead) return {};
    std::uint64_t most = member.asked;
    if (left < 2 * threads * together_) {
      if (member.has.size() >= member.threads) return {};
      most = std::min<std::uint64_t>(most, member.threads - member.has.size());
    } else if (group_ > 1) {
      most = std::min(together_, group_ - next_ % group_);
    } else {
      most = std::min(most, std::max<std::uint64_t>(1, left / (2 * threads)) * member.threads);
    }
    const TaskRange tasks{next_, std::min(most, left)};
    next_ += tasks.count;
    return tasks;
  }

  Processes& processes_;
  std::uint64_t group_;
  std::uint64_t together_;
  std::uint64_t first_;
  std::uint64_t end_;
  std::uint64_t next_;               ///< task that nobody has had
  std::uint64_t due_;                ///< task whose result the sink waits for
  std::set<std::uint64_t> again_{};  ///< tasks whose rank was lost
  std::map<std::uint64_t, std::string> waiting_{};
  std::size_t waiting_bytes_ = 0;
  const std::function<void(std::uint64_t, std::string&&)>& sink_;
  const DistributionNotes& notes_;
  std::stop_token stop_;
  bool stopping_ = false;
  Clock::time_point next_look_{};
  std::vector<Member> members_;
  TaskThreads own_;
};

}  // namespace

std::uint64_t coordinate(Processes& processes, const DistributedWork& work, const TaskPlan& plan,
                         const std::function<void(std::uint64_t task, std::string&& bytes)>& sink,
                         const DistributionNotes& notes, std::stop_token stop) {
  return Coordinator(processes, work, plan, sink, notes, std::move(stop)).run();
}

}  // namespace surge::app
