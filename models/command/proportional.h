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

}  // namespace surge::models
