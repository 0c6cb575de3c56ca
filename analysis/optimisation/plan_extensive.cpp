// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "analysis/optimisation/plan_methods.h"
#include "analysis/optimisation/plan_program.h"
#include "analysis/optimisation/plan_recourse.h"

namespace surge::optimisation {
namespace {

constexpr double kRounding = 1e-6;

/// The first stage and the deliveries of all disasters in one program.
class ExtensiveForm {
 public:
  ExtensiveForm(const PrepositioningProblem& problem, const PlanObjective& objective)
      : problem_(problem),
        asks_shares_(objective.weights.worst_share > 0 || objective.ceilings.worst_share < kInfinity),
        common_(problem, objective) {
    if (asks_shares_) common_.add_worst_shares(objective);
    for (std::size_t i = 0; i < problem.disasters.size(); ++i) add_disaster(i);
  }

  const PlanProgram& common() const { return common_; }
  bool asks_shares() const { return asks_shares_; }

 private:
  /// What the rows of one disaster gather while its items are added.
  struct Gathered {
    std::vector<Term> cost;                ///< of deliveries and shortage
    std::vector<std::vector<Term>> unmet;  ///< (county), times penalty
    std::vector<double> needed;            ///< (county), times penalty
  };

  void add_disaster(std::size_t number) {
    const Disaster& disaster = problem_.disasters[number];
    Gathered gathered{{{common_.later_cost(number), -1}},
                      std::vector<std::vector<Term>>(problem_.counties),
                      std::vector<double>(problem_.counties, 0)};
    for (std::size_t item = 0; item < problem_.items.size(); ++item) add_item(disaster, item, gathered);
    common_.program().add_row(gathered.cost, 0, 0);
    if (!asks_shares_) return;
    for (std::size_t county = 0; county < problem_.counties; ++county) {
      if (gathered.needed[county] <= 0) continue;
      std::vector<Term>& terms = gathered.unmet[county];
      for (Term& term : terms) term.factor /= gathered.needed[county];
      terms.push_back({common_.worst_share(number), -1});
      common_.program().add_row(terms, -kInfinity, 0);
    }
  }

  void add_item(const Disaster& disaster, std::size_t item, Gathered& gathered) {
    LinearProgram& program = common_.program();
    const StockItem& kind = problem_.items[item];
    std::vector<std::vector<Term>> sent(problem_.sites.size());
    for (std::size_t county = 0; county < problem_.counties; ++county) {
      const double demand = disaster.demand[county * problem_.items.size() + item];
      if (demand <= 0) continue;
      const ColumnId unmet = program.add_column(0, 0, demand);
      std::vector<Term> served{{unmet, 1}};
      for (std::size_t site = 0; site < problem_.sites.size(); ++site) {
        const double cost =
            disaster.transport_cost[site * problem_.counties + county] * kind.transport_factor;
        if (!has_any(site, item, disaster) || !is_worth(cost, kind)) continue;
        const ColumnId flow = program.add_column(0, 0, kInfinity);
        served.push_back({flow, 1});
        sent[site].push_back({flow, 1});
        gathered.cost.push_back({flow, cost});
      }
      program.add_row(served, demand, demand);
      gathered.cost.push_back({unmet, kind.shortage_penalty});
      gathered.unmet[county].push_back({unmet, kind.shortage_penalty});
      gathered.needed[county] += kind.shortage_penalty * demand;
    }
    for (std::size_t site = 0; site < sent.size(); ++site) {
      if (sent[site].empty()) continue;
      const SiteSupply supply = common_.surviving(site, item, disaster.survival[site]);
      common_.add_terms(site, item, supply, -1, sent[site]);
      program.add_row(sent[site], -kInfinity, supply.constant);
    }
  }

  bool has_any(std::size_t site, std::size_t item, const Disaster& disaster) const {
    return disaster.survival[site] > 0 &&
           (common_.has_stock(site, item) || endowment_of(problem_.sites[site], item) > 0);
  }

  /// A delivery dearer than the shortage can only serve equality.
  bool is_worth(double cost, const StockItem& kind) const {
    return std::isfinite(cost) && (asks_shares_ || cost < kind.shortage_penalty);
  }

  const PrepositioningProblem& problem_;
  bool asks_shares_;
  PlanProgram common_;
};

double sum_of(const PlanMeasures& weights, const PlanMeasures& measures) {
  return weights.expected * measures.expected + weights.tail * measures.tail +
         weights.worst_share * measures.worst_share;
}

/// Losses and shares that the program itself reckoned.
void read_measures(const ExtensiveForm& form, const PrepositioningProblem& problem,
                   const PlanObjective& objective, std::span<const double> x, double before,
                   PlanSolution& solution) {
  const std::vector<double> probability = probabilities(problem);
  solution.measures = {};
  for (std::size_t i = 0; i < probability.size(); ++i) {
    solution.losses.push_back(before + form.common().value(x, form.common().later_cost(i)));
    solution.measures.expected += probability[i] * solution.losses.back();
    solution.measures.worst_share += probability[i] * form.common().value(x, form.common().worst_share(i));
  }
  solution.measures.tail = conditional_value_at_risk(solution.losses, probability, objective.tail_level);
}

}  // namespace

PlanSolution solve_extensive_form(const PrepositioningProblem& problem, const PlanObjective& objective,
                                  const PlanOptions& options) {
  const ExtensiveForm form(problem, objective);
  const IntegerAnswer answer = solve_integer(
      form.common().program(), {.limits = options.limits, .relative_gap = options.relative_gap});
  PlanSolution solution;
  solution.method = PlanMethod::ExtensiveForm;
  solution.plan = form.common().plan(answer.x);
  solution.proof = answer.proof;
  if (form.asks_shares()) {
    const double before = first_cost(problem, solution.plan);
    read_measures(form, problem, objective, answer.x, before, solution);
  } else {
    PlanEvaluation evaluation = evaluate_plan(problem, solution.plan, objective.tail_level);
    solution.measures = evaluation.measures;
    solution.losses = std::move(evaluation.losses);
  }
  const double value = sum_of(objective.weights, solution.measures);
  solution.proof.value = value;
  // The measures are reckoned anew, so rounding errors of the solver would show.
  solution.proof.optimal = answer.proof.optimal && value - answer.proof.bound <=
                                                       (options.relative_gap + kRounding) * std::fabs(value);
  return solution;
}

}  // namespace surge::optimisation
