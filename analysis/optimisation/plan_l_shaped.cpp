// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "analysis/optimisation/plan_methods.h"
#include "analysis/optimisation/plan_program.h"
#include "analysis/optimisation/plan_recourse.h"
#include "analysis/optimisation/stopwatch.h"
#include "analysis/optimisation/transportation.h"

namespace surge::optimisation {
namespace {

constexpr double kCutTolerance = 1e-7;  ///< share by which a cut must be broken to be added
constexpr double kShareOfGap = 0.1;     ///< of the relative gap that estimates may be too low
constexpr double kShareOfMaster = 0.5;  ///< of the master's stock in the point that is cut first
constexpr double kCeilingTolerance = 1e-6;
constexpr std::size_t kMostRounds = 500;
constexpr std::size_t kRoundsAtANode = 2;  ///< of cutting, as long as sites are undecided
constexpr double kWhole = 1e-7;

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
        supply_(problem.sites.size()),
        limit_(problem.sites.size()) {
    first_columns_ = static_cast<std::size_t>(master_.first_cost());
    for (std::size_t disaster = 0; disaster < problem.disasters.size(); ++disaster) {
      std::vector<Term> sum{{master_.later_cost(disaster), 1}};
      for (std::size_t item = 0; item < items_; ++item) {
        estimate_.push_back(master_.program().add_column(0, 0, kInfinity));
        sum.push_back({estimate_.back(), -1});
        for (std::size_t site = 0; site < problem.sites.size(); ++site)
          reachable_.push_back(reachable_demand(problem, problem.disasters[disaster], site, item));
      }
      master_.program().add_row(sum, 0, kInfinity);
    }
    begin_deliveries();
  }

  PlanSolution solve() {
    relaxation_.emplace(master_.program());
    base_rows_ = master_.program().rows();
    next_drop_ = 6 * estimate_.size();
    cut_relaxation();
    base_rows_ = relaxation_->drop_loose_rows(master_.program().rows());
    rows_ = 0;
    search();
    if (!best_ && lowest_open_ == kInfinity)
      throw InfeasibleProblem("pre-positioning: no plan keeps the ceilings");
    if (!best_) throw SolverFailure("pre-positioning: no plan was found within the limits");
    PlanSolution solution = std::move(*best_);
    const double value = solution.proof.value;
    solution.cuts = cuts_;
    solution.proof.bound = std::min({value, lowest_open_, lowest_closed_});
    solution.proof.nodes = nodes_;
    solution.proof.optimal = value - solution.proof.bound <= 1.001 * tolerance(value);
    return solution;
  }

 private:
  /// Deliveries from what is there under every plan.
  void begin_deliveries() {
    Recourse recourse(problem_);
    for (std::size_t i = 0; i < estimate_.size(); ++i) {
      const Disaster& disaster = problem_.disasters[i / items_];
      std::vector<bool> may_grow;
      for (std::size_t site = 0; site < supply_.size(); ++site) {
        const SiteSupply stock = master_.surviving(site, i % items_, disaster.survival[site]);
        may_grow.push_back(stock.per_stock > 0 || stock.per_open > 0);
        supply_[site] = may_grow.back() ? 0 : std::min(stock.constant, reachable_[i * supply_.size() + site]);
      }
      deliveries_.push_back(recourse.growing(supply_, may_grow, disaster, i % items_));
    }
  }

  double tolerance(double value) const { return options_.relative_gap * std::max(std::fabs(value), 1e-9); }
  double seconds_left() const { return options_.limits.seconds - watch_.seconds(); }
  bool stopped() const { return seconds_left() <= 0 || nodes_ >= options_.limits.nodes; }
  bool is_hopeless(double bound) const {
    return best_ && bound >= best_->proof.value - tolerance(best_->proof.value);
  }

  /// Opening and stock of an answer: the columns of the first stage come first.
  std::vector<double> first_stage_of(std::span<const double> x) const {
    std::vector<double> point(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(first_columns_));
    for (double& value : point) value = std::max(0.0, value);
    return point;
  }

