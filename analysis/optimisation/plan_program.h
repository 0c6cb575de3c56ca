// SPDX-License-Identifier: Apache-2.0
// What the extensive form and the master problem of the L-shaped method have in common: the first stage, and
// measures of risk over the costs of the second.
#pragma once

#include <span>
#include <vector>

#include "analysis/optimisation/linear_program.h"
#include "analysis/optimisation/prepositioning.h"

namespace surge::optimisation {

/// Probabilities (disaster).
std::vector<double> probabilities(const PrepositioningProblem& problem);

class PlanProgram {
 public:
  /// Opening and stock within capacities and budget; for every disaster a column for what it costs. Rows that
  /// tie these costs to the stock are the caller's.
  PlanProgram(const PrepositioningProblem& problem, const PlanObjective& objective);

  LinearProgram& program() { return program_; }
  const LinearProgram& program() const { return program_; }
  ColumnId open(std::size_t site) const { return open_[site]; }
  ColumnId stock(std::size_t site, std::size_t item) const { return stock_[site * items_ + item]; }
  /// Of opening and stock [money]; the columns before it are those of opening and stock.
  ColumnId first_cost() const { return first_cost_; }
  /// Cost of deliveries and shortage in a disaster [money].
  ColumnId later_cost(std::size_t disaster) const { return later_cost_[disaster]; }
  /// Adds a column for the worst county's unmet share of every disaster, with weight and ceiling.
  void add_worst_shares(const PlanObjective& objective);
  ColumnId worst_share(std::size_t disaster) const { return worst_share_[disaster]; }

  StockPlan plan(std::span<const double> x) const;
  double value(std::span<const double> x, ColumnId column) const {
    return x[static_cast<std::size_t>(column)];
  }

 private:
  void add_first_stage();
  void add_expected(const PlanObjective& objective);
  void add_tail(const PlanObjective& objective);
  double useful_stock(std::size_t site, std::size_t item) const;

  const PrepositioningProblem& problem_;
  std::size_t items_;
  std::vector<double> probability_;
  LinearProgram program_;
  std::vector<ColumnId> open_, stock_, later_cost_, worst_share_;
  ColumnId first_cost_{};
};

}  // namespace surge::optimisation
