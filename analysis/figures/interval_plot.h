// SPDX-License-Identifier: Apache-2.0
// Dots with intervals, a row a metric, metrics of one unit on one axis.
#pragma once

#include <string>
#include <vector>

#include "analysis/figures/axes.h"
#include "analysis/figures/legend.h"

namespace surge::analysis::figures {

/// In the unit of its axis. NaN: the dot, or a whole interval, is not there; a high end of NaN where there is
/// a low one is beyond the axis, drawn as an arrow.
struct IntervalMark {
  double dot = 0;
  double low = 0, high = 0;              ///< the thick line, or the only one
  double outer_low = 0, outer_high = 0;  ///< the thin line; NaN: none
  bool hollow = false;                   ///< the dot
};

enum class BetterSide { kNone, kLeft, kRight };

struct IntervalRow {
  std::string label;
  BetterSide better = BetterSide::kNone;
  std::vector<IntervalMark> marks;  ///< one for each run
  std::vector<std::string> texts;   ///< beside each, where the figure is wide enough
};

struct IntervalFacet {
  std::string title;  ///< of the axis: its unit
  Range range;
  bool round_ends = true;
  bool zero_line = false;
  std::vector<IntervalRow> rows;
};

struct IntervalPlot {
  std::vector<IntervalFacet> facets;
  std::vector<LegendEntry> runs;  ///< one for each mark of a row; a legend if there are several
};

/// Whether a plot of the width is wide enough for the texts beside its marks.
bool shows_interval_texts(double width_mm);
double interval_plot_height(const IntervalPlot& plot, double width_mm);
void draw_interval_plot(Canvas& canvas, const Rectangle& area, const IntervalPlot& plot);

}  // namespace surge::analysis::figures
