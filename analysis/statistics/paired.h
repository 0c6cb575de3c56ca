// SPDX-License-Identifier: Apache-2.0
// Two alternatives over the same replications: what changes from the first to the second.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/statistics/bootstrap.h"
#include "analysis/statistics/interval.h"

namespace surge::statistics {

/// Value i of both is from replication i, so both met the same disaster. NaN: it did not happen. Precondition
/// wherever it is used: the sizes are equal.
struct Pairs {
  std::span<const double> first;
  std::span<const double> second;
};

struct PairedOptions {
  Confidence confidence = {};
  Better better = Better::kLower;
};

/// All figures but the counts are of the complete pairs. If many pairs are left out, they speak for the
/// disasters in which it happened under both, no more: look at the counts.
struct PairedComparison {
  std::size_t pairs = 0;
  std::size_t complete = 0;  ///< neither value is NaN
  std::size_t only_first_missing = 0;
  std::size_t only_second_missing = 0;
  std::size_t both_missing = 0;
  double share_left_out = 0;  ///< 0 without pairs

  double mean_first = kUnknown;
  double mean_second = kUnknown;
  double mean_difference = kUnknown;     ///< second minus first
  double standard_deviation = kUnknown;  ///< of the differences, with n - 1
  Interval difference;                   ///< mean -+ t(n - 1) s / sqrt(n)

  double correlation = kUnknown;  ///< Pearson's; NaN if either does not vary
  double variance_saved =
      kUnknown;  ///< 1 - var(d) / (var first + var second): 0 as if unpaired, below 0 worse

  double probability_better = kUnknown;  ///< share of pairs in which the second is better, ties by half
  Interval probability_interval;         ///< Clopper-Pearson: low end of wins, high end of wins and ties

  double relative_change = kUnknown;  ///< mean second / mean first - 1; NaN where mean first is 0
  /// By Fieller's theorem (1954, J. Royal Stat. Soc. B 16:175-185), exact for normal pairs. NaN if the
  /// interval of the first mean holds 0: the ratio is then not bounded.
  Interval relative_interval;
};

PairedComparison compare_pairs(const Pairs& pairs, const PairedOptions& options = {});

/// Second minus first of the complete pairs, in their order: for the median of the differences, say, with
/// quantile_estimate().
std::vector<double> paired_differences(const Pairs& pairs);

/// Quantile p of the second less that of the first. Not the quantile of the differences.
struct QuantileDifference {
  std::size_t complete = 0;
  double first = kUnknown;
  double second = kUnknown;
  double difference = kUnknown;
  Interval interval;  ///< percentile bootstrap over complete pairs, which keeps them paired
};

/// Precondition: 0 <= p <= 1. Costs O(pairs * resamples).
QuantileDifference quantile_difference(const Pairs& pairs, double p, const BootstrapOptions& options = {});

}  // namespace surge::statistics
