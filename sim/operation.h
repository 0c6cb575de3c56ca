// SPDX-License-Identifier: Apache-2.0
// What a process waits for. Every awaitable of the engine is an Operation: it can be started, it completes
// once by an event, and it can be withdrawn, which is what interrupts, timeouts and any_of are made of.
#pragma once

#include <coroutine>

#include "sim/process_state.h"
#include "sim/simulation.h"
#include "sim/wait_list.h"

namespace surge::sim {

/// Base of all awaitables. Lives on the frame of the coroutine that awaits it and never moves.
class Operation : public WaitLink {
 public:
  explicit Operation(Simulation& simulation) : simulation_(&simulation) {}
  virtual ~Operation() = default;

  /// Tries to complete at once; true if done. Called first, at most once.
  virtual bool try_complete() { return false; }
  /// Registers what will complete the operation later.
  virtual void start() = 0;
  /// Undoes start(), and hands back what was granted but not yet taken.
  virtual void withdraw() = 0;

  bool await_ready() { return try_complete(); }

  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> handle) {
    process_ = handle.promise().process;
    target_ = handle;
    if (process_->interrupted) return process_->resume_interrupted(handle);
    process_->waiting_for = this;
    start();
  }

  Simulation& simulation() const { return *simulation_; }

 protected:
  /// To be called first in await_resume(): throws Interrupted if that is why the process goes on.
  void resumed() const {
    if (process_ != nullptr && process_->interrupted) process_->throw_interrupt();
  }
  /// Schedules the completion as an event.
  void complete_at(Time time, Priority priority) {
    event_ = simulation_->schedule_at(time, Completion{this, target_.address()}, priority);
  }
  void complete_now(Priority priority = {}) { complete_at(simulation_->now(), priority); }
  /// Completed, but the process has not gone on yet.
  bool completing() const { return simulation_->pending(event_); }
  void cancel_completion() { simulation_->cancel(event_); }

 private:
  friend class Composite;
  friend struct ProcessState;

  struct Completion {
    Operation* operation;
    void* frame;  ///< of the coroutine that waits; there to be prefetched
    void operator()() const { operation->fire(); }
  };
  void fire() {
    if (composite_ != nullptr) return fire_composite();
    process_->waiting_for = nullptr;
    target_.resume();
  }
  void fire_composite();

  Simulation* simulation_;
  ProcessState* process_ = nullptr;
  std::coroutine_handle<> target_;
  EventHandle event_;
  Composite* composite_ = nullptr;  ///< the any_of or all_of it is part of
};

/// Base of those that wait in one line and give nothing.
class LineOperation : public Operation {
 public:
  using Operation::Operation;

  void withdraw() override {
    unlink();
    cancel_completion();
  }
  void await_resume() const { resumed(); }
  void take() const {}
};

/// `co_await simulation.delay(duration)`.
class DelayAwaitable final : public Operation {
 public:
  DelayAwaitable(Simulation& simulation, Time until, Priority priority)
      : Operation(simulation), until_(until), priority_(priority) {}

  void start() override { complete_at(until_, priority_); }
  void withdraw() override { cancel_completion(); }
  void await_resume() const { resumed(); }
  void take() const {}

 private:
  Time until_;
  Priority priority_;
};

inline DelayAwaitable Simulation::delay(Duration duration, Priority priority) {
  return {*this, now_ + duration, priority};
}
inline DelayAwaitable Simulation::delay_until(Time time, Priority priority) {
  return {*this, time, priority};
}

}  // namespace surge::sim
