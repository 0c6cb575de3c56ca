// SPDX-License-Identifier: Apache-2.0
// How many people go over from one state of care to another: whole persons by binomial draws, or expected
// numbers.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "models/scenario/medical.h"
#include "sim/random/sampling.h"
#include "sim/random/stream.h"

namespace surge::models {

/// Draws of one county or hospital in one step.
class CasualtyDraws {
 public:
  CasualtyDraws(CasualtyCourse course, const sim::Stream& stream) : course_(course), stream_(stream) {}

  /// How many of `persons` leave with the probability given. Drawn: persons must be whole.
  double leaving(double persons, double probability) {
    if (persons <= 0 || probability <= 0) return 0;
    if (course_ == CasualtyCourse::kExpected) return persons * std::min(1.0, probability);
    return static_cast<double>(
        sim::binomial(stream_, static_cast<std::int64_t>(persons), std::min(1.0, probability)));
  }

  CasualtyCourse course() const { return course_; }

 private:
  CasualtyCourse course_;
  sim::Stream stream_;
};

/// A capacity in persons a step, of which whole persons use only whole parts: what is left of one is carried
/// to the next step.
class CarriedCapacity {
 public:
  /// How many of those waiting are served. Preconditions: both >= 0.
  double serve(double waiting, double capacity, CasualtyCourse course) {
    if (course == CasualtyCourse::kExpected) return std::min(waiting, capacity);
    const double ready = carried_ + capacity;
    // Tenths of a person add up to a person.
    const double served = std::min(waiting, std::floor(ready + 1e-9));
    carried_ = served < waiting ? ready - served : std::min(ready - served, 1.0);
    return served;
  }

 private:
  double carried_ = 0;  ///< persons, < 1 where people waited
};

/// Whole persons, or all of it.
inline double whole_part(double persons, CasualtyCourse course) {
  return course == CasualtyCourse::kDrawn ? std::floor(persons) : persons;
}

}  // namespace surge::models
