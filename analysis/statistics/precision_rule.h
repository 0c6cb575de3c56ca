// SPDX-License-Identifier: Apache-2.0
// When there are enough replications.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/statistics/interval.h"
#include "analysis/statistics/quantile_interval.h"
#include "sim/statistics/tally.h"

namespace surge::statistics {

/// Half width at which an interval is good enough: absolute, or relative to the estimate, whichever is
/// reached first. At least one must be above 0. A relative width g is asked as half <= g / (1 + g)
/// |estimate|, so that the error relative to the truth, not to the estimate, is at most g (Law 2015,
/// Simulation Modeling and Analysis, 5th ed., section 9.4.1).
struct Precision {
  double absolute = 0;  ///< in the metric's unit
  double relative = 0;  ///< share of the estimate

  bool reached(double half_width, double estimate) const;
};

struct PrecisionOptions {
  Precision precision = {};
  Confidence confidence = {};
  std::size_t minimum = 30;   ///< replications before the first look, >= 2
  std::size_t cap = 100'000;  ///< the end in any case, >= minimum
};

enum class Progress { kGoOn, kPrecise, kCapReached };

/// Stops at the first count at which the t interval of the mean is narrow enough (Chow and Robbins 1965,
/// Annals of Mathematical Statistics 36:457-462). One look too many is always a look at chance: the interval
/// after stopping holds the truth less often than stated, the more so the smaller `minimum`;
/// docs/statistics.md has measured figures. NaN values count against the cap, not for the mean.
class MeanPrecisionRule {
 public:
  /// Throws std::invalid_argument with a sentence for options out of range.
  explicit MeanPrecisionRule(const PrecisionOptions& options);

  /// Values in the order of replications, so that where it stops does not depend on how many ran at once.
  void add(double value);

  Progress progress() const { return progress_; }
  double estimate() const { return values_.mean(); }
  Interval interval() const;
  std::size_t count() const { return values_.count() + missing_; }
  std::size_t missing() const { return missing_; }
  /// About how many replications it takes in all, by the variance so far: n (half / target)^2, not above the
  /// cap. For progress bars and the size of the next batch.
  std::size_t expected_count() const;

 private:
  void look();

  PrecisionOptions options_;
  double least_factor_;
  sim::Tally values_;
  std::size_t missing_ = 0;
  Progress progress_ = Progress::kGoOn;
};

/// The same for the quantile p with its distribution-free interval. It looks at `minimum` and then each time
/// the count has grown by a twentieth: fewer looks, less bias, and less sorting. NaN, what did not happen,
/// stands behind all values; while the interval reaches there it is not narrow.
class QuantilePrecisionRule {
 public:
  /// Throws std::invalid_argument with a sentence for options out of range. 0 < p < 1.
  QuantilePrecisionRule(double p, const PrecisionOptions& options);

  void add(double value);

  Progress progress() const { return progress_; }
  /// As of now, sorted for the purpose.
  QuantileEstimate estimate() const;
  std::size_t count() const { return values_.size(); }

 private:
  double p_;
  PrecisionOptions options_;
  std::vector<double> values_;
  std::size_t next_look_;
  Progress progress_ = Progress::kGoOn;
};

}  // namespace surge::statistics
