// SPDX-License-Identifier: Apache-2.0
// Fans over time in one pair of axes, with their names where the lines end.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "analysis/figures/fan.h"
#include "analysis/figures/figure.h"

namespace surge::analysis::figures {

/// Beyond so many fans in one plot their bands would hide each other: medians alone are drawn.
inline constexpr std::size_t kMostBands = 3;

struct FanLine {
  std::string name;
  std::string label;  ///< where the line ends; empty: none
  Colour colour;
  std::vector<double> hours;  ///< after the impact
  Fan fan;
};

struct TimePlot {
  std::string title;  ///< of the vertical axis, with the unit
  TextStyle title_style;
  double factor = 1;  ///< from values to that unit
  Range range;        ///< of the vertical axis, in the unit
  bool round_ends = true;
  bool whole_numbers = true;  ///< there are no others, so no ticks between
  TimeAxis time;
  std::vector<FanLine> lines;
  std::vector<FanLine> behind;  ///< medians in grey, for orientation
};

void draw_time_plot(Canvas& canvas, const Rectangle& area, const TimePlot& plot);

/// A line for each run, named if there are several, of a series with the one dimension time. The axis begins
/// at 0; shares go to 100 %. Precondition: all runs have the table.
TimePlot time_plot_of(std::span<const RunTables> runs, const std::string& table, Language language);

/// Rectangles of equal size in rows of `columns`.
std::vector<Rectangle> panels_in(const Rectangle& area, std::size_t count, std::size_t columns,
                                 double gap_mm);

/// A figure of one panel for each of the series that all runs have, side by side as the width allows. Throws
/// CannotDraw if a run lacks the first, or all of them are 0.
PreparedFigure series_figure(const FigureInput& input, const std::vector<std::string>& tables,
                             const std::string& title, double width_mm);

/// "Line: median; bands: the middle 50 % and 90 % of the replications."
std::string fan_note(const FigureInput& input);

}  // namespace surge::analysis::figures
