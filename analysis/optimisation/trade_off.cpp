// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/trade_off.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace surge::optimisation {
namespace {

/// Share that a lexicographic second step may lose of the first: above the gap of the solver.
constexpr double kSlack = 1e-5;
/// Of the range of one measure that a gain over the whole range of the other may cost.
constexpr double kAugment = 1e-4;

double& measure_of(PlanMeasures& measures, PlanMeasure which) {
  switch (which) {
    case PlanMeasure::Expected:
      return measures.expected;
    case PlanMeasure::Tail:
      return measures.tail;
    case PlanMeasure::WorstShare:
      return measures.worst_share;
  }
  throw std::invalid_argument("trade-off: no such measure");
}

class TradeOff {
 public:
  TradeOff(const PrepositioningProblem& problem, PlanMeasure first, PlanMeasure second,
           const TradeOffOptions& options)
      : problem_(problem), first_(first), second_(second), options_(options) {}

  std::vector<TradeOffPoint> curve() {
    const TradeOffPoint begin = end_of(first_, second_);
    const TradeOffPoint end = end_of(second_, first_);
    std::vector<TradeOffPoint> points{begin};
    const double range = begin.second - end.second;
    for (std::size_t i = 1; i + 1 < options_.points; ++i) {
      const double share = static_cast<double>(i) / static_cast<double>(options_.points - 1);
      const double weight = range > 0 ? kAugment * std::max(0.0, end.first - begin.first) / range : 0;
      add(points, solve(first_, second_, weight, second_, begin.second - share * range));
    }
    add(points, end);
    return points;
  }

 private:
  /// Least `main`, and of the plans that reach it the least `other`.
  TradeOffPoint end_of(PlanMeasure main, PlanMeasure other) {
    TradeOffPoint best = solve(main, main, 0, main, kInfinity);
    const double least = measure_of(best.solution.measures, main);
    return solve(other, other, 0, main, least + kSlack * std::max(std::fabs(least), 1e-3));
  }

  /// Minimises `main` + weight * `other` with `limited` at most `ceiling`.
  TradeOffPoint solve(PlanMeasure main, PlanMeasure other, double weight, PlanMeasure limited,
                      double ceiling) {
    PlanObjective objective;
    objective.tail_level = options_.tail_level;
    objective.weights = {0, 0, 0};
    measure_of(objective.weights, other) += weight;
    measure_of(objective.weights, main) += 1;
    measure_of(objective.ceilings, limited) = ceiling;
    TradeOffPoint point;
    point.solution = solve_prepositioning(problem_, objective, options_.plan);
    point.first = measure_of(point.solution.measures, first_);
    point.second = measure_of(point.solution.measures, second_);
    return point;
  }

  static void add(std::vector<TradeOffPoint>& points, TradeOffPoint point) {
    const TradeOffPoint& last = points.back();
    const auto same = [](double x, double y) { return std::fabs(x - y) <= 1e-9 * std::fabs(x); };
    if (same(last.first, point.first) && same(last.second, point.second)) return;
    points.push_back(std::move(point));
  }

  const PrepositioningProblem& problem_;
  PlanMeasure first_, second_;
  const TradeOffOptions& options_;
};

}  // namespace

std::vector<TradeOffPoint> trade_off_curve(const PrepositioningProblem& problem, PlanMeasure first,
                                           PlanMeasure second, const TradeOffOptions& options) {
  if (first == second) throw std::invalid_argument("trade-off: the two measures are the same");
  if (options.points < 2) throw std::invalid_argument("trade-off: two points are the least");
  return TradeOff(problem, first, second, options).curve();
}

}  // namespace surge::optimisation
