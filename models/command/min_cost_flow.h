// SPDX-License-Identifier: Apache-2.0
// Dispatch policy: the cheapest plan over a rolling horizon, of which the first period is carried out.
//
// Items are planned in order of priority; those before take the trucks first. For one item the plan is a
// minimum-cost flow in a network of depots by period and counties:
//   - stock now and the expected output of lines flow into the depot's node of their period, and from there
//   to
//     the next period, or through the depot's trucks to the counties;
//   - trucks bound what leaves a depot in a period: those at home now; later also those under way, which are
//     taken to come home evenly over the horizon (assumed). A truck that leaves now may be counted again in a
//     later period: the next decision will know better;
//   - a county takes what is outstanding, from the `nearest` depots or as unmet need.
// The cost of each way is that of dispatch_objective.h. What the first period sends is optimal for that
// objective among all that can be sent now if nothing is expected later, trucks do not bind, and `nearest` is
// not smaller than the number of depots (tests hold it against linear programming). An item of which every
// county can have all from the depot that is cheapest for it, together with the others that think so, needs
// no flow: each unit goes at the least cost it can have, and a sum of least costs is the least sum.
#pragma once

#include <memory>

#include "models/command/dispatch_objective.h"
#include "models/command/dispatch_policy.h"

namespace surge::models {

class MinCostFlow final : public DispatchPolicy {
 public:
  static ComponentDescription description();

  explicit MinCostFlow(const ComponentSpec& spec);

  void decide(DispatchProblem& problem) const override;
  sim::Duration looks_ahead() const override { return horizon_; }

 private:
  sim::Duration horizon_;
  std::size_t periods_;
  std::size_t nearest_;
  DispatchObjective objective_;
};

}  // namespace surge::models
