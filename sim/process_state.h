// SPDX-License-Identifier: Apache-2.0
// What the engine knows of a root process; part of its coroutine frame.
#pragma once

#include <coroutine>
#include <exception>
#include <string>
#include <utility>

#include "sim/simulation.h"
#include "sim/wait_list.h"

namespace surge::sim {

class Operation;
class Composite;

/// Thrown inside an interrupted process at its co_await. A process that lets it escape just ends.
class Interrupted : public std::exception {
 public:
  explicit Interrupted(std::string reason) : reason_(std::move(reason)) {}
  const char* what() const noexcept override { return reason_.c_str(); }

 private:
  std::string reason_;
};

struct ProcessState {
  /// Enters the list of the simulation's processes and schedules the first step.
  void begin(Simulation& owner, std::coroutine_handle<> root, Priority priority);
  /// Tells those who wait for the end, and leaves the list. The frame is destroyed next.
  void end();
  /// Destroys the frame of a process that has not ended.
  void destroy();

  void interrupt(std::string why);
  /// Lets `innermost` go on with the interrupt that has arrived.
  void resume_interrupted(std::coroutine_handle<> innermost);
  [[noreturn]] void throw_interrupt();
  /// In a catch block: what left the process. An Interrupted ends it, all else fails the run.
  void keep_escaped_exception();

  Simulation* simulation = nullptr;
  std::coroutine_handle<> frame;
  Operation* waiting_for = nullptr;
  std::uint32_t table_index = 0;
  bool interrupted = false;
  std::string reason;
  WaitList<Operation> joiners;  ///< who waits for the end
  ProcessState* previous = nullptr;
  ProcessState* next = nullptr;
};

}  // namespace surge::sim
