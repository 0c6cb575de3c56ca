// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/prepositioning.h"

#include <algorithm>
#include <cmath>

#include "analysis/optimisation/plan_checks.h"
#include "analysis/optimisation/plan_methods.h"
#include "analysis/optimisation/plan_recourse.h"
#include "analysis/optimisation/stopwatch.h"

namespace surge::optimisation {
namespace {

constexpr double kTypicalAmount = 100;      ///< of demand for an item, in the units of the solver
constexpr double kTypicalLoss = 10'000;     ///< in the money of the solver
constexpr std::size_t kMostInOne = 30'000;  ///< pairs of site and county, over items and disasters

/// Units in which amounts and money are of a size that suits the tolerances of the solvers.
struct Units {
  std::vector<double> amount;  ///< (item): units of the problem in one of the solver
  double money = 1;
};

Units sensible_units(const PrepositioningProblem& problem) {
  const std::size_t items = problem.items.size();
  std::vector<double> most(items, 0);
  double worst = 0;
  for (const Disaster& disaster : problem.disasters) {
    std::vector<double> sum(items, 0);
    for (std::size_t i = 0; i < disaster.demand.size(); ++i) sum[i % items] += disaster.demand[i];
    double loss = 0;
    for (std::size_t item = 0; item < items; ++item) {
      most[item] = std::max(most[item], sum[item]);
      loss += sum[item] * problem.items[item].shortage_penalty;
    }
    worst = std::max(worst, loss);
  }
  Units units;
  for (const double amount : most) units.amount.push_back(amount > 0 ? amount / kTypicalAmount : 1);
  if (worst > 0) units.money = worst / kTypicalLoss;
  return units;
}

PrepositioningProblem in_units(const Units& units, PrepositioningProblem problem) {
  const std::size_t items = problem.items.size();
  for (std::size_t item = 0; item < items; ++item) {
    StockItem& kind = problem.items[item];
    kind.volume_m3 *= units.amount[item];
    kind.unit_cost *= units.amount[item] / units.money;
    kind.shortage_penalty *= units.amount[item] / units.money;
    kind.transport_factor *= units.amount[item] / units.money;
  }
  for (DepotSite& site : problem.sites) {
    site.fixed_cost /= units.money;
    for (std::size_t item = 0; item < site.endowment.size(); ++item)
      site.endowment[item] /= units.amount[item];
  }
  problem.budget /= units.money;
  for (Disaster& disaster : problem.disasters) {
    for (std::size_t i = 0; i < disaster.demand.size(); ++i) disaster.demand[i] /= units.amount[i % items];
  }
  return problem;
}

PlanObjective in_units(const Units& units, PlanObjective objective) {
  objective.weights.worst_share /= units.money;
  objective.ceilings.expected /= units.money;
  objective.ceilings.tail /= units.money;
  return objective;
}

/// Back from units: the value is in money for any objective, as the weight of the share was divided by it.
void from_units(const Units& units, PlanSolution& solution) {
  for (std::size_t i = 0; i < solution.plan.stock.size(); ++i)
    solution.plan.stock[i] *= units.amount[i % units.amount.size()];
  for (double& loss : solution.losses) loss *= units.money;
  solution.measures.expected *= units.money;
  solution.measures.tail *= units.money;
  solution.proof.value *= units.money;
  solution.proof.bound *= units.money;
}

bool asks_shares(const PlanObjective& objective) {
  return objective.weights.worst_share > 0 || objective.ceilings.worst_share < kInfinity;
}

/// (item): sites that may have some.
std::vector<std::size_t> count_suppliers(const PrepositioningProblem& problem) {
  std::vector<std::size_t> count(problem.items.size(), 0);
  for (const DepotSite& site : problem.sites) {
    for (std::size_t item = 0; item < count.size(); ++item)
      count[item] += site.capacity_m3 > 0 || endowment_of(site, item) > 0 ? 1U : 0U;
  }
  return count;
}

PlanMethod method_for(const PrepositioningProblem& problem, const PlanObjective& objective,
                      PlanMethod wanted) {
  if (asks_shares(objective)) return PlanMethod::ExtensiveForm;
  if (wanted != PlanMethod::Automatic) return wanted;
  const std::vector<std::size_t> suppliers = count_suppliers(problem);
  std::size_t pairs = 0;
  for (const Disaster& disaster : problem.disasters) {
    for (std::size_t i = 0; i < disaster.demand.size(); ++i)
      pairs += disaster.demand[i] > 0 ? suppliers[i % suppliers.size()] : 0;
  }
  return pairs <= kMostInOne ? PlanMethod::ExtensiveForm : PlanMethod::LShaped;
}

}  // namespace

PlanSolution solve_prepositioning(const PrepositioningProblem& problem, const PlanObjective& objective,
                                  const PlanOptions& options) {
  const Stopwatch watch;
  check_prepositioning(problem);
  check_objective(objective);
  const Units units = sensible_units(problem);
  const PrepositioningProblem inner = in_units(units, problem);
  const PlanObjective inner_objective = in_units(units, objective);
  const bool in_one = method_for(problem, objective, options.method) == PlanMethod::ExtensiveForm;
  try {
    PlanSolution solution = in_one ? solve_extensive_form(inner, inner_objective, options)
                                   : solve_l_shaped(inner, inner_objective, options);
    from_units(units, solution);
    solution.proof.seconds = watch.seconds();
    return solution;
  } catch (const InfeasibleProblem&) {
    throw InfeasibleProblem("pre-positioning: no plan within the budget keeps the ceilings");
  }
}

}  // namespace surge::optimisation
