// SPDX-License-Identifier: Apache-2.0
#include "app/optimize/projects/portfolio_search.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace surge::app {
namespace {

constexpr std::size_t kLeading = 5;
constexpr std::size_t kNextBest = 10;   ///< portfolios by summed values that are simulated
constexpr std::size_t kOfABudget = 3;   ///< the same for each point of the curve
constexpr std::size_t kNeighbours = 8;  ///< simulated together

class PortfolioSearch {
 public:
  PortfolioSearch(const ProjectMarket& market, PortfolioRuns& runs, const SearchOptions& options)
      : market_(market), runs_(runs), options_(options), none_(market.size(), false) {
    for (const double budget : options.budgets_cny) widest_ = std::max(widest_, budget);
  }

  SearchResult run() {
    value_projects();
    const auto additive = market_.best(values_, options_.budget_cny, kNextBest);
    result_.bound = additive.bound;
    result_.safe_bound = market_.best(high_values_, options_.budget_cny, 1).bound;
    result_.knapsack = value_of(additive.portfolios.front());
    const auto all = market_.all_allowed(options_.budget_cny, options_.portfolios);
    result_.exhaustive = all.has_value();
    if (all) {
      runs_.simulate(*all);
    } else {
      simulate_within_limit(additive.portfolios);
      greedy();
      improve();
    }
    simulate_curve();
    rank();
    result_.simulated = runs_.all().size();
    return std::move(result_);
  }

 private:
  double value_of(const Portfolio& portfolio) {
    return options_.objective.of(runs_.losses(none_)) - options_.objective.of(runs_.losses(portfolio));
  }
  std::size_t room() const { return options_.portfolios - std::min(options_.portfolios, runs_.all().size()); }
  bool may_simulate(const Portfolio& portfolio) const { return runs_.has(portfolio) || room() > 0; }

  void simulate_within_limit(std::vector<Portfolio> portfolios) {
    std::erase_if(portfolios, [&](const Portfolio& portfolio) { return runs_.has(portfolio); });
    portfolios.resize(std::min(portfolios.size(), room()));
    runs_.simulate(portfolios);
  }

  /// Each project with its needs, and these without it.
  void value_projects() {
    std::vector<Portfolio> wanted{none_};
    for (std::size_t i = 0; i < market_.size(); ++i) {
      const Portfolio with = market_.with(none_, i);
      if (!market_.is_allowed(with, widest_)) continue;
      wanted.push_back(with);
      wanted.push_back(market_.without(with, i));
    }
    runs_.simulate(wanted);
    for (std::size_t i = 0; i < market_.size(); ++i) {
      const Portfolio with = market_.with(none_, i);
      AloneWorth alone;
      alone.is_known = market_.is_allowed(with, widest_);
      if (alone.is_known)
        alone.worth = worth_of(runs_.losses(market_.without(with, i)), runs_.losses(with), options_.objective,
                               market_.size());
      values_.push_back(alone.is_known ? alone.worth.value : 0);
      high_values_.push_back(alone.is_known && std::isfinite(alone.worth.interval.high)
                                 ? std::max(0.0, alone.worth.interval.high)
                                 : std::max(0.0, values_.back()));
      result_.alone.push_back(alone);
    }
  }

  /// Most value per cost first, gains simulated anew where one could be next (Minoux 1978): where values only
  /// shrink as portfolios grow, an old gain is a bound.
  void greedy() {
    Portfolio chosen = none_;
    std::vector<double> rate(market_.size());
    std::vector<bool> fresh(market_.size(), false);
    for (std::size_t i = 0; i < market_.size(); ++i) rate[i] = values_[i] / std::max(1.0, market_.cost[i]);
    while (true) {
      std::size_t next = market_.size();
      for (std::size_t i = 0; i < market_.size(); ++i) {
        const Portfolio with = market_.with(chosen, i);
        if (chosen[i] || rate[i] <= 0 || !keeps_all(chosen, with) ||
            !market_.is_allowed(with, options_.budget_cny))
          continue;
        if (next == market_.size() || rate[i] > rate[next]) next = i;
      }
      if (next == market_.size()) return;
      const Portfolio with = market_.with(chosen, next);
      if (!may_simulate(with)) return;
      const double gain = value_of(with) - value_of(chosen);
      if (fresh[next]) {
        chosen = with;
        fresh.assign(market_.size(), false);
        continue;
      }
      rate[next] = gain / std::max(1.0, market_.cost_of(with) - market_.cost_of(chosen));
      fresh[next] = true;
    }
  }

