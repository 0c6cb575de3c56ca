// SPDX-License-Identifier: Apache-2.0
// One function for each figure; figure_catalogue.cpp lists them.
#pragma once

#include "analysis/figures/figure.h"

namespace surge::analysis::figures {

FigureEntry coverage_figure();
FigureEntry transport_figure();
FigureEntry casualties_figure();
FigureEntry information_figure();

}  // namespace surge::analysis::figures
