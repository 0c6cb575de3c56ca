// SPDX-License-Identifier: Apache-2.0
// How bad a year gets, and how often: exceedance curve, return periods, expected annual value.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/statistics/interval.h"

namespace surge::statistics {

/// What the weights of years are.
enum class Weights {
  kRatios,  ///< probability as it is over as drawn, mean 1 but for chance: exact means, best in the tail
  kSelfNormalised,  ///< known up to a factor: divided by their sum; a bias of order 1 / n (Owen 2013,
                    ///< section 9.2)
};

/// One value (annual largest or sum) for each simulated year, NaN not allowed. Without weights all count
/// alike.
struct YearSample {
  std::span<const double> values;
  std::span<const double> weights = {};
  Weights kind = Weights::kRatios;
};

struct RiskEstimate {
  double value = kUnknown;
  Interval interval;
};

/// With n years x_i of weight w_i (1 without weights) and s = 1 / n, or 1 / sum of w if self-normalised:
/// P(x) = s sum of w_i over x_i > x.
///
/// Intervals. Without weights free of assumptions: Clopper-Pearson for probabilities, order statistics for
/// values. With weights from the estimated variance of P, by the normal distribution: a tail seen in a
/// handful of years is then given too narrow an interval; effective_years_above() tells. Values: both ends of
/// the interval of P at the estimate, read back from the curve (Woodruff 1952, J. American Stat. Association
/// 47:635-646).
class ExceedanceCurve {
 public:
  /// Throws std::invalid_argument without years, for NaN, for weights that are negative, not finite, all 0,
  /// or not one a year.
  explicit ExceedanceCurve(const YearSample& years, Confidence confidence = {});

  std::size_t years() const { return sorted_.size(); }

  /// Probability that a year is above `value`, in 0 ... 1.
  RiskEstimate probability_above(double value) const;
  /// Years between years above `value`, on average: 1 / probability. Infinite where none was seen.
  RiskEstimate return_period(double value) const;
  /// The smallest value seen that years exceed with a probability of at most 1 / period. If period > n, it is
  /// the largest seen and the high end is infinite. Precondition: period > 1, in years.
  RiskEstimate value_at(double period) const;
  /// Mean of the years: the expected annual value. Interval by t (weighted: by the normal distribution).
  RiskEstimate expected() const;

  /// (sum of w)^2 / sum of w^2 over the years above `value`: how many equal ones they are worth.
  double effective_years_above(double value) const;

  struct Point {
    double value = 0;
    double probability = 0;  ///< of a year above it
  };
  /// The whole curve, by rising value, one point for each distinct one.
  std::vector<Point> points() const;

 private:
  struct Year {
    double value;
    double weight;
  };
  std::size_t number_above(double value) const;
  double probability_of_first(std::size_t count) const;
  double standard_error_of_first(std::size_t count) const;
  double value_exceeded_with(double probability) const;

  Confidence confidence_;
  bool weighted_;
  Weights kind_;
  std::vector<Year> sorted_;     ///< the largest value first
  std::vector<double> weight_;   ///< weight_[k]: sum of the weights of the first k
  std::vector<double> squares_;  ///< the same of their squares
};

}  // namespace surge::statistics
