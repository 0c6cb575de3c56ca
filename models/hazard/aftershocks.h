// SPDX-License-Identifier: Apache-2.0
// Aftershock sequences: times by Omori-Utsu, magnitudes by Gutenberg-Richter, the largest bounded by Bath's
// law.
#pragma once

#include <vector>

#include "models/hazard/intensity_field.h"

namespace surge::models {

/// Rate of aftershocks of magnitude M or more, t days after a main shock of magnitude Mm:
/// 10^(a + b (Mm - M)) (t + c)^-p. Generic values: Reasenberg and Jones (1989), Science 243, 1173-1176.
struct AftershockLaw {
  double a = -1.67;
  double b = 0.91;
  double c_days = 0.05;
  double p = 1.08;
  double smallest = 5.5;        ///< magnitudes below are not simulated
  double gap_to_largest = 1.2;  ///< Bath's law: no aftershock above the main shock less this

  /// Expected number of magnitude `smallest` or more within `horizon` of the main shock.
  double expected_count(double main_magnitude, sim::Duration horizon) const;
};

/// Events in order of time, occurrences 1, 2, ...; times relative to the main shock. A longer horizon adds
/// events and changes none.
std::vector<Event> sample_aftershocks(const AftershockLaw& law, double main_magnitude, sim::Duration horizon,
                                      const sim::StreamSource& streams);

}  // namespace surge::models
