// SPDX-License-Identifier: Apache-2.0
#include "models/production/ramp.h"

namespace surge::models {

double cumulative_output(const Ramp& ramp, double running_s) {
  if (running_s <= 0) return 0;
  const double length_s = sim::to_seconds(ramp.length);
  const double rate = ramp.nominal_units_per_s;
  if (running_s < length_s) {
    return rate * (ramp.start * running_s + (1 - ramp.start) * running_s * running_s / (2 * length_s));
  }
  return rate * (length_s * (1 + ramp.start) / 2 + running_s - length_s);
}

}  // namespace surge::models
