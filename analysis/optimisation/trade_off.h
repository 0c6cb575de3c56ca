// SPDX-License-Identifier: Apache-2.0
// What one measure of a plan costs in another: plans that cannot be better in both.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/optimisation/prepositioning.h"

namespace surge::optimisation {

enum class PlanMeasure { Expected, Tail, WorstShare };

struct TradeOffPoint {
  double first = 0;   ///< least value of the first measure
  double second = 0;  ///< that comes with a second measure no greater than this
  PlanSolution solution;
};

struct TradeOffOptions {
  std::size_t points = 5;  ///< >= 2, the ends included
  double tail_level = 0.9;
  PlanOptions plan{};
};

/// From the plan of least `first` to the plan of least `second`, with ceilings of the second at equal
/// distances in between. By the augmented epsilon-constraint method (Mavrotas 2009, Applied Math. and
/// Computation 213:455): a small weight of the other measure excludes plans that are worse in one and not
/// better in the other. Points that coincide are left out. Precondition: the measures differ. Throws as
/// solve_prepositioning; std::invalid_argument for fewer than two points or equal measures.
std::vector<TradeOffPoint> trade_off_curve(const PrepositioningProblem& problem, PlanMeasure first,
                                           PlanMeasure second, const TradeOffOptions& options = {});

}  // namespace surge::optimisation
