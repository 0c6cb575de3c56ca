// SPDX-License-Identifier: Apache-2.0
// Dispatch policy: the lowest coverage is raised first.
//
// Max-min fairness by water-filling (Bertsekas and Gallager, Data Networks, 1992, section 6.5.2): of an item,
// county j gets x_j = min(outstanding_j, max(0, L * needed_j - covered_j)) with the level L at which the x_j
// add up to what can be sent. Covered is what has been sent or has arrived.
#pragma once

#include <span>
#include <vector>

#include "models/command/dispatch_policy.h"

namespace surge::models {

class WorstOffFirst final : public DispatchPolicy {
 public:
  static ComponentDescription description();

  explicit WorstOffFirst(const ComponentSpec&) {}

  void decide(DispatchProblem& problem) const override;
};

/// A county in the water-filling.
struct Basin {
  double needed = 0;         ///< units, >= outstanding
  Quantity outstanding = 0;  ///< units, >= 0
};

/// Whole units for each basin, as above; the units that rounding leaves go one by one to the lowest coverage,
/// of equals the first. Their sum is the smaller of `total` and all that is outstanding.
std::vector<Quantity> fill_lowest(Quantity total, std::span<const Basin> basins);

}  // namespace surge::models
