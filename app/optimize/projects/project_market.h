// SPDX-License-Identifier: Apache-2.0
// What portfolios of projects there are: costs, groups, needs, and the best ones where values add up.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "analysis/optimisation/project_selection.h"

namespace surge::app {

/// (project): whether it is funded.
using Portfolio = std::vector<bool>;

struct ProjectMarket {
  std::vector<double> cost;  ///< (project) [CNY], >= 0
  std::vector<std::vector<std::size_t>>
      groups;  ///< of each at most one is funded; a project is in one at most
  std::vector<std::vector<std::size_t>> needs;  ///< (project): projects without which it cannot be funded

  std::size_t size() const { return cost.size(); }
  double cost_of(const Portfolio& portfolio) const;
  bool is_allowed(const Portfolio& portfolio, double budget) const;
  /// With the project and all that it needs, in place of others of their groups and of what needs those.
  Portfolio with(Portfolio portfolio, std::size_t project) const;
  /// Without the project and all that needs it.
  Portfolio without(Portfolio portfolio, std::size_t project) const;

  /// All that are allowed; nothing if there are more than `most`.
  std::optional<std::vector<Portfolio>> all_allowed(double budget, std::size_t most) const;

  struct BestPortfolios {
    std::vector<Portfolio> portfolios;  ///< from the best on
    double bound = 0;                   ///< no portfolio's values sum up to more
  };
  /// The `count` portfolios whose values sum up to the most, where there are so many (Lawler 1972, Management
  /// Science 18:401): each by select_projects.
  BestPortfolios best(std::span<const double> values, double budget, std::size_t count) const;

 private:
  optimisation::ProjectPortfolio constraints(std::span<const double> values, double budget) const;
};

}  // namespace surge::app
