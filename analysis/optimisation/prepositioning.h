// SPDX-License-Identifier: Apache-2.0
// Pre-positioning of relief items: which depots to open and what to keep there before it is known which
// disaster comes; deliveries after. A two-stage stochastic program (Rawls and Turnquist 2010, Transportation
// Research B 44:521) with, besides the mean, conditional value at risk (Rockafellar and Uryasev 2000, J. of
// Risk 2:21; Noyan 2012, Computers and Oper. Res. 39:541) and the share of unmet need of the worst county.
//
// Exact: as one program (extensive form), or by the L-shaped method with a cut for each item and scenario
// (Van Slyke and Wets 1969, SIAM J. Appl. Math. 17:638; Birge and Louveaux 1988, Eur. J. Oper. Res. 34:384).
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/optimisation/outcome.h"

namespace surge::optimisation {

struct StockItem {
  double volume_m3 = 0;         ///< [m3] of a unit, >= 0
  double unit_cost = 0;         ///< [money] to buy and keep a unit, >= 0
  double shortage_penalty = 0;  ///< [money] of a unit of unmet demand, >= 0
  double transport_factor = 1;  ///< of a unit, times Disaster::transport_cost, >= 0
};

struct DepotSite {
  double capacity_m3 = 0;  ///< [m3] for what is bought, >= 0; at 0 nothing is bought, whatever its volume
  double fixed_cost = 0;   ///< [money] of opening it, >= 0
  /// Units of each item that are there once the site is open, beyond what is bought: stock that exists, or
  /// what a line yields in time. Takes no space and costs nothing more. Empty: none; else (item), >= 0.
  std::vector<double> endowment{};
  bool always_open = false;  ///< is there already: open in every plan; its fixed cost must be 0
};

/// A scenario of the second stage.
struct Disaster {
  double weight = 1;           ///< > 0; probabilities are weights over their sum
  std::vector<double> demand;  ///< units: [county * items + item], >= 0
  /// [money] a unit from a site to a county: [site * counties + county], >= 0; infinity if cut off.
  std::vector<double> transport_cost;
  std::vector<double> survival;  ///< (site): share of stock and endowment that can be used, 0 .. 1
};

struct PrepositioningProblem {
  std::vector<StockItem> items;
  std::vector<DepotSite> sites;
  std::size_t counties = 0;
  std::vector<Disaster> disasters;
  double budget = kInfinity;                             ///< [money] for opening and stock together, >= 0
  std::size_t most_open = static_cast<std::size_t>(-1);  ///< sites that may be open, always_open ones aside
  std::vector<std::vector<std::size_t>> exclusive{};     ///< groups of sites of which at most one is open
};

/// What is decided before.
struct StockPlan {
  std::vector<std::size_t> open;  ///< sites, ascending; always_open ones among them
  std::vector<double> stock;      ///< units bought: [site * items + item]; 0 at closed sites
};

/// Loss of a disaster: opening, stock, transport, and penalties of unmet demand [money].
struct PlanMeasures {
  double expected = 0;  ///< mean loss
  double tail = 0;      ///< conditional value at risk of the loss: mean of the worst 1 - level of disasters
  double worst_share = 0;  ///< mean of the worst county's unmet share; demand weighted by shortage penalties
};

/// Minimised: the weights times the measures. All weights >= 0, not all 0.
struct PlanObjective {
  PlanMeasures weights{1, 0, 0};
  double tail_level = 0.9;  ///< alpha, in 0 .. 1 exclusive of 1
  PlanMeasures ceilings{kInfinity, kInfinity, kInfinity};
};

enum class PlanMethod { Automatic, ExtensiveForm, LShaped };

struct PlanOptions {
  PlanMethod method = PlanMethod::Automatic;  ///< automatic: by size
  double relative_gap = 1e-6;                 ///< >= 0
  Limits limits{};
};

struct PlanSolution {
  StockPlan plan;
  PlanMeasures measures;       ///< with the deliveries that the optimum chose
  std::vector<double> losses;  ///< (disaster)
  PlanMethod method = PlanMethod::ExtensiveForm;
  std::size_t cuts = 0;  ///< of the L-shaped method
  Proof proof;
};

/// A worst share with weight or ceiling couples the items, so the extensive form is then taken in any case.
/// Throws std::invalid_argument for a malformed problem, InfeasibleProblem if ceilings cannot be kept,
/// SolverFailure as solve_integer.
PlanSolution solve_prepositioning(const PrepositioningProblem& problem, const PlanObjective& objective = {},
                                  const PlanOptions& options = {});

struct PlanEvaluation {
  PlanMeasures measures;
  std::vector<double> losses;  ///< (disaster)
};

/// The plan in the disasters of the problem, with deliveries of least cost. Whether the plan keeps budget,
/// capacities and groups is not asked; always_open sites are open whether it names them or not.
PlanEvaluation evaluate_plan(const PrepositioningProblem& problem, const StockPlan& plan, double tail_level);

/// min over t of t + mean of max(0, loss - t) / (1 - level), with weights. Preconditions: as many losses as
/// weights, at least one, weights > 0, 0 <= level < 1.
double conditional_value_at_risk(const std::vector<double>& losses, const std::vector<double>& weights,
                                 double level);

}  // namespace surge::optimisation
