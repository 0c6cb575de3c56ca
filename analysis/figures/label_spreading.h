// SPDX-License-Identifier: Apache-2.0
// Labels beside lines that end close to each other.
#pragma once

#include <vector>

#include "analysis/figures/ticks.h"

namespace surge::analysis::figures {

/// Places for labels of one height that want to stand at `wanted`: in the same order, at least `height`
/// apart, moved by the least sum of squares (pool adjacent violators), and, as far as there is room, with
/// their middles in `limits`.
std::vector<double> spread_labels(const std::vector<double>& wanted, double height, const Range& limits);

}  // namespace surge::analysis::figures
