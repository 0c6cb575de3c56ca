// SPDX-License-Identifier: Apache-2.0
// Intervals for quantiles and for the mean of a tail.
#pragma once

#include <cstddef>
#include <span>

#include "analysis/statistics/interval.h"

namespace surge::statistics {

/// An estimate with its interval, and the probability with which the interval holds the truth at the least.
struct QuantileEstimate {
  double value = kUnknown;
  Interval interval;
  double coverage = 0;
};

/// Ranks (1 is the smallest) whose values enclose the quantile p of a continuous distribution; 0 and n + 1
/// stand for minus and plus infinity.
struct RankInterval {
  std::size_t low = 0;
  std::size_t high = 0;
  double coverage = 0;  ///< P(low <= B < high) for B of the binomial distribution (n, p)
};

/// The narrowest ranks that leave at most half of 1 - confidence on either side (David and Nagaraja 2003,
/// Order Statistics, section 7.1). Free of any assumption on the distribution; with ties the coverage is
/// higher. Precondition: 0 < p < 1.
RankInterval quantile_ranks(std::size_t count, double p, Confidence confidence);

/// Quantile p (type 7) with the order statistics at these ranks as its interval. The fewest values with two
/// finite ends: 6 for a median, 72 for p = 0.95, at 95 %. NaN, what did not happen, stands behind all values:
/// quantiles and ends that fall there are NaN. Preconditions: sorted with NaN last, not empty, 0 < p < 1.
QuantileEstimate quantile_estimate(std::span<const double> sorted, double p, Confidence confidence = {});

/// Mean of the worst share 1 - p: the mean of all values above the quantile, the value at the border counting
/// in part (Rockafellar and Uryasev 2002, J. Banking and Finance 26:1443-1471), with the interval that
/// follows from its asymptotic variance (var(X | tail) + p (ES - q)^2) / (n (1 - p)) (Manistre and Hancock
/// 2005, North American Actuarial J. 9:129-156) and t of n (1 - p) - 1 degrees of freedom. Approximate; NaN
/// ends with fewer than two values in the tail. Large values are bad here: turn signs for the other
/// direction. Preconditions: sorted without NaN, not empty, 0 < p < 1.
struct TailMean {
  double value = kUnknown;
  Interval interval;
};
TailMean expected_shortfall(std::span<const double> sorted, double p, Confidence confidence = {});

}  // namespace surge::statistics
