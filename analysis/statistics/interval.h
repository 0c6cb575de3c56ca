// SPDX-License-Identifier: Apache-2.0
// Words all statistics share.
#pragma once

#include <limits>

namespace surge::statistics {

inline constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// Both ends belong to it. NaN ends: there is none (too few values). Infinite ends: the sample cannot bound
/// it.
struct Interval {
  double low = kUnknown;
  double high = kUnknown;

  double half_width() const { return (high - low) / 2; }
  bool contains(double value) const { return low <= value && value <= high; }
};

/// Probability that an interval made in this way holds the truth. Precondition wherever it is used:
/// 0 < level < 1.
struct Confidence {
  double level = 0.95;

  double one_tail() const { return (1 - level) / 2; }
};

/// Which of two values of a metric one would rather have.
enum class Better { kLower, kHigher };

}  // namespace surge::statistics
