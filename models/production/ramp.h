// SPDX-License-Identifier: Apache-2.0
// Output of a line that has just been converted.
#pragma once

#include "sim/time.h"

namespace surge::models {

/// A rate that rises linearly from `start` times nominal at the first article to nominal, and then stays
/// there.
struct Ramp {
  double nominal_units_per_s = 0;  ///< >= 0
  sim::Duration length{};          ///< >= 0
  double start = 1;                ///< [0, 1]
};

/// Units made in the first `running_s` seconds of running: the integral of the rate.
///   t <= T:  r (s t + (1 - s) t^2 / (2 T));   t > T:  r (T (1 + s) / 2 + t - T)
double cumulative_output(const Ramp& ramp, double running_s);

}  // namespace surge::models
