// SPDX-License-Identifier: Apache-2.0
// A simulation: the clock, the event list, and the processes that live on it.
#pragma once

#include <array>
#include <bit>
#include <coroutine>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include "sim/contract.h"
#include "sim/event_queue.h"
#include "sim/priority.h"
#include "sim/time.h"

namespace surge::sim {

class Process;
class ProcessHandle;
class DelayAwaitable;
struct ProcessState;

/// Names a scheduled event. Safe to keep and to use after the event has run.
struct EventHandle {
  std::uint32_t slot = 0;
  std::uint64_t order = 0;  ///< 0: no event
};

/// How a run ended.
struct RunOutcome {
  enum class Kind { finished, horizon, stopped, failed };

  Kind kind = Kind::finished;
  Time time{};       ///< of the last event, or the horizon
  std::string what;  ///< stopped: the reason given; failed: what went wrong
};

/// Not copyable, not movable: processes and resources refer to it. Used by one thread at a time.
class Simulation {
 public:
  Simulation();
  /// Destroys all processes that have not ended, with everything on their frames.
  ~Simulation();
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;

  Time now() const { return now_; }

  /// Runs `callback()` at `time` >= now. Callables of up to 16 bytes that are trivially copyable are stored
  /// without allocation.
  template <class Callback>
  EventHandle schedule_at(Time time, Callback&& callback, Priority priority = {});
  template <class Callback>
  EventHandle schedule_in(Duration delay, Callback&& callback, Priority priority = {}) {
    return schedule_at(now_ + delay, std::forward<Callback>(callback), priority);
  }

  /// True if the event was pending; it will not run then. Handles of past events are harmless.
  bool cancel(EventHandle handle);
  bool pending(EventHandle handle) const;

  /// Starts a process: its first step is an event at now.
  ProcessHandle spawn(Process process, Priority priority = {});

  /// `co_await simulation.delay(36h)`: goes on after `duration` >= 0.
  DelayAwaitable delay(Duration duration, Priority priority = {});
  DelayAwaitable delay_until(Time time, Priority priority = {});

  /// Runs until no event is left, or stop() is called, or a callback or process lets an exception escape.
  RunOutcome run();
  /// The same, but leaves events after `horizon` pending and sets the clock to it. Can be called again to go
  /// on.
  RunOutcome run_until(Time horizon);
  /// Ends the run after the present event.
  void stop(std::string reason);

  /// Called after every event; for checks of invariants. What it throws fails the run.
  void on_event(std::function<void()> observer) { observer_ = std::move(observer); }

  std::uint64_t executed_events() const { return executed_; }
  std::size_t pending_events() const { return live_; }
  /// Pending events and cancelled ones not yet forgotten.
  std::size_t queued_events() const { return queue_.size(); }
  /// True while the destructor destroys the processes: what they hold needs no giving back.
  bool tearing_down() const { return tearing_down_; }

 private:
  friend class ProcessHandle;
  friend struct ProcessState;

  static constexpr std::size_t kInlineBytes = 16;
  /// A callback, or a pointer to it; in two words so that it travels in registers.
  struct Payload {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
  };
  enum class Use { kRun, kDiscard };
  /// Runs the callback or only frees what it owns.
  using Action = void (*)(Payload, Use);
  struct Slot {
    Action run = nullptr;
    Payload payload;
    std::uint64_t order = 0;  ///< of the event it holds; 0 when free
  };

  EventHandle schedule_raw(Time time, Priority priority, Action action, Payload payload);
  template <class Stored>
  static Payload pack(const Stored& value);
  template <class Stored>
  static Stored unpack(Payload payload);
  std::uint32_t add_slot();
  void release_slot(std::uint32_t slot);
  void forget_cancelled();
  EventKey take_next(Time horizon);
  void execute(EventKey key);
  RunOutcome run_loop(Time horizon, bool bounded);
  void prefetch_next();
  void keep_failure();

  std::uint32_t enter(ProcessState& process);
  void leave(ProcessState& process);
  ProcessState* process_state(std::uint32_t index, std::uint32_t generation) const {
    const ProcessEntry& entry = process_table_[index];
    return entry.generation == generation ? entry.state : nullptr;
  }

  EventQueue queue_;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> free_slots_;
  Time now_ = kStart;
  std::uint64_t next_order_ = 1;
  std::size_t live_ = 0;
  std::uint64_t executed_ = 0;
  std::function<void()> observer_;
  bool stop_requested_ = false;
  bool failed_ = false;
  bool tearing_down_ = false;
  std::string reason_;

  struct ProcessEntry {
    ProcessState* state = nullptr;
    std::uint32_t generation = 0;  ///< counts the processes that had this entry
  };
  ProcessState* processes_ = nullptr;  ///< list of all that have not ended
  std::vector<ProcessEntry> process_table_;
  std::vector<std::uint32_t> free_process_entries_;
};

}  // namespace surge::sim

#include "sim/simulation_inline.h"
