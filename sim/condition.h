// SPDX-License-Identifier: Apache-2.0
// A condition: processes wait until a predicate on the state of the model holds.
#pragma once

#include <functional>
#include <utility>

#include "sim/operation.h"

namespace surge::sim {

class ConditionWait;

class Condition {
 public:
  explicit Condition(Simulation& simulation) : simulation_(&simulation) {}

  /// `co_await condition.wait_until([&] { return stock >= 10; })`. Goes on at once if the predicate holds;
  /// else it is tested again at every notify(). The predicate may no longer hold when the process goes on, if
  /// one before it in the line changed the state.
  ConditionWait wait_until(std::function<bool()> predicate);

  /// To be called after a change of what predicates look at: tests those who wait, in order.
  void notify();

 private:
  friend class ConditionWait;
  Simulation* simulation_;
  WaitList<ConditionWait> line_;
};

class ConditionWait final : public LineOperation {
 public:
  ConditionWait(Condition& condition, std::function<bool()> predicate)
      : LineOperation(*condition.simulation_), condition_(condition), predicate_(std::move(predicate)) {}

  bool try_complete() override { return predicate_(); }
  void start() override { condition_.line_.push_back(*this); }

 private:
  friend class Condition;
  Condition& condition_;
  std::function<bool()> predicate_;
};

inline ConditionWait Condition::wait_until(std::function<bool()> predicate) {
  return {*this, std::move(predicate)};
}

inline void Condition::notify() {
  line_.for_each([](ConditionWait& waiter) {
    if (!waiter.predicate_()) return;
    waiter.unlink();
    waiter.complete_now();
  });
}

}  // namespace surge::sim
