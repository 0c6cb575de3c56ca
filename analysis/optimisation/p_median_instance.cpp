// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/p_median_instance.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace surge::optimisation {
namespace {

void check_p_median(const PMedianProblem& problem) {
  if (problem.customers == 0 || problem.sites == 0)
    throw std::invalid_argument("p-median: no customers or sites");
  if (problem.choose == 0 || problem.choose > problem.sites)
    throw std::invalid_argument("p-median: the number to choose must be in 1 .. number of sites");
  if (problem.cost.size() != problem.customers * problem.sites)
    throw std::invalid_argument("p-median: costs are not customers x sites");
  if (!std::ranges::all_of(problem.cost, [](double cost) { return cost >= 0; }))
    throw std::invalid_argument("p-median: costs must be numbers >= 0 or infinity");
}

/// More than any assignment at finite costs.
double above_all(const PMedianProblem& problem) {
  double sum = 1;
  for (std::size_t customer = 0; customer < problem.customers; ++customer) {
    double largest = 0;
    for (std::size_t site = 0; site < problem.sites; ++site) {
      const double cost = problem.cost[customer * problem.sites + site];
      if (std::isfinite(cost)) largest = std::max(largest, cost);
    }
    sum += std::ceil(largest);
  }
  return sum;
}

}  // namespace

PMedianInstance::PMedianInstance(const PMedianProblem& problem)
    : customers_(problem.customers), sites_(problem.sites), choose_(problem.choose), cost_(problem.cost) {
  check_p_median(problem);
  forbidden_ = above_all(problem);
  for (double& cost : cost_) {
    if (!std::isfinite(cost)) cost = forbidden_;
  }
  whole_ = forbidden_ * static_cast<double>(customers_) < 1e12 &&
           std::ranges::all_of(cost_, [](double cost) { return cost == std::floor(cost); });
  sort_sites();
}

PMedianInstance PMedianInstance::with_sites(std::span<const std::size_t> keep) const {
  PMedianInstance smaller;
  smaller.customers_ = customers_;
  smaller.sites_ = keep.size();
  smaller.choose_ = choose_;
  smaller.forbidden_ = forbidden_;
  smaller.whole_ = whole_;
  smaller.cost_.reserve(customers_ * keep.size());
  for (std::size_t customer = 0; customer < customers_; ++customer) {
    for (const std::size_t site : keep) smaller.cost_.push_back(cost(customer, site));
  }
  smaller.sort_sites();
  return smaller;
}

void PMedianInstance::sort_sites() {
  near_.resize(customers_ * sites_);
  for (std::size_t customer = 0; customer < customers_; ++customer) {
    const std::span<Near> list(&near_[customer * sites_], sites_);
    for (std::size_t site = 0; site < sites_; ++site)
      list[site] = {cost(customer, site), static_cast<std::uint32_t>(site)};
    std::ranges::stable_sort(list, {}, &Near::cost);
  }
}

double PMedianInstance::closing_bound(double value) const {
  const double below = whole_ ? value - 1 + 1e-6 : value - 1e-9 * std::max(1.0, std::fabs(value));
  return std::min(below, forbidden_ - 0.5);  // from there on nobody can serve all
}

double PMedianInstance::value_of(std::span<const std::size_t> chosen) const {
  double sum = 0;
  for (std::size_t customer = 0; customer < customers_; ++customer) {
    double nearest = cost(customer, chosen.front());
    for (const std::size_t site : chosen) nearest = std::min(nearest, cost(customer, site));
    sum += nearest;
  }
  return sum;
}

}  // namespace surge::optimisation
