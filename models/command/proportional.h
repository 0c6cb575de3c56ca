// SPDX-License-Identifier: Apache-2.0
// Dispatch policy: every county gets the same share of what it needs.
#pragma once

#include "models/command/dispatch_policy.h"

namespace surge::models {

class Proportional final : public DispatchPolicy {
 public:
  static ComponentDescription description();

  explicit Proportional(const ComponentSpec&) {}

  void decide(DispatchProblem& problem) const override;
};

/// Splits `total` over `weights` in proportion, whole units by the largest remainder (ties: the first), none
/// above its weight. Precondition: weights >= 0.
std::vector<Quantity> proportional_shares(Quantity total, const std::vector<Quantity>& weights);

}  // namespace surge::models
