// SPDX-License-Identifier: Apache-2.0
// How likely people of a triage class die within a step.
#pragma once

#include <cmath>

#include "models/scenario/medical.h"

namespace surge::models {

/// Of an event with a mean exponential time, within `step_s`: 1 - exp(-step / mean); 0 for an infinite mean.
inline double chance_within(double step_s, double mean_s) {
  return -std::expm1(-step_s / mean_s);
}

/// Of dying under rubble between `from_s` and `to_s` after being trapped, for those alive at `from_s`: share
/// alive after t is exp(-(t / scale)^shape) (Weibull). Shape 1: the same risk at any time.
inline double chance_under_rubble(const CasualtyClass& triage, double from_s, double to_s) {
  const auto hazard = [&](double time_s) {
    return std::pow(std::max(0.0, time_s) / triage.trapped_scale_s, triage.trapped_shape);
  };
  return -std::expm1(hazard(from_s) - hazard(to_s));
}

}  // namespace surge::models
