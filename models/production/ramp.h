// SPDX-License-Identifier: Apache-2.0
// Output of a line that has just been converted.
#pragma once

#include "models/scenario/facilities.h"

namespace surge::models {

/// Units made in the first `seconds` after the first article: the integral of a rate that rises linearly from
/// ramp_start * nominal to nominal over the ramp and then stays there.
///   t <= T:  r (s t + (1 - s) t^2 / (2 T));   t > T:  r (T (1 + s) / 2 + t - T)
double cumulative_output(const ProductionLine& line, double seconds);

}  // namespace surge::models
