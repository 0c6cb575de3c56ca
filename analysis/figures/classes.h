// SPDX-License-Identifier: Apache-2.0
// Classes of values for maps.
#pragma once

#include <cstddef>
#include <vector>

namespace surge::analysis::figures {

/// Round borders that part positive values into at most `most` + 1 classes: multiples of a nice step, or,
/// where the values differ by more than a factor of thirty between their tenth and their last, 1, 3, 10, 30,
/// ... Rising; empty without positive values.
std::vector<double> class_borders(std::vector<double> values, std::size_t most);

/// 0 below the first border, and so on.
std::size_t class_of(const std::vector<double>& borders, double value);

}  // namespace surge::analysis::figures
