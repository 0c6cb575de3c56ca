// SPDX-License-Identifier: Apache-2.0
// Processes: coroutines that live on simulated time.
//
//   sim::Process customer(Shop& shop) {
//     co_await shop.simulation.delay(5min);
//     sim::Holding clerk = co_await shop.clerks.acquire();
//     co_await serve(shop);            // sim::Task<> serve(Shop&)
//   }
//   simulation.spawn(customer(shop));
//
// Arguments taken by reference must outlive the process. Do not capture in a lambda coroutine: pass
// arguments.
#pragma once

#include <coroutine>
#include <cstddef>
#include <exception>
#include <optional>
#include <utility>

#include "sim/frame_pool.h"
#include "sim/operation.h"
#include "sim/process_state.h"
#include "sim/simulation.h"

namespace surge::sim {

/// Common to the promises of processes and tasks.
struct PromiseBase {
  static void* operator new(std::size_t size) { return allocate_frame(size); }
  static void operator delete(void* block, std::size_t size) noexcept { free_frame(block, size); }

  ProcessState* process = nullptr;  ///< the root process this coroutine runs for
};

/// Return type of a root coroutine. Does nothing before Simulation::spawn.
class [[nodiscard]] Process {
 public:
  struct promise_type : PromiseBase {
    promise_type() { process = &state; }
    Process get_return_object() { return Process(std::coroutine_handle<promise_type>::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct Final {
      bool await_ready() noexcept { return false; }
      void await_suspend(std::coroutine_handle<promise_type> handle) noexcept {
        handle.promise().state.end();
        handle.destroy();
      }
      void await_resume() noexcept {}
    };
    Final final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() { state.keep_escaped_exception(); }

    ProcessState state;
  };

  Process(Process&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Process& operator=(Process&&) = delete;
  ~Process() {
    if (handle_) handle_.destroy();
  }

 private:
  friend class Simulation;
  explicit Process(std::coroutine_handle<promise_type> handle) : handle_(handle) {}

  std::coroutine_handle<promise_type> handle_;
};

class JoinAwaitable;

/// Names a spawned process; safe after its end. Must not outlive the simulation.
class ProcessHandle {
 public:
  ProcessHandle() = default;

  bool done() const { return state() == nullptr; }
  /// The process goes on at once (as an event at now) with Interrupted thrown from its co_await; what it
  /// waited for is withdrawn. One that is not waiting now meets the interrupt at its next wait. Harmless
  /// after the end; a second interrupt before the first was seen is ignored.
  void interrupt(std::string reason) const {
    if (ProcessState* process = state()) process->interrupt(std::move(reason));
  }
  /// `co_await handle` (or handle.join()) waits for the end.
  JoinAwaitable join() const;

 private:
  friend class Simulation;
  friend class JoinAwaitable;
  ProcessHandle(Simulation& simulation, std::uint32_t index, std::uint32_t generation)
      : simulation_(&simulation), index_(index), generation_(generation) {}
  ProcessState* state() const {
    return simulation_ ? simulation_->process_state(index_, generation_) : nullptr;
  }

  Simulation* simulation_ = nullptr;
  std::uint32_t index_ = 0;
  std::uint32_t generation_ = 0;
};

/// Waits for the end of a process.
class JoinAwaitable final : public LineOperation {
 public:
  JoinAwaitable(Simulation& simulation, ProcessHandle handle) : LineOperation(simulation), handle_(handle) {}

  bool try_complete() override { return handle_.done(); }
  void start() override { handle_.state()->joiners.push_back(*this); }

 private:
  friend struct ProcessState;
  void process_ended() {
    unlink();
    complete_now();
  }

  ProcessHandle handle_;
};

inline JoinAwaitable ProcessHandle::join() const {
  return {*simulation_, *this};
}
inline JoinAwaitable operator co_await(const ProcessHandle& handle) {
  return handle.join();
}

}  // namespace surge::sim

#include "sim/task.h"
