// SPDX-License-Identifier: Apache-2.0
// The plan as it is written: convert at once, then call off and buy what is short.
#pragma once

#include <functional>

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

/// What a policy counts on an agreement for: what it can bring until this long after the call.
using HorizonOf = std::function<sim::Duration(const Agreement&)>;

/// Calls off, from the agreements of the plan in order, what is short within the horizon of each, at most
/// what it can deliver until then. An agreement that can bring nothing by its horizon is left alone.
void call_off_shortfall(SourcingProblem& problem, Id<Item> item, const HorizonOf& horizon);

/// Buys what is short within the horizon, if there is a market.
void buy_shortfall(SourcingProblem& problem, Id<Item> item, sim::Duration horizon);

/// Mean lead time as a duration.
sim::Duration mean_lead_time(const Agreement& agreement);

}  // namespace surge::models
