// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "analysis/optimisation/plan_methods.h"
#include "analysis/optimisation/plan_program.h"
#include "analysis/optimisation/plan_recourse.h"
#include "analysis/optimisation/stopwatch.h"

namespace surge::optimisation {
namespace {

constexpr double kCutTolerance = 1e-7;  ///< share by which a cut must be broken to be added
constexpr double kShareOfMaster = 0.5;  ///< of the master's stock in the point that is cut first
constexpr double kCeilingTolerance = 1e-6;
constexpr std::size_t kMostRounds = 500;

/// Master problem over the first stage, with an estimate from below of the cost of each item in each
/// disaster.
class LShaped {
 public:
  LShaped(const PrepositioningProblem& problem, const PlanObjective& objective, const PlanOptions& options)
      : problem_(problem),
        objective_(objective),
        options_(options),
        items_(problem.items.size()),
        master_(problem, objective),
        recourse_(problem) {
    for (std::size_t disaster = 0; disaster < problem.disasters.size(); ++disaster) {
      std::vector<Term> sum{{master_.later_cost(disaster), 1}};
      for (std::size_t item = 0; item < items_; ++item) {
        estimate_.push_back(master_.program().add_column(0, 0, kInfinity));
        sum.push_back({estimate_.back(), -1});
      }
      master_.program().add_row(sum, 0, kInfinity);
    }
  }

  PlanSolution solve() {
    cut_relaxation();
    for (std::size_t round = 0; round < kMostRounds && !finished(); ++round) {
      if (!cut_whole()) break;
    }
    if (!best_) throw SolverFailure("pre-positioning: no plan was found within the limits");
    PlanSolution solution = std::move(*best_);
    solution.cuts = cuts_;
    solution.proof.bound = std::min(bound_, solution.proof.value);
    solution.proof.nodes = nodes_;
    solution.proof.optimal = solution.proof.value - bound_ <= tolerance(solution.proof.value);
    return solution;
  }

 private:
  double tolerance(double value) const { return options_.relative_gap * std::max(std::fabs(value), 1e-9); }
  double seconds_left() const { return options_.limits.seconds - watch_.seconds(); }
  bool finished() const {
    if (seconds_left() <= 0 || nodes_ >= options_.limits.nodes) return true;
    return best_ && best_->proof.value - bound_ <= tolerance(best_->proof.value);
  }

  std::vector<double> stock_of(std::span<const double> x) const {
    std::vector<double> stock;
    for (std::size_t site = 0; site < problem_.sites.size(); ++site) {
      for (std::size_t item = 0; item < items_; ++item)
        stock.push_back(std::max(0.0, master_.value(x, master_.stock(site, item))));
    }
    return stock;
  }

  /// Cuts at `stock` those estimates of `x` that they show to be too low. How many.
  std::size_t cut(const std::vector<double>& stock, std::span<const double> x, LinearSolver* relaxation) {
    std::size_t added = 0;
    for (std::size_t i = 0; i < estimate_.size(); ++i) {
      const Disaster& disaster = problem_.disasters[i / items_];
      const TransportationAnswer answer = recourse_.deliver(disaster, i % items_, stock);
      std::vector<Term> terms{{estimate_[i], 1}};
      double lowest = answer.constant;
      for (std::size_t site = 0; site < problem_.sites.size(); ++site) {
        const double slope = answer.site_price[site] * disaster.survival[site];
        if (slope == 0) continue;
        const ColumnId column = master_.stock(site, i % items_);
        terms.push_back({column, slope});
        lowest -= slope * master_.value(x, column);
      }
      if (lowest - master_.value(x, estimate_[i]) <= kCutTolerance * std::max(1e-3, answer.constant))
        continue;
      master_.program().add_row(terms, answer.constant, kInfinity);
      if (relaxation != nullptr) relaxation->add_row(terms, answer.constant, kInfinity);
      ++added;
    }
    cuts_ += added;
    return added;
  }

