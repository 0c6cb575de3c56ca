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

/// What a site has of an item, or what of it is of use: factors of its columns, and a constant.
struct SiteSupply {
  double per_stock = 0;
  double per_open = 0;
  double constant = 0;
};

class PlanProgram {
 public:
  /// Opening and stock within capacities and budget; for every disaster a column for what it costs. Rows that
  /// tie these costs to the stock are the caller's.
  PlanProgram(const PrepositioningProblem& problem, const PlanObjective& objective);

  LinearProgram& program() { return program_; }
  const LinearProgram& program() const { return program_; }
  /// Whether it is to be decided if the site opens: only then it has a column for it.
  bool is_decided(std::size_t site) const { return open_[site] != kNoColumn; }
  /// Whether any of the item can be bought for the site: only then there is a column for it.
  bool has_stock(std::size_t site, std::size_t item) const { return stock(site, item) != kNoColumn; }
  ColumnId open(std::size_t site) const { return open_[site]; }
  ColumnId stock(std::size_t site, std::size_t item) const { return stock_[site * items_ + item]; }

  /// What survives of stock and endowment.
  SiteSupply surviving(std::size_t site, std::size_t item, double survival) const;
  /// `amount` if the site is open.
  SiteSupply if_open(std::size_t site, double amount) const;
  /// Of the columns in `x`.
  double supply(std::span<const double> x, std::size_t site, std::size_t item, const SiteSupply& from) const;
  /// Adds `factor` times the terms, without the constant.
  void add_terms(std::size_t site, std::size_t item, const SiteSupply& from, double factor,
                 std::vector<Term>& terms) const;

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
  static constexpr ColumnId kNoColumn{-1};

  void add_first_stage();
  void add_site(std::size_t site, std::vector<Term>& costs);
  void add_groups();
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
