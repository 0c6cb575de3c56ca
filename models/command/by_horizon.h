// SPDX-License-Identifier: Apache-2.0
// Sourcing by horizon: stock and fast contracts for the short term, agreements for the medium, capacity for
// the long.
#pragma once

#include "models/command/sourcing_policy.h"

namespace surge::models {

class ByHorizon final : public SourcingPolicy {
 public:
  static ComponentDescription description();

  explicit ByHorizon(const ComponentSpec& spec);

  void decide(SourcingProblem& problem) const override;

 private:
  void convert_for_shortfall(SourcingProblem& problem, Id<Item> item) const;
  /// Converts the plan's lines to materials of what is being made.
  void convert_for_materials(SourcingProblem& problem) const;
  void revert_surplus(SourcingProblem& problem, Id<Item> item) const;

  sim::Duration short_;
  sim::Duration medium_;
  sim::Duration long_;
  double margin_;
};

}  // namespace surge::models
