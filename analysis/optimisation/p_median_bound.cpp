// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/p_median_bound.h"

#include <algorithm>
#include <cmath>

namespace surge::optimisation {
namespace {

constexpr double kShareOfNew = 0.1;    ///< of the newest subgradient in the direction
constexpr double kFirstStep = 0.2;     ///< share of Polyak's step
constexpr double kLeastStep = 1e-4;    ///< then the bound will not rise any more
constexpr std::size_t kPatience = 20;  ///< steps without gain before the step is shortened
constexpr double kShorten = 0.66;
constexpr double kLengthen = 1.1;

double dot(const std::vector<double>& x, const std::vector<double>& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

}  // namespace

LagrangianBound::LagrangianBound(const PMedianInstance& instance)
    : instance_(instance),
      worth_(instance.sites()),
      is_taken_(instance.sites()),
      subgradient_(instance.customers()),
      use_(instance.sites()) {}

double LagrangianBound::evaluate(const std::vector<double>& multipliers, const PMedianNode& node) {
  std::ranges::fill(worth_, 0.0);
  double bound = 0;
  for (std::size_t customer = 0; customer < instance_.customers(); ++customer) {
    const double multiplier = multipliers[customer];
    bound += multiplier;
    for (const PMedianInstance::Near& near : instance_.near(customer)) {
      if (near.cost >= multiplier) break;
      worth_[near.site] += near.cost - multiplier;
    }
  }
  take_least(node);
  for (std::size_t site = 0; site < worth_.size(); ++site) {
    if (is_taken_[site]) bound += worth_[site];
  }
  find_subgradient(multipliers);
  return bound;
}

void LagrangianBound::take_least(const PMedianNode& node) {
  order_.clear();
  free_taken_ = instance_.choose();
  for (std::size_t site = 0; site < worth_.size(); ++site) {
    is_taken_[site] = node.state[site] == SiteState::In;
    if (is_taken_[site]) --free_taken_;
    if (node.state[site] == SiteState::Free) order_.push_back(site);
  }
  const auto middle = order_.begin() + static_cast<std::ptrdiff_t>(free_taken_);
  std::nth_element(order_.begin(), middle, order_.end(), [&](std::size_t x, std::size_t y) {
    return worth_[x] != worth_[y] ? worth_[x] < worth_[y] : x < y;
  });
  for (std::size_t i = 0; i < free_taken_; ++i) is_taken_[order_[i]] = 1;
}

void LagrangianBound::find_subgradient(const std::vector<double>& multipliers) {
  for (std::size_t customer = 0; customer < instance_.customers(); ++customer) {
    double served = 0;
    for (const PMedianInstance::Near& near : instance_.near(customer)) {
      if (near.cost >= multipliers[customer]) break;
      served += is_taken_[near.site];
    }
    subgradient_[customer] = 1 - served;
  }
}

/// A free site that is taken: the bound without it takes the best one that is not; and the reverse.
void LagrangianBound::fix(PMedianNode& node, double bound, double closing) const {
  if (free_taken_ == 0 || free_taken_ == order_.size()) return;
  double last_taken = -kInfinity, first_left = kInfinity;
  for (std::size_t i = 0; i < order_.size(); ++i) {
    if (i < free_taken_) last_taken = std::max(last_taken, worth_[order_[i]]);
    if (i >= free_taken_) first_left = std::min(first_left, worth_[order_[i]]);
  }
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const double worth = worth_[order_[i]];
    const double other = bound + (i < free_taken_ ? first_left - worth : worth - last_taken);
    if (other > closing) node.state[order_[i]] = i < free_taken_ ? SiteState::In : SiteState::Out;
  }
}

bool LagrangianBound::raise(PMedianNode& node, double value, std::size_t steps) {
  const double closing = instance_.closing_bound(value);
  node.bound = evaluate(node.multipliers, node);
  for (std::size_t site = 0; site < use_.size(); ++site) use_[site] = is_taken_[site];
  best_taken_.clear();
  for (std::size_t site = 0; site < use_.size(); ++site) {
    if (is_taken_[site]) best_taken_.push_back(site);
  }
  std::vector<double> direction = subgradient_, trial;
  double step = kFirstStep;
  std::size_t idle = 0;
  for (std::size_t i = 0; i < steps && node.bound <= closing && step > kLeastStep; ++i) {
    const double length = dot(direction, direction);
    if (length < 1e-12) break;
    const double size = step * (1.02 * value - node.bound) / length;
    trial = node.multipliers;
    for (std::size_t c = 0; c < trial.size(); ++c) trial[c] = std::max(0.0, trial[c] + size * direction[c]);
    const double bound = evaluate(trial, node);
    const bool agrees = dot(direction, subgradient_) >= 0;
    for (std::size_t c = 0; c < trial.size(); ++c)
      direction[c] += kShareOfNew * (subgradient_[c] - direction[c]);
    for (std::size_t site = 0; site < use_.size(); ++site)
      use_[site] += kShareOfNew * (static_cast<double>(is_taken_[site]) - use_[site]);
    if (bound > node.bound) {
      node.bound = bound;
      node.multipliers.swap(trial);
      best_taken_.clear();
      for (std::size_t site = 0; site < use_.size(); ++site) {
        if (is_taken_[site]) best_taken_.push_back(site);
      }
      fix(node, bound, closing);
      if (agrees) step = std::min(2.0, step * kLengthen);
      idle = 0;
    } else if (++idle >= kPatience) {
      step *= kShorten;
      idle = 0;
    }
  }
  return node.bound > closing;
}

}  // namespace surge::optimisation
