// SPDX-License-Identifier: Apache-2.0
#include "models/production/ramp.h"

namespace surge::models {

double cumulative_output(const ProductionLine& line, double seconds) {
  if (seconds <= 0) return 0;
  const double ramp_s = sim::to_seconds(line.ramp);
  const double start = line.ramp_start;
  if (seconds < ramp_s)
    return line.nominal_units_per_s * (start * seconds + (1 - start) * seconds * seconds / (2 * ramp_s));
  return line.nominal_units_per_s * (ramp_s * (1 + start) / 2 + seconds - ramp_s);
}

}  // namespace surge::models
