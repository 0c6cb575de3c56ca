// SPDX-License-Identifier: Apache-2.0
// The two ways to solve a pre-positioning problem. Both expect a checked problem in sensible units.
#pragma once

#include "analysis/optimisation/prepositioning.h"

namespace surge::optimisation {

PlanSolution solve_extensive_form(const PrepositioningProblem& problem, const PlanObjective& objective,
                                  const PlanOptions& options);

/// Precondition: the worst share has neither weight nor ceiling.
PlanSolution solve_l_shaped(const PrepositioningProblem& problem, const PlanObjective& objective,
                            const PlanOptions& options);

}  // namespace surge::optimisation
