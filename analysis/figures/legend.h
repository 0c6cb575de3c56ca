// SPDX-License-Identifier: Apache-2.0
// Keys to colours.
#pragma once

#include <string>
#include <vector>

#include "analysis/figures/canvas.h"
#include "analysis/figures/ticks.h"

namespace surge::analysis::figures {

struct LegendEntry {
  std::string label;
  Colour colour;
};

/// Squares with labels, in as many lines as the width takes; empty for none.
double legend_height(const std::vector<LegendEntry>& entries, double width_mm);
void draw_legend(Canvas& canvas, Point at, const std::vector<LegendEntry>& entries, double width_mm);

/// A bar of a continuous sequence with its ends, and a square for what has no value (unless its label is
/// empty).
struct ColourBar {
  std::string title;
  Sequence sequence = Sequence::kViridis;
  std::string low, high;  ///< labels of the ends
  std::string none;
};
/// One line high, from `left` on; the title before the bar may be left out.
enum class BarTitle { kBefore, kNone };
void draw_colour_bar(Canvas& canvas, Point left, const ColourBar& bar, BarTitle title);
double colour_bar_width(const ColourBar& bar, BarTitle title);

/// Boxes of classes side by side with the borders between them below (every second one where all have no
/// room), and the title above.
struct ClassBar {
  std::string title;
  std::vector<Colour> colours;       ///< by rising class
  std::vector<std::string> borders;  ///< one less
  std::string none;                  ///< label of the square for areas with nothing; empty: no square
};
double class_bar_height();
void draw_class_bar(Canvas& canvas, const Rectangle& area, const ClassBar& bar);

}  // namespace surge::analysis::figures
