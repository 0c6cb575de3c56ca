// SPDX-License-Identifier: Apache-2.0
// Small pre-positioning problems, and what holds of both methods that solve them.
#pragma once

#include <stdexcept>

#include <gtest/gtest.h>

#include "analysis/optimisation/prepositioning.h"

namespace surge::test {

inline constexpr optimisation::PlanMethod kBothMethods[] = {optimisation::PlanMethod::ExtensiveForm,
                                                            optimisation::PlanMethod::LShaped};

/// One county, one item at 2 a unit with a penalty of 10, and one site for it. Disasters are to be added.
inline optimisation::PrepositioningProblem one_depot(double capacity_m3) {
  optimisation::PrepositioningProblem problem;
  problem.items = {{1, 2, 10, 1}};
  problem.sites = {{.capacity_m3 = capacity_m3}};
  problem.counties = 1;
  return problem;
}

struct BothSolutions {
  optimisation::PlanSolution extensive, l_shaped;
};

/// Expects that both prove the same optimum.
inline BothSolutions solve_by_both(const optimisation::PrepositioningProblem& problem,
                                   const optimisation::PlanObjective& objective) {
  BothSolutions both{optimisation::solve_prepositioning(problem, objective, {.method = kBothMethods[0]}),
                     optimisation::solve_prepositioning(problem, objective, {.method = kBothMethods[1]})};
  const double value = both.extensive.proof.value;
  EXPECT_TRUE(both.extensive.proof.optimal && both.l_shaped.proof.optimal);
  EXPECT_NEAR(value, both.l_shaped.proof.value, 3e-6 * value);
  EXPECT_LE(both.l_shaped.proof.bound, value * (1 + 1e-6));
  return both;
}

/// Expects that the problem is refused once it is changed.
template <class Change>
void expect_refused(optimisation::PrepositioningProblem problem, const Change& change) {
  change(problem);
  EXPECT_THROW(optimisation::solve_prepositioning(problem), std::invalid_argument);
}

}  // namespace surge::test
