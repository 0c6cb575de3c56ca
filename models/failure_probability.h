// SPDX-License-Identifier: Apache-2.0
// How likely something fails, from a fragility curve and its length.
#pragma once

#include <cmath>
#include <numbers>

namespace surge::models {

/// Distribution function of the standard normal distribution, Phi(z).
inline double normal_cdf(double z) {
  return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

/// P(at least one of the stretches that a link is made of fails), each for itself with `probability`:
/// 1 - (1 - p)^(length / stretch). Lengths in the same unit, `stretch` > 0.
inline double any_stretch(double probability, double length, double stretch) {
  return 1 - std::pow(1 - probability, length / stretch);
}

}  // namespace surge::models
