// SPDX-License-Identifier: Apache-2.0
#include "sim/process_state.h"

#include "sim/operation.h"
#include "sim/process.h"

namespace surge::sim {

void ProcessState::begin(Simulation& owner, std::coroutine_handle<> root, Priority priority) {
  simulation = &owner;
  frame = root;
  table_index = owner.enter(*this);
  owner.schedule_at(
      owner.now(), [root] { root.resume(); }, priority);
}

void ProcessState::end() {
  joiners.for_each([](Operation& joiner) { static_cast<JoinAwaitable&>(joiner).process_ended(); });
  simulation->leave(*this);
}

void ProcessState::destroy() {
  simulation->leave(*this);
  frame.destroy();
}

void ProcessState::interrupt(std::string why) {
  if (interrupted) return;
  interrupted = true;
  reason = std::move(why);
  if (waiting_for == nullptr) return;  // not started, or running: meets it at its next wait
  Operation& operation = *std::exchange(waiting_for, nullptr);
  operation.withdraw();
  resume_interrupted(operation.target_);
}

void ProcessState::resume_interrupted(std::coroutine_handle<> innermost) {
  simulation->schedule_at(simulation->now(), [innermost] { innermost.resume(); });
}

void ProcessState::throw_interrupt() {
  interrupted = false;
  throw Interrupted(std::move(reason));
}

void ProcessState::keep_escaped_exception() {
  try {
    throw;
  } catch (const Interrupted&) {
  } catch (...) {
    simulation->keep_failure();
  }
}

}  // namespace surge::sim
