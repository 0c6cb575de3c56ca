// SPDX-License-Identifier: Apache-2.0
#include "sim/simulation.h"

#include <array>
#include <exception>
#include <stdexcept>
#include <utility>

#include "sim/process.h"

namespace surge::sim {
namespace {

/// Cancelled events stay in the queue until they are this many more than the pending ones.
constexpr std::size_t kCancelledSlack = 1024;

}  // namespace

Simulation::Simulation() = default;

Simulation::~Simulation() {
  tearing_down_ = true;
  while (processes_ != nullptr) processes_->destroy();
  for (Slot& slot : slots_) {
    if (slot.order != 0) slot.run(slot.payload, Use::kDiscard);
  }
}

std::uint32_t Simulation::add_slot() {
  if (slots_.size() >= kSlotLimit)
    throw std::length_error("more than 16,777,216 events pending at the same time");
  if (next_order_ >= kOrderLimit) throw std::length_error("more than 68,719,476,735 events in one run");
  slots_.emplace_back();
  return static_cast<std::uint32_t>(slots_.size() - 1);
}

bool Simulation::cancel(EventHandle handle) {
  if (!pending(handle)) return false;
  Slot& slot = slots_[handle.slot];
  slot.run(slot.payload, Use::kDiscard);
  release_slot(handle.slot);
  if (queue_.size() > 2 * live_ + kCancelledSlack) forget_cancelled();
  return true;
}

void Simulation::forget_cancelled() {
  queue_.remove_if([this](EventKey key) { return slots_[slot_of(key)].order != order_of(key); });
}

void Simulation::stop(std::string reason) {
  stop_requested_ = true;
  reason_ = std::move(reason);
}

RunOutcome Simulation::run() {
  return run_loop(Time::max(), false);
}

RunOutcome Simulation::run_until(Time horizon) {
  return run_loop(horizon, true);
}

/// Takes the event off the queue's books and runs it.
inline void Simulation::execute(EventKey key) {
  const Slot& slot = slots_[slot_of(key)];
  const Action action = slot.run;
  const Payload payload = slot.payload;  // the callback may schedule, which moves or reuses slots
  release_slot(slot_of(key));
  SIM_ENSURE(time_of(key) >= now_);
  now_ = time_of(key);
  ++executed_;
  action(payload, Use::kRun);
}

/// The next event that was not cancelled and does not lie after `horizon`; 0 if there is none.
inline EventKey Simulation::take_next(Time horizon) {
  while (!queue_.empty()) {
    const EventKey key = queue_.top();
    // Cancelled ones too stay behind the horizon: keys must not be earlier than one that was popped.
    if (time_of(key) > horizon) return 0;
    queue_.pop();
    if (slots_[slot_of(key)].order == order_of(key)) return key;
  }
  return 0;
}

RunOutcome Simulation::run_loop(Time horizon, bool bounded) {
  stop_requested_ = false;
  try {
    while (const EventKey key = take_next(horizon)) {
      prefetch_next();
      execute(key);
      if (failed_) return {RunOutcome::Kind::failed, now_, reason_};
      if (observer_) observer_();
      if (stop_requested_) return {RunOutcome::Kind::stopped, now_, reason_};
    }
  } catch (const std::exception& error) {
    return {RunOutcome::Kind::failed, now_, error.what()};
  } catch (...) {
    return {RunOutcome::Kind::failed, now_, "unknown exception"};
  }
  if (!bounded) return {RunOutcome::Kind::finished, now_, {}};
  if (now_ < horizon) now_ = horizon;
  return {RunOutcome::Kind::horizon, now_, {}};
}

/// Memory of the events to come is fetched while the present one runs.
inline void Simulation::prefetch_next() {
  constexpr std::size_t kSlotsAhead = 4;
  constexpr std::size_t kFramesAhead = 2;
  if (const EventKey key = queue_.peek(kSlotsAhead)) __builtin_prefetch(&slots_[slot_of(key)]);
  if (const EventKey key = queue_.peek(kFramesAhead)) {
    // What the payload points to: the operation and the frame of a process, or what a callback has captured.
    const Payload payload = slots_[slot_of(key)].payload;
    __builtin_prefetch(reinterpret_cast<void*>(payload.first));
    __builtin_prefetch(reinterpret_cast<void*>(payload.second));
  }
}

ProcessHandle Simulation::spawn(Process process, Priority priority) {
  const auto handle = std::exchange(process.handle_, nullptr);
  ProcessState& state = handle.promise().state;
  state.begin(*this, handle, priority);
  return {*this, state.table_index, process_table_[state.table_index].generation};
}

std::uint32_t Simulation::enter(ProcessState& process) {
  process.next = processes_;
  if (processes_ != nullptr) processes_->previous = &process;
  processes_ = &process;
  if (free_process_entries_.empty()) {
    process_table_.emplace_back();
    free_process_entries_.push_back(static_cast<std::uint32_t>(process_table_.size() - 1));
  }
  const std::uint32_t index = free_process_entries_.back();
  free_process_entries_.pop_back();
  process_table_[index].state = &process;
  return index;
}

void Simulation::leave(ProcessState& process) {
  (process.previous != nullptr ? process.previous->next : processes_) = process.next;
  if (process.next != nullptr) process.next->previous = process.previous;
  ProcessEntry& entry = process_table_[process.table_index];
  entry.state = nullptr;
  ++entry.generation;
  free_process_entries_.push_back(process.table_index);
}

/// Called in a catch block: what left a process ends the run.
void Simulation::keep_failure() {
  failed_ = true;
  try {
    throw;
  } catch (const std::exception& error) {
    reason_ = error.what();
  } catch (...) {
    reason_ = "unknown exception";
  }
}

}  // namespace surge::sim
