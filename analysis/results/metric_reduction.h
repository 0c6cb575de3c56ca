// SPDX-License-Identifier: Apache-2.0
// What is kept of a metric over many replications in place of its values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/statistics/streaming.h"

namespace surge::analysis {

/// Names of what is kept: count (of replications in which it is defined), missing, mean, standard_deviation
/// (n - 1), minimum, maximum, then quantiles: p0.1 is that of 0.1 %.
const std::vector<std::string>& statistic_names();
inline constexpr std::size_t kMeanStatistic = 2;  ///< position of the mean in it

/// Reduces values on the fly. Memory grows with the logarithm of their number: some 100 KB for a million. The
/// same bits whoever has computed the values (statistics/block_tree.h).
class MetricReduction {
 public:
  /// NaN: it did not happen. Throws std::invalid_argument if the replication is already there.
  void add(std::uint64_t replication, double value);
  /// By statistic_names(). A quantile is NaN if so many replications lack the value that it is among them; it
  /// is exact up to 1,024 replications.
  std::vector<double> statistics() const;
  /// The rank of a quantile is off by this share of the replications at the most.
  double rank_error_bound() const { return sketch_.error_bound(); }

 private:
  statistics::StreamingTally tally_;
  statistics::QuantileSketch sketch_;
};

}  // namespace surge::analysis
