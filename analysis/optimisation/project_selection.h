// SPDX-License-Identifier: Apache-2.0
// Which projects to fund: most value within a budget. A knapsack with side constraints (Kellerer, Pferschy
// and Pisinger 2004, "Knapsack Problems"; in capital budgeting, Weingartner 1963), exact by Cbc.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/optimisation/outcome.h"

namespace surge::optimisation {

struct Project {
  double cost = 0;   ///< [money], >= 0
  double value = 0;  ///< what it adds, in the unit of the objective; negative is allowed
};

/// `project` needs `needed` to be funded as well.
struct Prerequisite {
  std::size_t project = 0;
  std::size_t needed = 0;
};

struct ProjectPortfolio {
  std::vector<Project> projects;
  double budget = 0;                                ///< [money], >= 0
  std::vector<std::vector<std::size_t>> exclusive;  ///< groups of which one at most is funded
  std::vector<Prerequisite> prerequisites;
  std::vector<std::size_t> decided;  ///< funded in any case, within the budget
};

/// The one method here that maximises: `proof.bound` is above `proof.value`, and gap() is negative if a limit
/// struck.
struct ProjectSelection {
  std::vector<std::size_t> funded;  ///< ascending
  double cost = 0;                  ///< [money]
  Proof proof;
};

/// Throws std::invalid_argument for a malformed problem, InfeasibleProblem if the decided projects contradict
/// budget, groups or prerequisites, SolverFailure as solve_integer.
ProjectSelection select_projects(const ProjectPortfolio& portfolio, const Limits& limits = {});

}  // namespace surge::optimisation