  /// Cuts without whole numbers, which is cheap: between the last point and the master's (in-out separation,
  /// Ben-Ameur and Neto 2007, Networks 49:3), and at the master's where that cuts nothing off.
  void cut_relaxation() {
    LinearSolver relaxation(master_.program());
    std::vector<double> centre;
    for (std::size_t round = 0; round < kMostRounds && seconds_left() > 0; ++round) {
      const LinearAnswer answer = relaxation.solve();
      bound_ = std::max(bound_, answer.value);
      const std::vector<double> stock = stock_of(answer.x);
      if (centre.empty()) centre = stock;
      for (std::size_t i = 0; i < stock.size(); ++i) centre[i] += kShareOfMaster * (stock[i] - centre[i]);
      if (cut(centre, answer.x, &relaxation) > 0) continue;
      centre = stock;
      if (cut(stock, answer.x, &relaxation) == 0) return;
    }
  }

  /// Solves the master with whole numbers and cuts its answer. Whether anything changed.
  bool cut_whole() {
    IntegerOptions options{.limits = {std::max(0.01, seconds_left()), options_.limits.nodes - nodes_},
                           .relative_gap = options_.relative_gap / 4};
    const std::vector<double> start = start_from_best();
    options.start = start;
    const IntegerAnswer answer = solve_integer(master_.program(), options);
    nodes_ += answer.proof.nodes;
    bound_ = std::max(bound_, answer.proof.bound);
    offer(master_.plan(answer.x));
    return cut(stock_of(answer.x), answer.x, nullptr) > 0;
  }

  /// The best plan with all other columns at their best; empty if there is no plan or the master excludes it.
  std::vector<double> start_from_best() const {
    if (!best_) return {};
    LinearProgram fixed = master_.program();
    const StockPlan& plan = best_->plan;
    for (std::size_t site = 0; site < problem_.sites.size(); ++site) {
      const double open = std::ranges::binary_search(plan.open, site) ? 1 : 0;
      fixed.set_column_limits(master_.open(site), open, open);
      for (std::size_t item = 0; item < items_; ++item) {
        const double stock = plan.stock[site * items_ + item];
        fixed.set_column_limits(master_.stock(site, item), stock, stock);
      }
    }
    try {
      return solve_linear(fixed).x;
    } catch (const InfeasibleProblem&) {
      return {};
    }
  }

  void offer(StockPlan plan) {
    PlanEvaluation evaluation = evaluate_plan(problem_, plan, objective_.tail_level);
    const PlanMeasures& measures = evaluation.measures;
    const auto keeps = [](double measure, double ceiling) {
      return measure <= ceiling + kCeilingTolerance * std::fabs(ceiling);
    };
    if (!keeps(measures.expected, objective_.ceilings.expected) ||
        !keeps(measures.tail, objective_.ceilings.tail))
      return;
    const double value =
        objective_.weights.expected * measures.expected + objective_.weights.tail * measures.tail;
    if (best_ && value >= best_->proof.value) return;
    best_.emplace();
    best_->plan = std::move(plan);
    best_->measures = measures;
    best_->losses = std::move(evaluation.losses);
    best_->method = PlanMethod::LShaped;
    best_->proof.value = value;
  }

  const PrepositioningProblem& problem_;
  const PlanObjective& objective_;
  const PlanOptions& options_;
  Stopwatch watch_;
  std::size_t items_;
  PlanProgram master_;
  std::vector<ColumnId> estimate_;  ///< [disaster * items + item]
  Recourse recourse_;
  std::optional<PlanSolution> best_;
  double bound_ = 0;  ///< costs are never negative
  std::size_t cuts_ = 0, nodes_ = 0;
};

}  // namespace

PlanSolution solve_l_shaped(const PrepositioningProblem& problem, const PlanObjective& objective,
                            const PlanOptions& options) {
  return LShaped(problem, objective, options).solve();
}

}  // namespace surge::optimisation
