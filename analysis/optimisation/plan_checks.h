// SPDX-License-Identifier: Apache-2.0
// What must hold of a pre-positioning problem before it is solved.
#pragma once

#include "analysis/optimisation/prepositioning.h"

namespace surge::optimisation {

/// Throw std::invalid_argument with a sentence that says what is wrong.
void check_prepositioning(const PrepositioningProblem& problem);
void check_objective(const PlanObjective& objective);

}  // namespace surge::optimisation
