// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace surge::analysis::figures {

/// Share of the amount that the share of the people with the least of it have.
class LorenzCurve {
 public:
  /// Amounts of groups, >= 0 (NaN: 0), and the number of people in each, > 0. Precondition: as many of both.
  LorenzCurve(std::span<const double> amounts, std::span<const double> people);

  /// Whether there is an amount to be shared.
  bool defined() const { return defined_; }
  /// Preconditions: defined(), 0 <= share <= 1. Linear within a group.
  double at(double share_of_people) const;
  /// One less twice the area under the curve: 0 all alike, towards 1 one has all.
  double gini() const;

 private:
  std::vector<double> people_{0};  ///< cumulative shares, from 0 to 1
  std::vector<double> amount_{0};
  bool defined_ = false;
};

}  // namespace surge::analysis::figures
