// SPDX-License-Identifier: Apache-2.0
// Time average of a value that jumps.
#pragma once

#include <algorithm>
#include <limits>

#include "sim/contract.h"
#include "sim/time.h"

namespace surge::sim {

class TimeWeighted {
 public:
  TimeWeighted(Time start, double value) : start_(start), since_(start), value_(value), maximum_(value) {}

  /// The value from `time` on. Precondition: time does not go back.
  void set(Time time, double value) {
    SIM_EXPECT(time >= since_);
    integral_ += value_ * to_seconds(time - since_);
    since_ = time;
    value_ = value;
    maximum_ = std::max(maximum_, value);
  }
  void add(Time time, double change) { set(time, value_ + change); }
  /// Forgets everything before `time`, as at the end of a warm-up; the value stays.
  void restart(Time time) { *this = TimeWeighted(time, value_); }

  double value() const { return value_; }
  double maximum() const { return maximum_; }
  /// Value times seconds from the start to `end`, which must not lie before the last change.
  double integral(Time end) const { return integral_ + value_ * to_seconds(end - since_); }
  /// NaN over no time.
  double average(Time end) const {
    return end > start_ ? integral(end) / to_seconds(end - start_) : std::numeric_limits<double>::quiet_NaN();
  }

 private:
  Time start_;
  Time since_;
  double value_;
  double maximum_;
  double integral_ = 0;
};

}  // namespace surge::sim
