// SPDX-License-Identifier: Apache-2.0
// How much room text takes. The font is Liberation Sans, whose widths are those of Arial and Helvetica, so
// that what is measured here fits wherever an SVG file is shown; Chinese signs come from a font that has
// them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/figures/canvas.h"

namespace surge::analysis::figures {

/// Whether the program was built with Cairo and Pango. Without them nothing can be drawn: all that measures
/// or draws throws std::logic_error.
bool can_draw();

/// Width of one line [mm].
double text_width(std::string_view text, const TextStyle& style = {});
/// Height of a line with its gap to the next [mm].
inline double line_height(const TextStyle& style = {}) {
  return 1.25 * style.size_pt * kMmPerPoint;
}
/// How far the baseline lies below the point of a text [mm].
double baseline_below(const TextStyle& style);
/// The room that text takes at a point.
Rectangle text_box(Point at, std::string_view text, const TextStyle& style);

/// Cut at the end so that it fits, with "…"; whole where it does.
std::string shortened(std::string_view text, double width_mm, const TextStyle& style = {});
/// Lines that fit, broken at blanks (not before %) and between Chinese signs; a word that is too long stands
/// alone.
std::vector<std::string> wrapped_text(std::string_view text, double width_mm, const TextStyle& style = {});

/// Whether a font that is installed has all signs of the text.
bool has_glyphs(std::string_view text);

}  // namespace surge::analysis::figures
