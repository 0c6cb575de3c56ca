// SPDX-License-Identifier: Apache-2.0
// From the unit interval to the values of a parameter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "analysis/designs/points.h"
#include "sim/random/distribution.h"

namespace surge::designs {

/// Factories throw std::invalid_argument with a sentence that says what is wrong.
class ParameterRange {
 public:
  /// low + u (high - low). Precondition: low <= high, both finite.
  static ParameterRange uniform(double low, double high);
  /// low (high / low)^u. Precondition: 0 < low <= high, finite.
  static ParameterRange log_uniform(double low, double high);
  /// low, ..., high, both included, each for an equal share of the interval. Precondition: low <= high, both
  /// within +- 2^52.
  static ParameterRange integer(std::int64_t low, std::int64_t high);
  /// The number of one of `count` choices, from 0, each for an equal share. Precondition: count >= 1. What
  /// they are called is the caller's: policies, variants, on and off.
  static ParameterRange choice(std::size_t count);
  /// Quantile cut + u (1 - 2 cut) of the distribution, of a discrete one the smallest value that reaches it.
  /// A cut above 0 keeps the tails off, which designs that use the ends 0 and 1 need (factorial, Morris); 0
  /// keeps the distribution. Precondition: 0 <= cut < 0.5.
  static ParameterRange distribution(sim::Distribution distribution, double cut = 0);

  /// Precondition: 0 <= unit <= 1. Infinite where the distribution is.
  double value(double unit) const;

  /// Whether value() steps, and how many values there are then; 0 for a continuous one.
  std::size_t distinct_values() const;

 private:
  struct Linear {
    double low, high;
  };
  struct Logarithmic {
    double low, high;
  };
  struct Whole {
    std::int64_t low;
    std::uint64_t count;
  };
  struct Quantile {
    sim::Distribution distribution;
    double cut;
  };
  using Form = std::variant<Linear, Logarithmic, Whole, Quantile>;
  explicit ParameterRange(Form form) : form_(std::move(form)) {}

  Form form_;
};

/// Quantile of a distribution: infinite at 0 or 1 where the support is. Precondition: 0 <= probability <= 1.
double distribution_quantile(const sim::Distribution& distribution, double probability);

/// Every coordinate through the range of its dimension. Throws std::invalid_argument if the numbers of ranges
/// and dimensions differ, or a value would be infinite.
Points values_of(const Points& unit, std::span<const ParameterRange> ranges);

}  // namespace surge::designs
