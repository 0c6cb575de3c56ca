// SPDX-License-Identifier: Apache-2.0
// The plan as it is written: convert at once, then call off and buy what is short.
#pragma once

#include "models/command/sourcing_policy.h"

namespace surge::models {

class AsPlanned final : public SourcingPolicy {
 public:
  static ComponentDescription description();

  explicit AsPlanned(const ComponentSpec& spec);

  void decide(SourcingProblem& problem) const override;

 private:
  sim::Duration cover_;
  bool buys_;
};

/// Calls off, from the agreements of the plan in order, what is short within `cover`, then buys if `buys`.
/// Only agreements whose mean lead time is at most `longest_lead`.
void contract_for_shortfall(SourcingProblem& problem, Id<Item> item, sim::Duration cover,
                            sim::Duration longest_lead, bool buys);

}  // namespace surge::models
