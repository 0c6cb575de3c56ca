// SPDX-License-Identifier: Apache-2.0
// Dispatch policy: another policy decides, but a part of each depot's stock is kept back.
//
// Of items whose need has priority 2 or more, a depot keeps back
//   max(share * stock when the plan was activated, while activation is less than `until` ago;
//       floor_persons * units a person needs at once)
// for needs that nobody has reported yet. What a person needs at once follows from the needs catalogue: the
// largest over its lines of the one-off amount or of kCoverDays days of the recurring one; amounts a
// household are divided by kReserveHousehold. Items of priority 1 are never kept back.
#pragma once

#include <memory>

#include "models/command/dispatch_policy.h"

namespace surge::models {

/// Persons a household where no county is meant: national census of 2020, 2.62.
inline constexpr double kReserveHousehold = 2.62;

class KeepAReserve final : public DispatchPolicy {
 public:
  static ComponentDescription description();

  explicit KeepAReserve(const ComponentSpec& spec);

  void decide(DispatchProblem& problem) const override;
  sim::Duration looks_ahead() const override { return inner_->looks_ahead(); }

 private:
  std::unique_ptr<const DispatchPolicy> inner_;
  double share_;
  sim::Duration until_;
  double floor_persons_;
};

/// Units of an item that one person needs at once, as above; 0 where nobody needs it.
double units_at_once(const Scenario& scenario, Id<Item> item);

}  // namespace surge::models