  /// What limits the supply of each site, and what there is at `point` beyond what is there under every plan:
  /// it gives no more than what survives there, and than `reachable` if it is open. The smaller one goes into
  /// the cut.
  void find_limits(const std::vector<double>& point, std::size_t estimate) {
    const Disaster& disaster = problem_.disasters[estimate / items_];
    const std::size_t item = estimate % items_;
    for (std::size_t site = 0; site < supply_.size(); ++site) {
      const SiteSupply stock = master_.surviving(site, item, disaster.survival[site]);
      const double reachable = reachable_[estimate * supply_.size() + site];
      if (stock.per_stock <= 0 && stock.per_open <= 0) {
        limit_[site] = {0, 0, std::min(stock.constant, reachable)};
        supply_[site] = 0;
        continue;
      }
      const SiteSupply open = master_.if_open(site, reachable);
      const double survives = master_.supply(point, site, item, stock);
      const double useful = master_.supply(point, site, item, open);
      limit_[site] = useful < survives ? open : stock;
      supply_[site] = std::min(useful, survives);
    }
  }

  /// Cuts at `point` those estimates of `x` that they show to be too low. How many.
  std::size_t cut(const std::vector<double>& point, std::span<const double> x) {
    std::size_t added = 0;
    for (std::size_t i = 0; i < estimate_.size(); ++i) {
      const std::size_t item = i % items_;
      find_limits(point, i);
      const TransportationAnswer answer = deliveries_[i].with(supply_);
      std::vector<Term> terms{{estimate_[i], 1}};
      double lowest = answer.constant, constant = answer.constant;
      for (std::size_t site = 0; site < supply_.size(); ++site) {
        const double slope = answer.site_price[site];
        if (slope == 0) continue;
        master_.add_terms(site, item, limit_[site], slope, terms);
        constant -= slope * limit_[site].constant;
        lowest -= slope * master_.supply(x, site, item, limit_[site]);
      }
      const double slack = std::max(kCutTolerance * std::max(1e-3, answer.constant),
                                    kShareOfGap * options_.relative_gap * answer.value);
      if (lowest - master_.value(x, estimate_[i]) <= slack) continue;
      relaxation_->add_row(terms, constant, kInfinity);
      ++added;
    }
    cuts_ += added;
    rows_ += added;
    return added;
  }

  /// Keeps the master small: a cut that is needed again is found again.
  void drop_loose_cuts() {
    rows_ = relaxation_->drop_loose_rows(base_rows_) - base_rows_;
    next_drop_ = 2 * rows_ + estimate_.size();
  }

  /// Cuts without whole numbers: between the last point and the master's (in-out separation, Ben-Ameur and
  /// Neto 2007, Networks 49:3), and at the master's where that cuts nothing off.
  void cut_relaxation() {
    std::vector<double> centre;
    for (std::size_t round = 0; round < kMostRounds && seconds_left() > 0; ++round) {
      const LinearAnswer answer = relaxation_->solve();
      if (rows_ > next_drop_) drop_loose_cuts();
      const std::vector<double> point = first_stage_of(answer.x);
      if (centre.empty()) centre = point;
      for (std::size_t i = 0; i < point.size(); ++i) centre[i] += kShareOfMaster * (point[i] - centre[i]);
      if (cut(centre, answer.x) > 0) continue;
      centre = point;
      if (cut(point, answer.x) == 0) return;
    }
  }

  /// A site decided on the way to a node.
  struct Decision {
    std::size_t site = 0;
    double open = 0;
  };
  struct Node {
    std::vector<Decision> decisions;
    double bound = 0;
  };

  /// Branch and cut in one master: cuts hold everywhere (Codato and Fischetti 2006, Operations Research
  /// 54:756, for the one tree). Dives from the open node of the least bound.
  void search() {
    std::vector<Node> open{{}};
    while (!open.empty()) {
      const auto least = std::ranges::min_element(open, {}, &Node::bound);
      if (is_hopeless(least->bound)) {
        lowest_closed_ = std::min(lowest_closed_, least->bound);
        return;
      }
      if (stopped()) {
        lowest_open_ = least->bound;
        return;
      }
      Node node = std::move(*least);
      open.erase(least);
      dive(std::move(node), open);
    }
  }

