// SPDX-License-Identifier: Apache-2.0
// Plans in given disasters: losses, and what is made of them.
#include <algorithm>
#include <numeric>

#include "analysis/optimisation/plan_checks.h"
#include "analysis/optimisation/plan_recourse.h"
#include "analysis/optimisation/prepositioning.h"
#include "sim/contract.h"

namespace surge::optimisation {
namespace {

/// Share of a county's demand, weighted by penalties, that is not met; the largest over counties.
double worst_share(const PrepositioningProblem& problem, const Disaster& disaster,
                   const std::vector<TransportationAnswer>& answers) {
  double worst = 0;
  for (std::size_t county = 0; county < problem.counties; ++county) {
    double needed = 0, unmet = 0;
    for (std::size_t item = 0; item < problem.items.size(); ++item) {
      const double penalty = problem.items[item].shortage_penalty;
      needed += penalty * disaster.demand[county * problem.items.size() + item];
      unmet += penalty * answers[item].unmet[county];
    }
    if (needed > 0) worst = std::max(worst, unmet / needed);
  }
  return worst;
}

/// Infinite stays infinite, also for items that travel for nothing.
double delivery_cost(const StockItem& item, double cost) {
  return cost < kInfinity ? cost * item.transport_factor : cost;
}

/// What is bought, and the endowment of open sites: [site * items + item].
std::vector<double> stock_at_hand(const PrepositioningProblem& problem, const StockPlan& plan) {
  std::vector<double> held = plan.stock;
  const std::size_t items = problem.items.size();
  for (std::size_t site = 0; site < problem.sites.size(); ++site) {
    if (!problem.sites[site].always_open && std::ranges::find(plan.open, site) == plan.open.end()) continue;
    for (std::size_t item = 0; item < items; ++item)
      held[site * items + item] += endowment_of(problem.sites[site], item);
  }
  return held;
}

}  // namespace

double first_cost(const PrepositioningProblem& problem, const StockPlan& plan) {
  double cost = 0;
  for (const std::size_t site : plan.open) cost += problem.sites[site].fixed_cost;
  for (std::size_t i = 0; i < plan.stock.size(); ++i)
    cost += problem.items[i % problem.items.size()].unit_cost * plan.stock[i];
  return cost;
}

double reachable_demand(const PrepositioningProblem& problem, const Disaster& disaster, std::size_t site,
                        std::size_t item) {
  const StockItem& kind = problem.items[item];
  double sum = 0;
  for (std::size_t county = 0; county < problem.counties; ++county) {
    if (delivery_cost(kind, disaster.transport_cost[site * problem.counties + county]) <
        kind.shortage_penalty)
      sum += disaster.demand[county * problem.items.size() + item];
  }
  return sum;
}

Recourse::Recourse(const PrepositioningProblem& problem)
    : problem_(problem), supply_(problem.sites.size()), demand_(problem.counties) {}

TransportationAnswer Recourse::deliver(const Disaster& disaster, std::size_t item,
                                       const std::vector<double>& held) {
  const std::size_t items = problem_.items.size();
  for (std::size_t site = 0; site < supply_.size(); ++site)
    supply_[site] = disaster.survival[site] * held[site * items + item];
  return solve_transportation(problem_of(supply_, disaster, item));
}

GrowingDeliveries Recourse::growing(const std::vector<double>& supply, const std::vector<bool>& may_grow,
                                    const Disaster& disaster, std::size_t item) {
  return {problem_of(supply, disaster, item), may_grow};
}

TransportationProblem Recourse::problem_of(const std::vector<double>& supply, const Disaster& disaster,
                                           std::size_t item) {
  const StockItem& kind = problem_.items[item];
  for (std::size_t county = 0; county < demand_.size(); ++county)
    demand_[county] = disaster.demand[county * problem_.items.size() + item];
  cost_ = disaster.transport_cost;
  for (double& cost : cost_) cost = delivery_cost(kind, cost);
  return {supply, demand_, cost_, kind.shortage_penalty};
}

double conditional_value_at_risk(const std::vector<double>& losses, const std::vector<double>& weights,
                                 double level) {
  SIM_EXPECT(!losses.empty() && losses.size() == weights.size() && level >= 0 && level < 1);
  std::vector<std::size_t> order(losses.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater<>{}, [&](std::size_t i) { return losses[i]; });
  double rest = (1 - level) * std::accumulate(weights.begin(), weights.end(), 0.0);
  const double tail = rest;
  double sum = 0;
  for (const std::size_t i : order) {
    const double part = std::min(rest, weights[i]);
    sum += part * losses[i];
    rest -= part;
  }
  return sum / tail;
}

PlanEvaluation evaluate_plan(const PrepositioningProblem& problem, const StockPlan& plan, double tail_level) {
  check_prepositioning(problem);
  SIM_EXPECT(plan.stock.size() == problem.sites.size() * problem.items.size());
  PlanEvaluation evaluation;
  Recourse recourse(problem);
  const double before = first_cost(problem, plan);
  const std::vector<double> held = stock_at_hand(problem, plan);
  std::vector<double> weights;
  double total = 0;
  for (const Disaster& disaster : problem.disasters) {
    std::vector<TransportationAnswer> answers;
    double loss = before;
    for (std::size_t item = 0; item < problem.items.size(); ++item) {
      answers.push_back(recourse.deliver(disaster, item, held));
      loss += answers.back().value;
    }
    evaluation.losses.push_back(loss);
    weights.push_back(disaster.weight);
    total += disaster.weight;
    evaluation.measures.expected += disaster.weight * loss;
    evaluation.measures.worst_share += disaster.weight * worst_share(problem, disaster, answers);
  }
  evaluation.measures.expected /= total;
  evaluation.measures.worst_share /= total;
  evaluation.measures.tail = conditional_value_at_risk(evaluation.losses, weights, tail_level);
  return evaluation;
}

}  // namespace surge::optimisation
