// SPDX-License-Identifier: Apache-2.0
#include "app/optimize/projects/project_market.h"

#include <algorithm>

#include "analysis/optimisation/outcome.h"

namespace surge::app {
namespace {

constexpr double kCostTolerance = 1e-9;  ///< share of the budget

/// The best of those that fund the first `decided` projects as `portfolio` does, in Lawler's scheme.
struct Subset {
  Portfolio in, out;
  Portfolio best;
  double value = 0;
};

Portfolio as_portfolio(std::span<const std::size_t> funded, std::size_t size) {
  Portfolio portfolio(size, false);
  for (const std::size_t project : funded) portfolio[project] = true;
  return portfolio;
}

bool solve_subset(optimisation::ProjectPortfolio problem, Subset& subset, double* bound) {
  for (std::size_t i = 0; i < subset.in.size(); ++i) {
    if (subset.in[i]) problem.decided.push_back(i);
    if (subset.out[i]) problem.projects[i].cost = 2 * problem.budget + 1;
  }
  try {
    const optimisation::ProjectSelection found = optimisation::select_projects(problem);
    subset.best = as_portfolio(found.funded, subset.in.size());
    subset.value = found.proof.value;
    if (bound != nullptr) *bound = found.proof.bound;
    return true;
  } catch (const optimisation::InfeasibleProblem&) {
    return false;
  }
}

}  // namespace

double ProjectMarket::cost_of(const Portfolio& portfolio) const {
  double sum = 0;
  for (std::size_t i = 0; i < size(); ++i) sum += portfolio[i] ? cost[i] : 0;
  return sum;
}

bool ProjectMarket::is_allowed(const Portfolio& portfolio, double budget) const {
  if (cost_of(portfolio) > budget * (1 + kCostTolerance)) return false;
  for (const std::vector<std::size_t>& group : groups) {
    if (std::ranges::count_if(group, [&](std::size_t i) { return portfolio[i]; }) > 1) return false;
  }
  for (std::size_t i = 0; i < size(); ++i) {
    if (portfolio[i] && std::ranges::any_of(needs[i], [&](std::size_t need) { return !portfolio[need]; }))
      return false;
  }
  return true;
}

Portfolio ProjectMarket::with(Portfolio portfolio, std::size_t project) const {
  if (portfolio[project]) return portfolio;
  for (const std::vector<std::size_t>& group : groups) {
    if (std::ranges::find(group, project) == group.end()) continue;
    for (const std::size_t other : group) portfolio = without(std::move(portfolio), other);
  }
  portfolio[project] = true;
  for (const std::size_t need : needs[project]) portfolio = with(std::move(portfolio), need);
  return portfolio;
}

Portfolio ProjectMarket::without(Portfolio portfolio, std::size_t project) const {
  if (!portfolio[project]) return portfolio;
  portfolio[project] = false;
  for (std::size_t i = 0; i < size(); ++i) {
    if (std::ranges::find(needs[i], project) != needs[i].end()) portfolio = without(std::move(portfolio), i);
  }
  return portfolio;
}

std::optional<std::vector<Portfolio>> ProjectMarket::all_allowed(double budget, std::size_t most) const {
  // Subsets by a walk that leaves one out or puts it in; sums over the budget are not followed.
  std::vector<Portfolio> found, open{Portfolio()};
  while (!open.empty()) {
    const Portfolio decided = std::move(open.back());
    open.pop_back();
    Portfolio padded = decided;
    padded.resize(size(), false);
    if (cost_of(padded) > budget * (1 + kCostTolerance)) continue;
    if (decided.size() == size()) {
      if (is_allowed(decided, budget)) found.push_back(decided);
      if (found.size() > most) return std::nullopt;
      continue;
    }
    for (const bool funded : {true, false}) {
      open.push_back(decided);
      open.back().push_back(funded);
    }
    if (open.size() > 64 * (most + 1)) return std::nullopt;
  }
  return found;
}

optimisation::ProjectPortfolio ProjectMarket::constraints(std::span<const double> values,
                                                          double budget) const {
  optimisation::ProjectPortfolio problem;
  problem.budget = budget;
  problem.exclusive = groups;
  for (std::size_t i = 0; i < size(); ++i) {
    problem.projects.push_back({cost[i], values[i]});
    for (const std::size_t need : needs[i]) problem.prerequisites.push_back({i, need});
  }
  return problem;
}

ProjectMarket::BestPortfolios ProjectMarket::best(std::span<const double> values, double budget,
                                                  std::size_t count) const {
  BestPortfolios result;
  const optimisation::ProjectPortfolio problem = constraints(values, budget);
  Subset all{Portfolio(size(), false), Portfolio(size(), false), {}, 0};
  std::vector<Subset> open;
  if (solve_subset(problem, all, &result.bound)) open.push_back(std::move(all));
  while (!open.empty() && result.portfolios.size() < count) {
    const auto top = std::ranges::max_element(open, {}, &Subset::value);
    Subset subset = std::move(*top);
    open.erase(top);
    result.portfolios.push_back(subset.best);
    if (result.portfolios.size() == count) break;
    for (std::size_t i = 0; i < size(); ++i) {
      if (subset.in[i] || subset.out[i]) continue;
      Subset other{subset.in, subset.out, {}, 0};
      (subset.best[i] ? other.out : other.in)[i] = true;
      if (solve_subset(problem, other, nullptr)) open.push_back(std::move(other));
      (subset.best[i] ? subset.in : subset.out)[i] = true;
    }
  }
  return result;
}

}  // namespace surge::app
