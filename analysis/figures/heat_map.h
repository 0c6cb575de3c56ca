// SPDX-License-Identifier: Apache-2.0
// Rows of colours over time.
#pragma once

#include <string>
#include <vector>

#include "analysis/figures/axes.h"
#include "analysis/figures/legend.h"
#include "analysis/figures/quantity.h"

namespace surge::analysis::figures {

/// A share for each row and time.
struct HeatMap {
  std::string row_title;
  std::vector<std::string> rows;            ///< labels, the first on top
  std::vector<double> hours;                ///< of the samples, rising, two or more
  std::vector<std::vector<double>> shares;  ///< [row][sample] in 0 ... 1; NaN: none
  ColourBar legend;
  TimeAxis time;
  std::vector<double> bars;  ///< beside the rows, where the figure is wide enough; empty: none
  std::string bar_title, bar_unit;
};

double heat_map_height(const HeatMap& map, double width_mm);
/// Each sample stands for the time from halfway to the one before it to halfway to the next.
void draw_heat_map(Canvas& canvas, const Rectangle& area, const HeatMap& map);

}  // namespace surge::analysis::figures
