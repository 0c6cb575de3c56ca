// SPDX-License-Identifier: Apache-2.0
// Whole units of amounts that grow at a rate.
#pragma once

#include <cmath>

#include "models/scenario/common.h"

namespace surge::models {

/// A whole unit must not be missed, nor one too many be asked for, because a rate has no exact binary form.
inline constexpr double kRoundingSlack = 1e-6;

/// Whole units finished when `units` were made. Precondition: below 2^63.
inline Quantity whole_units(double units) {
  return static_cast<Quantity>(std::floor(units + kRoundingSlack));
}

/// Whole units that cover a need of `units`.
inline Quantity units_to_cover(double units) {
  return static_cast<Quantity>(std::ceil(units - kRoundingSlack));
}

}  // namespace surge::models
