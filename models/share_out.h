// SPDX-License-Identifier: Apache-2.0
// Whole units shared out in proportion.
#pragma once

#include <vector>

#include "models/scenario/common.h"

namespace surge::models {

/// Shares of `total` in proportion to `weights`, whole units, by the largest remainder (of equals the first).
/// No share exceeds its weight: where `total` is at least the sum of the weights, the weights themselves.
/// Preconditions: all >= 0.
std::vector<Quantity> share_out(Quantity total, const std::vector<Quantity>& weights);

}  // namespace surge::models
