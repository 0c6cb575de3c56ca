// SPDX-License-Identifier: Apache-2.0
// One function for each figure; figure_catalogue.cpp lists them.
#pragma once

#include "analysis/figures/figure.h"

namespace surge::analysis::figures {

FigureEntry overview_figure();
FigureEntry coverage_figure();
FigureEntry unmet_map_figure();
FigureEntry days_map_figure();
FigureEntry transport_figure();
FigureEntry casualties_figure();
FigureEntry information_figure();
FigureEntry county_heatmap_figure();
FigureEntry item_heatmap_figure();
FigureEntry bottlenecks_figure();
FigureEntry bottlenecks_by_item_figure();
FigureEntry production_figure();
FigureEntry metrics_figure();
FigureEntry lorenz_figure();
FigureEntry exceedance_figure();

}  // namespace surge::analysis::figures
