// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "analysis/figures/figure.h"

namespace surge::analysis::figures {

/// All figures there are, in the order in which they are listed and drawn.
const std::vector<FigureEntry>& figure_catalogue();

}  // namespace surge::analysis::figures
