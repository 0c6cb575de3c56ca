// SPDX-License-Identifier: Apache-2.0
// The level of response now, and what of the plan may be used.
#pragma once

#include <array>
#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "sim/time.h"

namespace surge::models {

/// What has been ordered to leave a depot unasked and has not left yet.
struct StandingOrder {
  struct Part {
    Id<County> to;
    Quantity left = 0;
  };
  Id<Depot> from;
  Id<Item> item;
  Quantity quantity = 0;           ///< in all
  std::optional<Id<County>> to{};  ///< none: to the struck counties
  bool up_to_need = false;         ///< at most the expected need, as for the struck counties
  std::vector<Part> parts{};       ///< by county, once it is known who is struck
};

/// A kind of action that no row of the plan is about is not governed by levels: all of it may be used from
/// activation. So without levels nothing is.
class ResponseState {
 public:
  static constexpr sim::Time kNever = sim::Time::max();

  explicit ResponseState(const Scenario& scenario);

  /// Whether there are levels at all.
  bool has_levels() const { return !scenario_.command.response.levels.empty(); }
  /// kNone before a level is reached and after standing down.
  ResponseLevel level() const { return level_; }
  /// Highest level so far.
  ResponseLevel highest() const { return highest_; }
  /// When the level was first reached; kNever if it was not. A level jumped over is reached with the higher.
  sim::Time reached(ResponseLevel level) const { return reached_[position_of(level)]; }

  bool governs(PlanAction action) const { return !targets_[index(action)].empty(); }
  /// Whether command may use a row of the table the action is about, now.
  bool may(PlanAction action, std::size_t target) const {
    return !governs(action) || targets_[index(action)][target] == Use::kApproved;
  }
  /// The same, or will as soon as it is approved.
  bool may_soon(PlanAction action, std::size_t target) const {
    return !governs(action) || targets_[index(action)][target] != Use::kNot;
  }
  bool may_dispatch(Id<Depot> depot) const { return may(PlanAction::kRelease, depot.index()); }

  /// When a row of the plan was asked for, and when it took effect; kNever if it was not.
  sim::Time asked(std::size_t row) const { return asked_[row]; }
  sim::Time approved(std::size_t row) const { return approved_[row]; }

  // Changes, made by response.cpp.

  void raise(ResponseLevel level, sim::Time now);
  void stand_down() { level_ = ResponseLevel::kNone; }
  void ask(std::size_t row, sim::Time now);
  /// Returns those of the row's targets that no row approved before.
  std::vector<std::size_t> approve(std::size_t row, sim::Time now);
  std::vector<StandingOrder>& standing_orders() { return standing_orders_; }
  /// Conversions approved since they were last taken, in order.
  std::vector<Id<Conversion>> take_new_conversions();
  /// Whether a decision out of turn is due already.
  bool decision_due = false;

 private:
  enum class Use : char { kNot, kAsked, kApproved };
  static std::size_t index(PlanAction action) { return static_cast<std::size_t>(action); }

  const Scenario& scenario_;
  ResponseLevel level_ = ResponseLevel::kNone;
  ResponseLevel highest_ = ResponseLevel::kNone;
  std::array<sim::Time, kResponseLevels> reached_;
  std::array<std::vector<Use>, kPlanActions> targets_;  ///< by position; empty: not governed
  std::vector<sim::Time> asked_;                        ///< by row of the plan
  std::vector<sim::Time> approved_;                     ///< likewise
  std::vector<StandingOrder> standing_orders_;
  std::vector<Id<Conversion>> new_conversions_;
};

}  // namespace surge::models
