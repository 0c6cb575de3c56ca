// SPDX-License-Identifier: Apache-2.0
// Dispatch policy: counties in order of travel time from the nearest depot, each served from its nearest
// depots outward.
#pragma once

#include "models/command/dispatch_policy.h"

namespace surge::models {

class NearestFirst final : public DispatchPolicy {
 public:
  static ComponentDescription description();

  explicit NearestFirst(const ComponentSpec&) {}

  void decide(DispatchProblem& problem) const override;
};

}  // namespace surge::models
