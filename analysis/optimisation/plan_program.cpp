// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/plan_program.h"

#include <algorithm>
#include <cmath>

#include "analysis/optimisation/plan_recourse.h"

namespace surge::optimisation {

std::vector<double> probabilities(const PrepositioningProblem& problem) {
  double total = 0;
  for (const Disaster& disaster : problem.disasters) total += disaster.weight;
  std::vector<double> found;
  for (const Disaster& disaster : problem.disasters) found.push_back(disaster.weight / total);
  return found;
}

PlanProgram::PlanProgram(const PrepositioningProblem& problem, const PlanObjective& objective)
    : problem_(problem), items_(problem.items.size()), probability_(probabilities(problem)) {
  add_first_stage();
  for (std::size_t i = 0; i < problem.disasters.size(); ++i)
    later_cost_.push_back(program_.add_column(0, 0, kInfinity));
  add_expected(objective);
  if (objective.weights.tail > 0 || objective.ceilings.tail < kInfinity) add_tail(objective);
}

/// More of an item than this at a site helps in no disaster.
double PlanProgram::useful_stock(std::size_t site, std::size_t item) const {
  double most = 0;
  for (const Disaster& disaster : problem_.disasters) {
    if (disaster.survival[site] <= 0) continue;
    double reachable = 0;
    for (std::size_t county = 0; county < problem_.counties; ++county) {
      if (std::isfinite(disaster.transport_cost[site * problem_.counties + county]))
        reachable += disaster.demand[county * items_ + item];
    }
    most = std::max(most, reachable / disaster.survival[site]);
  }
  most -= endowment_of(problem_.sites[site], item);
  if (problem_.sites[site].capacity_m3 <= 0 || most <= 0) return 0;
  const double volume = problem_.items[item].volume_m3;
  return volume > 0 ? std::min(most, problem_.sites[site].capacity_m3 / volume) : most;
}

void PlanProgram::add_site(std::size_t site, std::vector<Term>& costs) {
  const DepotSite& kind = problem_.sites[site];
  open_.push_back(kind.always_open ? kNoColumn : program_.add_binary(0));
  if (is_decided(site)) costs.push_back({open_[site], kind.fixed_cost});
  std::vector<Term> space;
  for (std::size_t item = 0; item < items_; ++item) {
    const double most = useful_stock(site, item);
    stock_.push_back(most > 0 ? program_.add_column(0, 0, most) : kNoColumn);
    if (most <= 0) continue;
    space.push_back({stock_.back(), problem_.items[item].volume_m3});
    costs.push_back({stock_.back(), problem_.items[item].unit_cost});
    if (is_decided(site)) program_.add_row({{stock_.back(), 1}, {open_[site], -most}}, -kInfinity, 0);
  }
  if (space.empty()) return;
  if (is_decided(site)) space.push_back({open_[site], -kind.capacity_m3});
  program_.add_row(space, -kInfinity, is_decided(site) ? 0 : kind.capacity_m3);
}

void PlanProgram::add_groups() {
  std::vector<Term> all;
  for (const ColumnId open : open_) {
    if (open != kNoColumn) all.push_back({open, 1});
  }
  if (problem_.most_open < all.size()) program_.add_row(all, 0, static_cast<double>(problem_.most_open));
  for (const std::vector<std::size_t>& group : problem_.exclusive) {
    std::vector<Term> members;
    for (const std::size_t site : group) {
      if (is_decided(site)) members.push_back({open_[site], 1});
    }
    if (!members.empty()) program_.add_row(members, 0, members.size() < group.size() ? 0 : 1);
  }
}

void PlanProgram::add_first_stage() {
  std::vector<Term> costs;
  for (std::size_t site = 0; site < problem_.sites.size(); ++site) add_site(site, costs);
  first_cost_ = program_.add_column(0, 0, problem_.budget);
  costs.push_back({first_cost_, -1});
  program_.add_row(costs, 0, 0);
  add_groups();
}

SiteSupply PlanProgram::surviving(std::size_t site, std::size_t item, double survival) const {
  SiteSupply supply = if_open(site, survival * endowment_of(problem_.sites[site], item));
  if (has_stock(site, item)) supply.per_stock = survival;
  return supply;
}

SiteSupply PlanProgram::if_open(std::size_t site, double amount) const {
  return is_decided(site) ? SiteSupply{0, amount, 0} : SiteSupply{0, 0, amount};
}

double PlanProgram::supply(std::span<const double> x, std::size_t site, std::size_t item,
                           const SiteSupply& from) const {
  double sum = from.constant;
  if (from.per_stock != 0) sum += from.per_stock * value(x, stock(site, item));
  if (from.per_open != 0) sum += from.per_open * value(x, open(site));
  return sum;
}

void PlanProgram::add_terms(std::size_t site, std::size_t item, const SiteSupply& from, double factor,
                            std::vector<Term>& terms) const {
  if (from.per_stock != 0) terms.push_back({stock(site, item), factor * from.per_stock});
  if (from.per_open != 0) terms.push_back({open(site), factor * from.per_open});
}

void PlanProgram::add_expected(const PlanObjective& objective) {
  std::vector<Term> mean{{first_cost_, 1}};
  for (std::size_t i = 0; i < later_cost_.size(); ++i) mean.push_back({later_cost_[i], probability_[i]});
  program_.set_cost(first_cost_, objective.weights.expected + objective.weights.tail);
  for (std::size_t i = 0; i < later_cost_.size(); ++i)
    program_.set_cost(later_cost_[i], objective.weights.expected * probability_[i]);
  if (objective.ceilings.expected < kInfinity)
    program_.add_row(mean, -kInfinity, objective.ceilings.expected);
}

/// Rockafellar and Uryasev: threshold + mean excess over it / (1 - level); the first stage costs in any case.
void PlanProgram::add_tail(const PlanObjective& objective) {
  const double weight = objective.weights.tail;
  const ColumnId threshold = program_.add_column(weight, 0, kInfinity);
  std::vector<Term> tail{{first_cost_, 1}, {threshold, 1}};
  for (std::size_t i = 0; i < later_cost_.size(); ++i) {
    const double factor = probability_[i] / (1 - objective.tail_level);
    const ColumnId excess = program_.add_column(weight * factor, 0, kInfinity);
    program_.add_row({{excess, 1}, {threshold, 1}, {later_cost_[i], -1}}, 0, kInfinity);
    tail.push_back({excess, factor});
  }
  if (objective.ceilings.tail < kInfinity) program_.add_row(tail, -kInfinity, objective.ceilings.tail);
}

void PlanProgram::add_worst_shares(const PlanObjective& objective) {
  std::vector<Term> mean;
  for (const double probability : probability_) {
    worst_share_.push_back(program_.add_column(objective.weights.worst_share * probability, 0, 1));
    mean.push_back({worst_share_.back(), probability});
  }
  if (objective.ceilings.worst_share < kInfinity)
    program_.add_row(mean, -kInfinity, objective.ceilings.worst_share);
}

StockPlan PlanProgram::plan(std::span<const double> x) const {
  StockPlan plan;
  for (std::size_t site = 0; site < open_.size(); ++site) {
    const bool is_open = !is_decided(site) || value(x, open_[site]) > 0.5;
    if (is_open) plan.open.push_back(site);
    for (std::size_t item = 0; item < items_; ++item)
      plan.stock.push_back(is_open && has_stock(site, item) ? std::max(0.0, value(x, stock(site, item))) : 0);
  }
  return plan;
}

}  // namespace surge::optimisation
