// SPDX-License-Identifier: Apache-2.0
// Durations that come from a division.
#pragma once

#include <algorithm>

#include "sim/time.h"

namespace surge::models {

/// At most 1e9 s (32 years), so that a tiny rate or capacity stays within the range of simulated time.
inline sim::Duration bounded_time(double seconds) {
  constexpr double kLongest_s = 1e9;
  return sim::duration_from_seconds(std::min(seconds, kLongest_s));
}

}  // namespace surge::models
