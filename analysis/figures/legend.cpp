// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/legend.h"

#include <algorithm>
#include <cmath>

#include "analysis/figures/typesetting.h"

namespace surge::analysis::figures {
namespace {

constexpr double kSquareMm = 2.2;
constexpr double kSquareGapMm = 1;
constexpr double kEntryGapMm = 4;
constexpr double kColourBarMm = 24;
constexpr int kColourBarSteps = 48;
constexpr double kClassBoxMm = 3;
constexpr double kLabelApartMm = 1;
constexpr double kNoneGapMm = 2.5;

double entry_width(const LegendEntry& entry) {
  return kSquareMm + kSquareGapMm + text_width(entry.label);
}

Rectangle square_at(double left, double middle) {
  return {left, middle - kSquareMm / 2, kSquareMm, kSquareMm};
}

/// Calls `place` with each entry and where it begins, lines counted from 0. Gives back the number of lines.
template <class Place>
std::size_t lay_out(const std::vector<LegendEntry>& entries, double width_mm, const Place& place) {
  double left = 0;
  std::size_t line = 0;
  for (const LegendEntry& entry : entries) {
    const double width = entry_width(entry);
    if (left > 0 && left + width > width_mm) {
      left = 0;
      ++line;
    }
    place(entry, left, line);
    left += width + kEntryGapMm;
  }
  return entries.empty() ? 0 : line + 1;
}

/// Every how many-th border has room for its label, counted from the last one.
std::size_t label_stride(const std::vector<std::string>& labels, double apart_mm) {
  double widest = 0;
  for (const std::string& label : labels) widest = std::max(widest, text_width(label));
  return std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil((widest + kLabelApartMm) / apart_mm)));
}

}  // namespace

double legend_height(const std::vector<LegendEntry>& entries, double width_mm) {
  const std::size_t lines = lay_out(entries, width_mm, [](const LegendEntry&, double, std::size_t) {});
  return static_cast<double>(lines) * line_height();
}

void draw_legend(Canvas& canvas, Point at, const std::vector<LegendEntry>& entries, double width_mm) {
  const Group group(canvas, "legend");
  lay_out(entries, width_mm, [&](const LegendEntry& entry, double left, std::size_t line) {
    const double middle = at.y + (static_cast<double>(line) + 0.5) * line_height();
    canvas.draw(square_at(at.x + left, middle), filled_with(entry.colour));
    canvas.write({at.x + left + kSquareMm + kSquareGapMm, middle}, entry.label, {.height = Height::kMiddle});
  });
}

double colour_bar_width(const ColourBar& bar, BarTitle title) {
  const double none = bar.none.empty() ? 0 : kEntryGapMm + kSquareMm + kSquareGapMm + text_width(bar.none);
  const double before = title == BarTitle::kNone ? 0 : text_width(bar.title) + 2 * kSquareGapMm;
  return before + text_width(bar.low) + text_width(bar.high) + kColourBarMm + 2 * kSquareGapMm + none;
}

void draw_colour_bar(Canvas& canvas, Point at, const ColourBar& bar, BarTitle title) {
  const Group group(canvas, "legend");
  const double middle = at.y + line_height() / 2;
  double left = at.x;
  const auto write = [&](const std::string& text) {
    canvas.write({left, middle}, text, {.height = Height::kMiddle});
    left += text_width(text) + kSquareGapMm;
  };
  if (title == BarTitle::kBefore) {
    write(bar.title);
    left += kSquareGapMm;
  }
  write(bar.low);
  for (int step = 0; step < kColourBarSteps; ++step) {
    const double width = kColourBarMm / kColourBarSteps;
    // Each box reaches under the next, so that no paper shines through between them.
    const double overlap = step + 1 < kColourBarSteps ? width / 2 : 0;
    canvas.draw(Rectangle{left + step * width, middle - kSquareMm / 2, width + overlap, kSquareMm},
                filled_with(sequence_colour(bar.sequence, (step + 0.5) / kColourBarSteps)));
  }
  left += kColourBarMm + kSquareGapMm;
  write(bar.high);
  if (bar.none.empty()) return;
  left += kEntryGapMm - kSquareGapMm;
  canvas.draw(square_at(left, middle), filled_with(kNothing));
  left += kSquareMm + kSquareGapMm;
  write(bar.none);
}

double class_bar_height() {
  return 2 * line_height() + kClassBoxMm + 1.5;
}

void draw_class_bar(Canvas& canvas, const Rectangle& area, const ClassBar& bar) {
  const Group group(canvas, "legend");
  const double title_left = std::min(area.left, area.right() - text_width(bar.title));
  canvas.write({title_left, area.top}, bar.title, {.height = Height::kTop});
  const double top = area.top + line_height() + 0.5;
  double left = area.left;
  if (!bar.none.empty()) {
    const double width = std::max(text_width(bar.none), kClassBoxMm);
    canvas.draw(Rectangle{left, top, width, kClassBoxMm}, filled_with(kNothing));
    canvas.write({left + width / 2, top + kClassBoxMm + 0.7}, bar.none,
                 {.side = Side::kMiddle, .height = Height::kTop});
    left += width + kNoneGapMm;
  }
  const double box = (area.right() - left) / static_cast<double>(bar.colours.size());
  const std::size_t each = label_stride(bar.borders, box);
  const double free_from = bar.none.empty() ? 0 : left - kNoneGapMm + kLabelApartMm;
  for (std::size_t i = 0; i < bar.colours.size(); ++i) {
    const double at = left + box * static_cast<double>(i);
    canvas.draw(Rectangle{at, top, box, kClassBoxMm}, filled_with(bar.colours[i]));
    if (i == 0 || (bar.colours.size() - 1 - i) % each != 0) continue;
    if (at - text_width(bar.borders[i - 1]) / 2 < free_from) continue;
    canvas.write({at, top + kClassBoxMm + 0.7}, bar.borders[i - 1],
                 {.side = Side::kMiddle, .height = Height::kTop});
  }
}

}  // namespace surge::analysis::figures
