// SPDX-License-Identifier: Apache-2.0
// Dispatch policy: the counties believed to be struck worst come first.
//
//   severity = trapped_weight * trapped / population + injured_weight * injured / population
//            + need_weight * affected / population,   all as reported.
//
// Those who work by triage serve the most urgent first; the weights are assumed.
#pragma once

#include "models/command/dispatch_policy.h"

namespace surge::models {

class SeverityPriority final : public DispatchPolicy {
 public:
  static ComponentDescription description();

  explicit SeverityPriority(const ComponentSpec& spec)
      : trapped_weight_(spec.number("trapped_weight")),
        injured_weight_(spec.number("injured_weight")),
        need_weight_(spec.number("need_weight")) {}

  void decide(DispatchProblem& problem) const override;

 private:
  double severity(const DispatchProblem& problem, std::size_t demand) const;

  double trapped_weight_;
  double injured_weight_;
  double need_weight_;
};

}  // namespace surge::models
