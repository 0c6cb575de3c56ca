// SPDX-License-Identifier: Apache-2.0
// Output of one long run: how much of its beginning to drop, and an interval from the rest.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/statistics/interval.h"

namespace surge::statistics {

struct WarmUp {
  std::size_t observations = 0;  ///< to drop from the start
  double statistic = kUnknown;   ///< MSER at this truncation
  /// The smallest statistic lies where at least half is kept. If not, the run is too short to tell (White and
  /// Robinson 2010), and `observations` is the best of the first half.
  bool reliable = false;
};

/// Marginal standard error rule (White, Cobb and Spratt 2000, Simulation 69:283-291) over means of batches of
/// five (MSER-5): drops the d first of n batch means that make
///
///     MSER(d) = 1 / (n - d)^2 * sum over i > d of (Y_i - mean of Y_{d+1} ... Y_n)^2
///
/// smallest. The last five batches are never alone what is kept, since a few values that happen to be close
/// would win. A last part batch is left out of the search. Precondition: batch >= 1, values are finite. Not
/// reliable with fewer than ten batches.
WarmUp find_warm_up(std::span<const double> series, std::size_t batch = 5);

/// Welch's plot (1983, in Lavenberg, Computer Performance Modeling Handbook, 268-328): the mean over
/// replications at each time, and its moving average over 2 w + 1 times, fewer and centred near the start. To
/// look at: the warm-up ends where the curve is flat. Precondition of the first: at least one replication,
/// all of the same length; of the second: none; the result has w values less, and is empty for w >= length.
std::vector<double> mean_over_replications(std::span<const std::vector<double>> replications);
std::vector<double> moving_average(std::span<const double> series, std::size_t half_window);

struct BatchMeans {
  std::size_t batch = 0;    ///< observations in each
  std::size_t dropped = 0;  ///< from the start, so that the batches are equal
  double mean = kUnknown;
  Interval interval;
  /// Between neighbouring batch means. Beyond about 2 / sqrt(batches) the batches are too short and the
  /// interval too narrow.
  double lag_1_correlation = kUnknown;
};

/// Interval of a steady-state mean from the means of batches, taken as independent (Law 2015, section 9.5.3):
/// mean -+ t(batches - 1) s / sqrt(batches). 10 to 30 batches serve (Schmeiser 1982, Operations Research
/// 30:556-568). NaN with fewer observations than batches. Precondition: batches >= 2.
BatchMeans batch_means(std::span<const double> series, std::size_t batches = 20, Confidence confidence = {});

}  // namespace surge::statistics
