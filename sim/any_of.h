// SPDX-License-Identifier: Apache-2.0
// Waiting for the first or for all of several things, and for one thing with a limit of time.
//
//   switch (co_await any_of(simulation.delay(2h), road.wait())) { case 0: ...; case 1: ...; }
//   if (auto dock = co_await with_timeout(docks.acquire(), 30min)) ...
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

#include "sim/operation.h"

namespace surge::sim {

/// An operation made of others, which live in the same full expression.
class Composite : public Operation {
 public:
  using Operation::Operation;

 protected:
  friend class Operation;
  virtual void member_completed(Operation& member) = 0;
  void start_member(Operation& member) {
    member.composite_ = this;
    member.process_ = process();
    member.start();
  }
  /// Lets the waiting process go on, inside the member's event.
  void finish();

 private:
  ProcessState* process() const { return process_; }
};

/// What any_of and all_of have in common: a fixed number of members.
template <std::size_t N>
class CompositeOf : public Composite {
 public:
  explicit CompositeOf(const std::array<Operation*, N>& members)
      : Composite(members[0]->simulation()), members_(members) {}

  void withdraw() override {
    for (std::size_t i = 0; i < N; ++i) {
      if (!done_[i]) members_[i]->withdraw();
    }
  }

 protected:
  std::size_t position(const Operation& member) const {
    std::size_t i = 0;
    while (members_[i] != &member) ++i;
    return i;
  }

  std::array<Operation*, N> members_;
  std::array<bool, N> done_{};
};

/// Result: the position of the member that completed first; the others are withdrawn, and what they were
/// granted is handed back. Of members that could complete at once, the first is chosen and the others are not
/// tried.
template <std::size_t N>
class AnyOf final : public CompositeOf<N> {
 public:
  using CompositeOf<N>::CompositeOf;

  bool try_complete() override {
    for (first_ = 0; first_ < N; ++first_) {
      if (this->members_[first_]->try_complete()) return true;
    }
    return false;
  }
  void start() override {
    for (Operation* member : this->members_) this->start_member(*member);
  }
  std::size_t await_resume() const {
    this->resumed();
    return first_;
  }
  std::size_t take() const { return first_; }

 private:
  void member_completed(Operation& member) override {
    first_ = this->position(member);
    this->done_[first_] = true;
    this->withdraw();
    this->finish();
  }

  std::size_t first_ = N;
};

/// Goes on when every member has completed. If the process is interrupted before, what members were granted
/// already is kept by them and handed back only where their kind does so when destroyed.
template <std::size_t N>
class AllOf final : public CompositeOf<N> {
 public:
  using CompositeOf<N>::CompositeOf;

  bool try_complete() override {
    for (std::size_t i = 0; i < N; ++i) mark(i, this->members_[i]->try_complete());
    return left_ == 0;
  }
  void start() override {
    for (std::size_t i = 0; i < N; ++i) {
      if (!this->done_[i]) this->start_member(*this->members_[i]);
    }
  }
  void await_resume() const { this->resumed(); }
  void take() const {}

 private:
  void mark(std::size_t i, bool done) {
    this->done_[i] = done;
    if (done) --left_;
  }
  void member_completed(Operation& member) override {
    mark(this->position(member), true);
    if (left_ == 0) this->finish();
  }

  std::size_t left_ = N;
};

template <class... Operations>
AnyOf<sizeof...(Operations)> any_of(Operations&&... operations) {
  static_assert(sizeof...(Operations) > 0);
  return AnyOf<sizeof...(Operations)>(std::array<Operation*, sizeof...(Operations)>{&operations...});
}

template <class... Operations>
AllOf<sizeof...(Operations)> all_of(Operations&&... operations) {
  static_assert(sizeof...(Operations) > 0);
  return AllOf<sizeof...(Operations)>(std::array<Operation*, sizeof...(Operations)>{&operations...});
}

/// Result: optional of what the operation gives, or bool if it gives nothing; empty or false when time ran
/// out first.
template <class Awaited>
class WithTimeout final : public Composite {
 public:
  using Value = decltype(std::declval<Awaited&>().take());
  using Result = std::conditional_t<std::is_void_v<Value>, bool,
                                    std::optional<std::conditional_t<std::is_void_v<Value>, bool, Value>>>;

  WithTimeout(Awaited& awaited, Duration timeout)
      : Composite(awaited.simulation()), awaited_(awaited), timer_(awaited.simulation().delay(timeout)) {}

  bool try_complete() override { return completed_ = awaited_.try_complete(); }
  void start() override {
    start_member(awaited_);
    start_member(timer_);
  }
  void withdraw() override {
    awaited_.withdraw();
    timer_.withdraw();
  }
  Result await_resume() {
    resumed();
    return take();
  }
  Result take() {
    if constexpr (std::is_void_v<Value>) {
      return completed_;
    } else {
      return completed_ ? Result(awaited_.take()) : Result();
    }
  }

 private:
  void member_completed(Operation& member) override {
    completed_ = &member == &awaited_;
    completed_ ? timer_.withdraw() : awaited_.withdraw();
    finish();
  }

  Awaited& awaited_;
  DelayAwaitable timer_;
  bool completed_ = false;
};

template <class Awaited>
WithTimeout<std::remove_reference_t<Awaited>> with_timeout(Awaited&& awaited, Duration timeout) {
  return {awaited, timeout};
}

}  // namespace surge::sim
