// SPDX-License-Identifier: Apache-2.0
// Quantiles of the distributions that intervals are made of.
#pragma once

#include <cstdint>

#include "analysis/statistics/interval.h"

namespace surge::statistics {

/// Preconditions of all: 0 < probability < 1, degrees of freedom > 0, shape and scale > 0.
double normal_quantile(double probability);
double normal_probability(double value);  ///< P(standard normal <= value)
double student_quantile(double probability, double degrees_of_freedom);
double gamma_quantile(double probability, double shape, double scale);

/// P(binomial(trials, probability) <= successes). Preconditions: 0 <= probability <= 1, successes <= trials.
double binomial_probability(std::uint64_t trials, double probability, std::uint64_t successes);

/// t(1 - tail, n - 1), by which a two-sided interval of a mean of n values is wide. NaN for n < 2.
double student_factor(std::uint64_t count, Confidence confidence);

/// Interval of a mean: mean -+ t s / sqrt(n), exact for normal values. NaN for n < 2.
Interval mean_interval(double mean, double standard_deviation, std::uint64_t count, Confidence confidence);

/// Interval of a probability, `successes` of `trials` (Clopper and Pearson 1934, Biometrika 26:404-413):
/// holds the truth at least as often as stated. Precondition: successes <= trials. [0, 1] without trials.
Interval probability_interval(std::uint64_t successes, std::uint64_t trials, Confidence confidence);

}  // namespace surge::statistics
