// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/heat_map.h"

#include <algorithm>
#include <cmath>

#include "analysis/figures/typesetting.h"

namespace surge::analysis::figures {
namespace {

constexpr double kRowMm = 3.3;
constexpr double kRowGapMm = 0.3;
constexpr double kMostRowLabelShare = 0.34;
constexpr double kHeadGapMm = 1.5;
constexpr double kBarsMm = 27;
constexpr double kBarsGapMm = 5;
constexpr double kSeamMm = 0.5;
constexpr double kLeastWidthForBarsMm = 110;

double rows_height(const HeatMap& map) {
  return kRowMm * static_cast<double>(map.rows.size());
}

bool has_bars(const HeatMap& map, double width_mm) {
  return !map.bars.empty() && width_mm >= kLeastWidthForBarsMm;
}

double right_of_cells(const HeatMap& map, double width_mm) {
  return has_bars(map, width_mm) ? kBarsMm + kBarsGapMm + 3 : 2;
}

/// How the head is set, by the room there is: the title of the rows and the key side by side, one above the
/// other, or the key below its own title.
int head_lines(const HeatMap& map, double head_mm) {
  const double key = colour_bar_width(map.legend, BarTitle::kBefore);
  if (text_width(map.row_title) + key + 4 <= head_mm) return 1;
  return key <= head_mm ? 2 : 3;
}

double head_height(const HeatMap& map, double width_mm) {
  return head_lines(map, width_mm - right_of_cells(map, width_mm)) * line_height() + kHeadGapMm;
}

Axis time_axis(const HeatMap& map) {
  return {map.time.title, {0, map.hours.back() * map.time.factor}};
}

double row_label_width(const HeatMap& map, double width_mm) {
  double widest = 0;
  for (const std::string& row : map.rows) widest = std::max(widest, text_width(row));
  return std::min(widest, kMostRowLabelShare * width_mm);
}

/// Borders between the samples [h].
std::vector<double> borders_of(const std::vector<double>& hours) {
  std::vector<double> borders{hours.front()};
  for (std::size_t i = 1; i < hours.size(); ++i) borders.push_back((hours[i - 1] + hours[i]) / 2);
  borders.push_back(hours.back());
  return borders;
}

Colour colour_of(const HeatMap& map, double share) {
  // A hundred steps are more than eyes tell apart, and let cells of one colour be one area.
  return std::isnan(share) ? kNothing : sequence_colour(map.legend.sequence, std::round(100 * share) / 100);
}

/// Neighbours of one colour are one rectangle.
void draw_row(Canvas& canvas, const HeatMap& map, std::size_t row, double top, const Scale& x) {
  const std::vector<double> borders = borders_of(map.hours);
  const std::vector<double>& shares = map.shares[row];
  for (std::size_t begin = 0; begin < shares.size();) {
    const Colour colour = colour_of(map, shares[begin]);
    std::size_t end = begin + 1;
    while (end < shares.size() && colour_of(map, shares[end]) == colour) ++end;
    const double left = x.at(borders[begin] * map.time.factor);
    // A little under the next one, so that no paper shines through between neighbours.
    const double seam = end < shares.size() ? kSeamMm : 0;
    const double right = x.at(borders[end] * map.time.factor) + seam;
    canvas.draw(Rectangle{left, top, right - left, kRowMm - kRowGapMm}, filled_with(colour));
    begin = end;
  }
}

void draw_row_bars(Canvas& canvas, const HeatMap& map, const Rectangle& area) {
  const Group group(canvas, "bars");
  const double most = *std::ranges::max_element(map.bars);
  const Axis axis{map.bar_unit, {0, most > 0 ? most : 1}};
  canvas.write({area.left, area.top - line_height() - kHeadGapMm}, map.bar_title, {.height = Height::kTop});
  const Scale x = draw_x_axis(canvas, area, axis);
  for (std::size_t row = 0; row < map.bars.size(); ++row) {
    const double top = area.top + kRowMm * static_cast<double>(row);
    canvas.draw(Rectangle{area.left, top + 0.3, x.at(map.bars[row]) - area.left, kRowMm - kRowGapMm - 0.6},
                filled_with(kQuiet));
  }
}

void draw_head(Canvas& canvas, const Rectangle& area, const HeatMap& map) {
  canvas.write({area.left, area.top}, map.row_title, {.height = Height::kTop});
  const double below = area.top + line_height() - 0.3;
  const int lines = head_lines(map, area.width);
  if (lines == 1) {
    const double left = area.right() - colour_bar_width(map.legend, BarTitle::kBefore);
    draw_colour_bar(canvas, {left, area.top - 0.3}, map.legend, BarTitle::kBefore);
  } else if (lines == 2) {
    draw_colour_bar(canvas, {area.left, below}, map.legend, BarTitle::kBefore);
  } else {
    canvas.write({area.left, area.top + line_height()}, map.legend.title, {.height = Height::kTop});
    draw_colour_bar(canvas, {area.left, below + line_height()}, map.legend, BarTitle::kNone);
  }
}

}  // namespace

double heat_map_height(const HeatMap& map, double width_mm) {
  return head_height(map, width_mm) + rows_height(map) + x_axis_height(time_axis(map));
}

void draw_heat_map(Canvas& canvas, const Rectangle& area, const HeatMap& map) {
  draw_head(canvas, inside(area, {0, 0, right_of_cells(map, area.width), 0}), map);
  const double labels = row_label_width(map, area.width) + 1;
  const bool bars = has_bars(map, area.width);
  Rectangle cells = inside(area, {labels, head_height(map, area.width), right_of_cells(map, area.width), 0});
  cells.height = rows_height(map);
  const Scale x = draw_x_axis(canvas, cells, time_axis(map));
  const Group group(canvas, "rows");
  for (std::size_t row = 0; row < map.rows.size(); ++row) {
    const double top = cells.top + kRowMm * static_cast<double>(row);
    canvas.write({cells.left - 1, top + (kRowMm - kRowGapMm) / 2}, shortened(map.rows[row], labels - 1),
                 {.side = Side::kEnd, .height = Height::kMiddle});
    draw_row(canvas, map, row, top, x);
  }
  if (bars) draw_row_bars(canvas, map, {cells.right() + kBarsGapMm, cells.top, kBarsMm, cells.height});
}

}  // namespace surge::analysis::figures
