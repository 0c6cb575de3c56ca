// SPDX-License-Identifier: Apache-2.0
// The frame of a plot: two axes with ticks, titles and a thin grid.
#pragma once

#include <functional>
#include <string>

#include "analysis/figures/canvas.h"
#include "analysis/figures/scale.h"

namespace surge::analysis::figures {

struct Axis {
  std::string title;  ///< with the unit
  Range range;
  ScaleKind kind = ScaleKind::kLinear;
  /// Extends the range to whole ticks.
  bool round_ends = false;
  bool whole_numbers = false;  ///< no ticks between
  TextStyle title_style{};
  std::function<std::string(double value, double step)> label = &tick_text;
};

struct Frame {
  Rectangle inner;  ///< where data are drawn
  Scale x;
  Scale y;

  Point at(double x_value, double y_value) const { return {x.at(x_value), y.at(y_value)}; }
};

/// Draws axes into `outer`: as many ticks as have room, the title of y above it, so that it need not be
/// turned. `right_mm` is left free on the right for labels of lines.
Frame draw_axes(Canvas& canvas, const Rectangle& outer, const Axis& x, const Axis& y, double right_mm = 0);

/// Ticks, labels and title of a horizontal axis below `inner`, and its grid lines through it; the same for
/// axes of rows without a vertical one. Needs x_axis_height() below.
Scale draw_x_axis(Canvas& canvas, const Rectangle& inner, const Axis& axis);
double x_axis_height(const Axis& axis);

}  // namespace surge::analysis::figures
