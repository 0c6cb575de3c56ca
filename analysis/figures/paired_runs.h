// SPDX-License-Identifier: Apache-2.0
// Runs over the same disasters, compared as surge compare does.
#pragma once

#include "analysis/comparison/comparison.h"
#include "analysis/figures/figure.h"

namespace surge::analysis::figures {

/// The headline measures that all runs have.
std::vector<Measure> shared_measures(const FigureInput& input);

/// Runs 1, 2, ... against run 0 by these measures, over the replications that all have. Throws CannotDraw
/// where the runs are not of the same disasters. Precondition: two runs or more.
Comparison compared_runs(const FigureInput& input, const std::vector<Measure>& measures);

}  // namespace surge::analysis::figures
