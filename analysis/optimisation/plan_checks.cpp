// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/plan_checks.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace surge::optimisation {
namespace {

void require(bool condition, const char* what) {
  if (!condition) throw std::invalid_argument(std::string("pre-positioning: ") + what);
}

bool is_amount(double value) {
  return value >= 0 && std::isfinite(value);
}

void check_disaster(const PrepositioningProblem& problem, const Disaster& disaster) {
  require(disaster.weight > 0 && std::isfinite(disaster.weight), "weights of disasters must be > 0");
  require(disaster.demand.size() == problem.counties * problem.items.size(),
          "demand is not counties x items");
  require(disaster.transport_cost.size() == problem.sites.size() * problem.counties,
          "transport costs are not sites x counties");
  require(disaster.survival.size() == problem.sites.size(), "a surviving share is needed for each site");
  require(std::ranges::all_of(disaster.demand, is_amount), "demand must be finite and >= 0");
  require(std::ranges::all_of(disaster.transport_cost, [](double x) { return x >= 0; }),
          "transport costs must be >= 0 or infinity");
  require(std::ranges::all_of(disaster.survival, [](double x) { return x >= 0 && x <= 1; }),
          "surviving shares must be in 0 .. 1");
}

void check_site(const PrepositioningProblem& problem, const DepotSite& site) {
  require(is_amount(site.capacity_m3) && is_amount(site.fixed_cost),
          "capacity and fixed cost of sites must be finite and >= 0");
  require(site.endowment.empty() || site.endowment.size() == problem.items.size(),
          "an endowment is empty or has an amount of each item");
  require(std::ranges::all_of(site.endowment, is_amount), "endowments must be finite and >= 0");
  require(!site.always_open || site.fixed_cost == 0, "sites that are always open have no fixed cost");
}

void check_group(const PrepositioningProblem& problem, std::vector<std::size_t> group) {
  std::ranges::sort(group);
  require(group.empty() || group.back() < problem.sites.size(),
          "an exclusive group names a site that is not there");
  require(std::ranges::adjacent_find(group) == group.end(), "an exclusive group names a site twice");
  require(std::ranges::count_if(group, [&](std::size_t i) { return problem.sites[i].always_open; }) <= 1,
          "two sites of an exclusive group are always open");
}

}  // namespace

void check_prepositioning(const PrepositioningProblem& problem) {
  require(!problem.items.empty() && !problem.sites.empty() && problem.counties > 0,
          "at least one item, site and county are needed");
  require(!problem.disasters.empty(), "at least one disaster is needed");
  require(problem.budget >= 0, "the budget must be >= 0 or infinity");
  for (const StockItem& item : problem.items) {
    require(is_amount(item.volume_m3) && is_amount(item.unit_cost) && is_amount(item.shortage_penalty) &&
                is_amount(item.transport_factor),
            "volume, cost, penalty and transport factor of items must be finite and >= 0");
  }
  for (const DepotSite& site : problem.sites) check_site(problem, site);
  for (const auto& group : problem.exclusive) check_group(problem, group);
  for (const Disaster& disaster : problem.disasters) check_disaster(problem, disaster);
}

void check_objective(const PlanObjective& objective) {
  const PlanMeasures& weights = objective.weights;
  require(is_amount(weights.expected) && is_amount(weights.tail) && is_amount(weights.worst_share) &&
              weights.expected + weights.tail + weights.worst_share > 0,
          "weights of the objective must be finite and >= 0, and not all 0");
  require(objective.tail_level >= 0 && objective.tail_level < 1, "the level of the tail must be in 0 .. 1");
  const PlanMeasures& ceilings = objective.ceilings;
  require(!std::isnan(ceilings.expected) && !std::isnan(ceilings.tail) && !std::isnan(ceilings.worst_share),
          "ceilings must be numbers");
}

}  // namespace surge::optimisation
