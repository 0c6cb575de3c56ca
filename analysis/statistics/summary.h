// SPDX-License-Identifier: Apache-2.0
// What a sample of replications says about a metric.
#pragma once

#include <cstddef>
#include <span>

namespace surge::analysis {

/// NaN in a sample means that something did not happen; `happened` tells how often it did. Mean, deviation,
/// interval and extremes are of the values that are there: with censored times they flatter. Quantiles are of
/// the whole sample with NaN behind all values, so they do not: a p95 of NaN says that in 5 % or more it did
/// not happen. Without values all but the counts are NaN.
struct Summary {
  std::size_t count = 0;     ///< size of the sample
  std::size_t happened = 0;  ///< values that are not NaN
  double mean = 0;
  double standard_deviation = 0;  ///< with n - 1; NaN for one value
  double low = 0;  ///< 95 % interval of the mean: mean -+ t(0.975, n - 1) s / sqrt(n), Student's t
  double high = 0;
  double p5 = 0;
  double p50 = 0;
  double p95 = 0;
  double minimum = 0;
  double maximum = 0;
};

Summary summarise(std::span<const double> sample);

/// Mean and quantiles as summarise() tells them, in a time proportional to the sample, which is reordered.
/// Precondition: not empty.
struct Range {
  double mean = 0;
  double p5 = 0;
  double p50 = 0;
  double p95 = 0;
};
Range range_of(std::span<double> sample);

/// Quantile of type 7 in Hyndman and Fan (1996), the default of R and NumPy: linear between order statistics
/// at (n - 1) p. Preconditions: sorted with NaN last, not empty, 0 <= p <= 1.
double quantile(std::span<const double> sorted, double p);

/// Half width of the two-sided 95 % interval of a mean. NaN with fewer than two values.
double half_width_95(double standard_deviation, std::size_t count);

}  // namespace surge::analysis
