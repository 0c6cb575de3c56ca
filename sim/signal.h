// SPDX-License-Identifier: Apache-2.0
// A signal: processes wait until somebody notifies. Nothing is remembered: a notification reaches those who
// wait then.
#pragma once

#include <cstddef>

#include "sim/operation.h"

namespace surge::sim {

enum class WaitResult { kSignalled, kTimedOut };

class SignalWait;
class SignalWaitFor;

class Signal {
 public:
  explicit Signal(Simulation& simulation) : simulation_(&simulation) {}

  /// `co_await signal.wait()`.
  SignalWait wait();
  /// `co_await signal.wait_for(2h)` tells which came first; a notification in the same instant before the
  /// time is up counts.
  SignalWaitFor wait_for(Duration timeout);

  /// Those who wait go on, as events at now in the order of their waiting.
  void notify_all();
  /// The one who has waited longest goes on; nothing happens if nobody waits.
  void notify_one();
  std::size_t waiting() const { return waiting_; }

 private:
  friend class SignalWait;
  friend class SignalWaitFor;

  Simulation* simulation_;
  WaitList<SignalWait> line_;
  std::size_t waiting_ = 0;
};

class SignalWait : public Operation {
 public:
  explicit SignalWait(Signal& signal) : Operation(*signal.simulation_), signal_(signal) {}

  void start() override {
    signal_.line_.push_back(*this);
    ++signal_.waiting_;
  }
  void withdraw() override {
    leave_line();
    cancel_completion();
  }
  void await_resume() const { resumed(); }
  void take() const {}

 protected:
  friend class Signal;
  virtual void notified() { complete_now(); }
  void leave_line() {
    if (!linked()) return;
    unlink();
    --signal_.waiting_;
  }

  Signal& signal_;
};

/// Waits for the signal or for time to pass.
class SignalWaitFor final : public SignalWait {
 public:
  SignalWaitFor(Signal& signal, Duration timeout)
      : SignalWait(signal), until_(signal.simulation_->now() + timeout) {}

  void start() override {
    SignalWait::start();
    complete_at(until_, {});
  }
  WaitResult await_resume() {
    resumed();
    return take();
  }
  WaitResult take() {
    leave_line();  // still in it when time is up
    return result_;
  }

 private:
  void notified() override {
    result_ = WaitResult::kSignalled;
    cancel_completion();
    complete_now();
  }

  Time until_;
  WaitResult result_ = WaitResult::kTimedOut;
};

inline SignalWait Signal::wait() {
  return SignalWait(*this);
}
inline SignalWaitFor Signal::wait_for(Duration timeout) {
  return {*this, timeout};
}

inline void Signal::notify_one() {
  if (line_.empty()) return;
  SignalWait& first = line_.front();
  first.leave_line();
  first.notified();
}

inline void Signal::notify_all() {
  while (!line_.empty()) notify_one();
}

}  // namespace surge::sim
