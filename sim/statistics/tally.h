// SPDX-License-Identifier: Apache-2.0
// Statistics of observations, without keeping them.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace surge::sim {

/// Count, mean, variance and extremes by Welford's recurrence; two tallies merge by Chan, Golub and LeVeque
/// (1979).
class Tally {
 public:
  void add(double value) {
    ++count_;
    const double delta = value - mean_;
    mean_ += delta / static_cast<double>(count_);
    squares_ += delta * (value - mean_);
    minimum_ = std::min(minimum_, value);
    maximum_ = std::max(maximum_, value);
  }

  void merge(const Tally& other) {
    if (other.count_ == 0) return;
    const double total = static_cast<double>(count_ + other.count_);
    const double delta = other.mean_ - mean_;
    squares_ += other.squares_ +
                delta * delta * static_cast<double>(count_) * static_cast<double>(other.count_) / total;
    mean_ += delta * static_cast<double>(other.count_) / total;
    count_ += other.count_;
    minimum_ = std::min(minimum_, other.minimum_);
    maximum_ = std::max(maximum_, other.maximum_);
  }

  std::uint64_t count() const { return count_; }
  /// NaN without observations.
  double mean() const { return count_ > 0 ? mean_ : std::numeric_limits<double>::quiet_NaN(); }
  /// Unbiased; NaN with fewer than two observations.
  double variance() const {
    return count_ > 1 ? squares_ / static_cast<double>(count_ - 1) : std::numeric_limits<double>::quiet_NaN();
  }
  double standard_deviation() const { return std::sqrt(variance()); }
  double standard_error() const { return std::sqrt(variance() / static_cast<double>(count_)); }
  double minimum() const { return minimum_; }  ///< infinity without observations
  double maximum() const { return maximum_; }  ///< -infinity without observations

 private:
  std::uint64_t count_ = 0;
  double mean_ = 0;
  double squares_ = 0;
  double minimum_ = std::numeric_limits<double>::infinity();
  double maximum_ = -std::numeric_limits<double>::infinity();
};

}  // namespace surge::sim
