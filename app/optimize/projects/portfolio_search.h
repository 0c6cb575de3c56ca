// SPDX-License-Identifier: Apache-2.0
// Looks for the portfolio that is worth the most within a budget: an exact knapsack of values found one by
// one for a start and a bound, then ranking by simulation of whole portfolios.
#pragma once

#include <optional>
#include <vector>

#include "app/optimize/projects/portfolio_runs.h"

namespace surge::app {

/// What a project is worth alone (with what it needs, beside the worth of that).
struct AloneWorth {
  Worth worth;           ///< intervals hold together for all projects
  bool is_known = true;  ///< false: with its needs it is beyond every budget and was not simulated
};

struct BudgetPoint {
  double budget_cny = 0;
  Portfolio portfolio;
  double value = 0;
  double bound = 0;
};

/// In place of how many portfolios were looked at, and what is known of the best.
struct SearchResult {
  std::vector<AloneWorth> alone;  ///< (project)
  Portfolio best;
  double value = 0;     ///< of the best against none, in the disasters of the search
  double knapsack = 0;  ///< of the portfolio whose values alone sum up to the most, simulated
  /// If values overlap no portfolio is worth more, at the values estimated. All simulated: the best value.
  double bound = 0;
  double safe_bound = 0;    ///< the same at the high ends of the values' intervals
  bool exhaustive = false;  ///< all portfolios within the budget were simulated
  bool reinforce = false;   ///< a portfolio is worth more than the bound: values do not overlap, it is none
  std::size_t simulated = 0;
  std::vector<Portfolio> leading;  ///< the best ones by value, the best first
  std::vector<BudgetPoint> curve;  ///< by rising budget
};

struct SearchOptions {
  double budget_cny = 0;
  std::vector<double> budgets_cny;
  std::size_t portfolios = 100;  ///< at most simulated, curve aside
  LossObjective objective;
};

/// The same for any number of threads.
SearchResult search_portfolios(const ProjectMarket& market, PortfolioRuns& runs,
                               const SearchOptions& options);

}  // namespace surge::app