  static bool keeps_all(const Portfolio& before, const Portfolio& after) {
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (before[i] && !after[i]) return false;
    }
    return true;
  }

  /// One project more, one less, one for another; those of most summed value first.
  std::vector<Portfolio> neighbours(const Portfolio& portfolio) const {
    std::vector<Portfolio> found;
    const auto offer = [&](Portfolio other) {
      if (other != portfolio && market_.is_allowed(other, options_.budget_cny) &&
          std::ranges::find(found, other) == found.end())
        found.push_back(std::move(other));
    };
    for (std::size_t i = 0; i < market_.size(); ++i) {
      if (!portfolio[i]) offer(market_.with(portfolio, i));
      if (!portfolio[i]) continue;
      const Portfolio without = market_.without(portfolio, i);
      offer(without);
      for (std::size_t j = 0; j < market_.size(); ++j) {
        if (j != i && !portfolio[j]) offer(market_.with(without, j));
      }
    }
    std::ranges::stable_sort(found, std::greater<>{}, [&](const Portfolio& other) { return sum_of(other); });
    return found;
  }

  double sum_of(const Portfolio& portfolio) const {
    double sum = 0;
    for (std::size_t i = 0; i < market_.size(); ++i) sum += portfolio[i] ? values_[i] : 0;
    return sum;
  }

  void improve() {
    while (room() > 0) {
      const Portfolio best = best_within(options_.budget_cny);
      std::vector<Portfolio> fresh = neighbours(best);
      std::erase_if(fresh, [&](const Portfolio& other) { return runs_.has(other); });
      if (fresh.empty()) return;
      fresh.resize(std::min(fresh.size(), kNeighbours));
      simulate_within_limit(std::move(fresh));
    }
  }

  /// Portfolios simulated within the budget, the best first; of equals the cheapest.
  std::vector<Portfolio> ranked(double budget) {
    struct Entry {
      Portfolio portfolio;
      double value, cost;
    };
    std::vector<Entry> entries;
    for (const auto& [portfolio, losses] : runs_.all()) {
      if (market_.is_allowed(portfolio, budget))
        entries.push_back({portfolio, -options_.objective.of(losses), market_.cost_of(portfolio)});
    }
    std::ranges::stable_sort(entries, [](const Entry& a, const Entry& b) {
      return a.value != b.value ? a.value > b.value : a.cost < b.cost;
    });
    std::vector<Portfolio> order;
    for (Entry& entry : entries) order.push_back(std::move(entry.portfolio));
    return order;
  }

  Portfolio best_within(double budget) { return ranked(budget).front(); }

  void simulate_curve() {
    std::vector<double> budgets = options_.budgets_cny;
    if (budgets.empty()) {
      for (const double share : {0.25, 0.5, 0.75, 1.0}) budgets.push_back(share * options_.budget_cny);
    }
    std::ranges::sort(budgets);
    for (const double budget : budgets) {
      const auto additive = market_.best(values_, budget, kOfABudget);
      runs_.simulate(additive.portfolios);
      result_.curve.push_back({budget, {}, 0, additive.bound});
    }
  }

  void rank() {
    result_.leading = ranked(options_.budget_cny);
    result_.leading.resize(std::min(result_.leading.size(), kLeading));
    result_.best = result_.leading.front();
    result_.value = value_of(result_.best);
    if (result_.exhaustive) {
      result_.bound = result_.value;
    } else {
      result_.reinforce = result_.value > result_.bound;
    }
    for (BudgetPoint& point : result_.curve) {
      point.portfolio = best_within(point.budget_cny);
      point.value = value_of(point.portfolio);
    }
  }

  const ProjectMarket& market_;
  PortfolioRuns& runs_;
  const SearchOptions& options_;
  Portfolio none_;
  double widest_ = options_.budget_cny;  ///< of all budgets
  std::vector<double> values_, high_values_;
  SearchResult result_;
};

}  // namespace

SearchResult search_portfolios(const ProjectMarket& market, PortfolioRuns& runs,
                               const SearchOptions& options) {
  return PortfolioSearch(market, runs, options).run();
}

}  // namespace surge::app
