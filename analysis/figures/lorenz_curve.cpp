// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/lorenz_curve.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/contract.h"

namespace surge::analysis::figures {

LorenzCurve::LorenzCurve(std::span<const double> amounts, std::span<const double> people) {
  SIM_EXPECT(amounts.size() == people.size());
  const auto amount = [&](std::size_t i) { return std::isnan(amounts[i]) ? 0.0 : amounts[i]; };
  std::vector<std::size_t> order(amounts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return amount(a) / people[a] < amount(b) / people[b];
  });
  for (const std::size_t i : order) {
    people_.push_back(people_.back() + people[i]);
    amount_.push_back(amount_.back() + amount(i));
  }
  defined_ = amount_.back() > 0;
  if (!defined_) return;
  const double all_people = people_.back(), all_amount = amount_.back();
  for (double& share : people_) share /= all_people;
  for (double& share : amount_) share /= all_amount;
}

double LorenzCurve::at(double share_of_people) const {
  SIM_EXPECT(defined_);
  const auto next = std::lower_bound(people_.begin() + 1, people_.end() - 1, share_of_people);
  const auto i = static_cast<std::size_t>(next - people_.begin());
  const double part = (share_of_people - people_[i - 1]) / (people_[i] - people_[i - 1]);
  return amount_[i - 1] + part * (amount_[i] - amount_[i - 1]);
}

double LorenzCurve::gini() const {
  SIM_EXPECT(defined_);
  double area = 0;
  for (std::size_t i = 1; i < people_.size(); ++i)
    area += (people_[i] - people_[i - 1]) * (amount_[i] + amount_[i - 1]) / 2;
  return 1 - 2 * area;
}

}  // namespace surge::analysis::figures