  void dive(Node node, std::vector<Node>& open) {
    while (true) {
      ++nodes_;
      const std::optional<LinearAnswer> answer = solve_node(node.decisions);
      if (!answer) return;
      node.bound = answer->value;
      const std::size_t site = least_decided(answer->x);
      if (stopped() || site == problem_.sites.size()) {
        open.push_back(std::move(node));
        return;
      }
      const double side = std::round(master_.value(answer->x, master_.open(site)));
      Node other = node;
      other.decisions.push_back({site, 1 - side});
      open.push_back(std::move(other));
      node.decisions.push_back({site, side});
    }
  }

  /// Nothing if the node is done: infeasible, hopeless, or its best plan is offered.
  std::optional<LinearAnswer> solve_node(const std::vector<Decision>& decisions) {
    for (std::size_t site = 0; site < problem_.sites.size(); ++site) {
      if (master_.is_decided(site)) relaxation_->set_column_limits(master_.open(site), 0, 1);
    }
    for (const Decision& decision : decisions)
      relaxation_->set_column_limits(master_.open(decision.site), decision.open, decision.open);
    for (std::size_t round = 0;; ++round) {
      std::optional<LinearAnswer> answer;
      try {
        answer = relaxation_->solve();
      } catch (const InfeasibleProblem&) {
        return std::nullopt;
      }
      if (is_hopeless(answer->value)) {
        lowest_closed_ = std::min(lowest_closed_, answer->value);
        return std::nullopt;
      }
      if (round == 0 && rows_ > next_drop_) drop_loose_cuts();
      const bool whole = least_decided(answer->x) == problem_.sites.size();
      const bool may_cut = whole ? round < kMostRounds : round < kRoundsAtANode;
      if (may_cut && !(whole && stopped()) && cut(first_stage_of(answer->x), answer->x) > 0) continue;
      if (!whole) return answer;
      offer(master_.plan(answer->x));
      lowest_closed_ = std::min(lowest_closed_, answer->value);
      return std::nullopt;
    }
  }

  /// The site whose opening is furthest from whole, in money; the number of sites if all are whole.
  std::size_t least_decided(std::span<const double> x) const {
    std::size_t found = problem_.sites.size();
    double most = 0;
    for (std::size_t site = 0; site < problem_.sites.size(); ++site) {
      if (!master_.is_decided(site)) continue;
      const double open = master_.value(x, master_.open(site));
      const double away = std::min(open, 1 - open);
      if (away <= kWhole) continue;
      const double weight = away * (1e-6 + problem_.sites[site].fixed_cost);
      if (weight > most) found = site;
      most = std::max(most, weight);
    }
    return found;
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
  std::vector<ColumnId> estimate_;             ///< [disaster * items + item]
  std::vector<double> reachable_;              ///< [(disaster * items + item) * sites + site]: demand
  std::size_t first_columns_ = 0;              ///< of opening and stock
  std::vector<GrowingDeliveries> deliveries_;  ///< [disaster * items + item]
  std::vector<double> supply_;                 ///< scratch (site)
  std::vector<SiteSupply> limit_;              ///< scratch (site): what limits its supply
  std::optional<PlanSolution> best_;
  std::optional<LinearSolver> relaxation_;
  double lowest_open_ = kInfinity;    ///< bound of nodes that a limit left
  double lowest_closed_ = kInfinity;  ///< bound of nodes that cannot be better by more than the tolerance
  std::size_t cuts_ = 0, nodes_ = 0;
  std::size_t base_rows_ =
      0;                  ///< those of the master that stay: after the root with the cuts that bind there
  std::size_t rows_ = 0;  ///< cuts beyond them
  std::size_t next_drop_ = 0;  ///< number of them at which loose ones are dropped
};

}  // namespace

PlanSolution solve_l_shaped(const PrepositioningProblem& problem, const PlanObjective& objective,
                            const PlanOptions& options) {
  return LShaped(problem, objective, options).solve();
}

}  // namespace surge::optimisation
