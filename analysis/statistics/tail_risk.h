// SPDX-License-Identifier: Apache-2.0
// How bad the bad cases are.
#pragma once

#include <span>

#include "models/record/record.h"

namespace surge::analysis {

/// Conditional value at risk (expected shortfall) of a sample: the mean of its worst share 1 - `level`, the
/// highest values where lower is better, the lowest where higher is better. With n (1 - level) not whole, the
/// last value counts in part (Rockafellar and Uryasev 2002, J. Banking and Finance 26:1443-1471, for a
/// discrete distribution). NaN, what did not happen, is the worst of all where lower is better, and makes the
/// result NaN if it is in the tail; where higher is better it is left out. NaN for a neutral direction or
/// without values. Precondition: 0 <= level < 1.
double conditional_value_at_risk(std::span<const double> sample, models::Direction direction,
                                 double level = 0.95);

}  // namespace surge::analysis
