// SPDX-License-Identifier: Apache-2.0
// How likely people of a triage class die within a step.
#pragma once

#include <algorithm>
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

/// How care in a bed ends within a step, by death or by going home, whichever comes first: both times are
/// exponential, so that the length of the steps does not matter.
struct EndOfCare {
  /// Deaths `death_factor` times as frequent as usual.
  EndOfCare(const CasualtyClass& triage, double death_factor, double step_s) {
    const double dying_per_s = death_factor / triage.in_care_s;
    const double ending_per_s = dying_per_s + 1 / triage.stay_s;
    chance = -std::expm1(-step_s * ending_per_s);
    dying_share = dying_per_s / ending_per_s;
  }
  EndOfCare() = default;

  double chance = 0;
  double dying_share = 0;  ///< of those for whom it ends
};

/// The chances that hold for everybody in a step of some length.
class StepChances {
 public:
  StepChances(const Medical& medical, double length_s) : step_s(length_s), classes_(medical.classes) {
    for (std::size_t i = 0; i < kTriageClasses; ++i) {
      untreated[i] = chance_within(step_s, medical.classes[i].untreated_s);
      stabilised[i] = chance_within(step_s, medical.classes[i].stabilised_s);
      in_care[i] = EndOfCare(medical.classes[i], 1, step_s);
    }
  }

  /// Of dying under rubble in the step, for those trapped `for_s` before it begins; kept for the next call.
  const TriageCounts& under_rubble(double for_s) {
    if (for_s == trapped_for_s_) return under_rubble_;
    trapped_for_s_ = for_s;
    for (std::size_t i = 0; i < kTriageClasses; ++i)
      under_rubble_[i] = chance_under_rubble(classes_[i], for_s, for_s + step_s);
    return under_rubble_;
  }

  double step_s;             ///< > 0
  TriageCounts untreated{};  ///< of dying, by class
  TriageCounts stabilised{};
  std::array<EndOfCare, kTriageClasses> in_care{};

 private:
  const std::array<CasualtyClass, kTriageClasses>& classes_;
  double trapped_for_s_ = -1e300;
  TriageCounts under_rubble_{};
};

}  // namespace surge::models
