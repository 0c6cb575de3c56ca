// SPDX-License-Identifier: Apache-2.0
// The exchangeable rules by which command decides, as a scenario names them.
#pragma once

#include <memory>

#include "models/scenario/scenario.h"

namespace surge::models {

class DispatchPolicy;
class EvacuationPolicy;
class RepairPolicy;
class SourcingPolicy;
class TeamPolicy;

/// What a world decides by; all of it must outlive the world.
struct Policies {
  const DispatchPolicy& dispatch;
  const SourcingPolicy& sourcing;
  const RepairPolicy& repair;
  const TeamPolicy& teams;
  const EvacuationPolicy& evacuation;
};

/// The policies of a scenario. Immutable; shared by threads.
class PolicySet {
 public:
  /// Throws std::invalid_argument for an unknown kind.
  explicit PolicySet(const Scenario& scenario);
  ~PolicySet();
  PolicySet(PolicySet&&) noexcept;

  Policies all() const { return {*dispatch_, *sourcing_, *repair_, *teams_, *evacuation_}; }

 private:
  std::unique_ptr<const DispatchPolicy> dispatch_;
  std::unique_ptr<const SourcingPolicy> sourcing_;
  std::unique_ptr<const RepairPolicy> repair_;
  std::unique_ptr<const TeamPolicy> teams_;
  std::unique_ptr<const EvacuationPolicy> evacuation_;
};

}  // namespace surge::models
