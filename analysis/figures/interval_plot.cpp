// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/interval_plot.h"

#include <algorithm>
#include <cmath>

#include "analysis/figures/typesetting.h"

namespace surge::analysis::figures {
namespace {

constexpr double kMarkMm = 3.6;
constexpr double kMarkGapMm = 1.2;
constexpr double kFacetGapMm = 2.5;
constexpr double kLabelShare = 0.36;
constexpr double kDotMm = 0.8;
constexpr double kThinMm = 0.3;
constexpr double kThickMm = 1.1;
constexpr double kLeastWidthForTextsMm = 110;
constexpr double kRightMm = 6;   // for the half of the last label of an axis
constexpr double kSideMm = 2.6;  // for the triangle that tells which side is better

double row_height(const IntervalPlot& plot) {
  return kMarkMm * static_cast<double>(plot.runs.size()) + kMarkGapMm;
}

double facet_height(const IntervalPlot& plot, const IntervalFacet& facet) {
  return row_height(plot) * static_cast<double>(facet.rows.size()) + x_axis_height({facet.title, {}});
}

std::vector<LegendEntry> legend_entries(const IntervalPlot& plot) {
  return plot.runs.size() > 1 ? plot.runs : std::vector<LegendEntry>{};
}

struct Columns {
  double labels = 0;
  double texts = 0;
};

Columns columns_of(const IntervalPlot& plot, double width_mm) {
  Columns columns;
  for (const IntervalFacet& facet : plot.facets) {
    for (const IntervalRow& row : facet.rows) {
      columns.labels = std::max(columns.labels, text_width(row.label));
      for (const std::string& text : row.texts) columns.texts = std::max(columns.texts, text_width(text));
    }
  }
  columns.labels = std::min(columns.labels, kLabelShare * width_mm) + 1 + kSideMm;
  columns.texts = shows_interval_texts(width_mm) ? columns.texts + 3 : kRightMm;
  return columns;
}

void draw_side(Canvas& canvas, Point at, BetterSide better) {
  if (better == BetterSide::kNone) return;
  const double tip = better == BetterSide::kLeft ? -0.8 : 0.8;
  canvas.draw(Path{{{{at.x - tip, at.y - 0.8}, {at.x + tip, at.y}, {at.x - tip, at.y + 0.8}}, true}},
              filled_with(kQuiet));
}

void draw_line(Canvas& canvas, double low, double high, double y, const Scale& x, const Range& page,
               const Look& look) {
  if (std::isnan(low)) return;
  const double from = std::max(x.at(low), page.low);
  if (!std::isnan(high)) {
    canvas.draw(line_between({from, y}, {std::min(x.at(high), page.high), y}), look);
    return;
  }
  canvas.draw(line_between({from, y}, {page.high, y}), look);
  canvas.draw(Path{{{{page.high - 1, y - 0.9}, {page.high, y}, {page.high - 1, y + 0.9}}, false}},
              lined_with(*look.line, kThinMm));
}

void draw_mark(Canvas& canvas, const IntervalMark& mark, double y, const Scale& x, const Range& page,
               Colour colour) {
  draw_line(canvas, mark.outer_low, mark.outer_high, y, x, page, lined_with(colour, kThinMm));
  const bool only = std::isnan(mark.outer_low);
  draw_line(canvas, mark.low, mark.high, y, x, page, lined_with(colour, only ? 0.5 : kThickMm));
  if (std::isnan(mark.dot)) return;
  canvas.draw(Circle{{x.at(mark.dot), y}, kDotMm},
              {.fill = mark.hollow || !only ? kPaper : colour, .line = colour, .line_mm = 0.4});
}

void draw_facet(Canvas& canvas, const Rectangle& area, const IntervalPlot& plot, const IntervalFacet& facet,
                const Columns& columns) {
  Axis axis{facet.title, facet.range};
  axis.round_ends = facet.round_ends;
  const Rectangle inner = inside(area, {columns.labels, 0, columns.texts, x_axis_height(axis)});
  const Scale x = draw_x_axis(canvas, inner, axis);
  if (facet.zero_line)
    canvas.draw(line_between({x.at(0), inner.top}, {x.at(0), inner.bottom()}), lined_with(kInk, 0.25));
  double top = inner.top + kMarkGapMm / 2;
  for (const IntervalRow& row : facet.rows) {
    const Group group(canvas, "row " + row.label);
    const double middle = top + (row_height(plot) - kMarkGapMm) / 2;
    canvas.write({inner.left - 1 - kSideMm, middle}, shortened(row.label, columns.labels - 1 - kSideMm),
                 {.side = Side::kEnd, .height = Height::kMiddle});
    draw_side(canvas, {inner.left - kSideMm / 2 - 0.4, middle}, row.better);
    for (std::size_t run = 0; run < row.marks.size(); ++run) {
      const double y = top + kMarkMm * (static_cast<double>(run) + 0.5);
      draw_mark(canvas, row.marks[run], y, x, {inner.left, inner.right()}, plot.runs[run].colour);
      const bool nothing_drawn = std::isnan(row.marks[run].dot) && std::isnan(row.marks[run].low);
      if (shows_interval_texts(area.width)) {
        canvas.write({area.right(), y}, row.texts[run], {.side = Side::kEnd, .height = Height::kMiddle});
      } else if (nothing_drawn) {
        canvas.write({inner.left + 1, y}, row.texts[run], {.height = Height::kMiddle});
      }
    }
    top += row_height(plot);
  }
}

}  // namespace

bool shows_interval_texts(double width_mm) {
  return width_mm >= kLeastWidthForTextsMm;
}

double interval_plot_height(const IntervalPlot& plot, double width_mm) {
  double height = -kFacetGapMm;
  for (const IntervalFacet& facet : plot.facets) height += facet_height(plot, facet) + kFacetGapMm;
  const double legend = legend_height(legend_entries(plot), width_mm);
  return height + (legend > 0 ? legend + 1 : 0);
}

void draw_interval_plot(Canvas& canvas, const Rectangle& area, const IntervalPlot& plot) {
  draw_legend(canvas, {area.left, area.top}, legend_entries(plot), area.width);
  const double legend = legend_height(legend_entries(plot), area.width);
  const Columns columns = columns_of(plot, area.width);
  double top = area.top + (legend > 0 ? legend + 1 : 0);
  for (const IntervalFacet& facet : plot.facets) {
    const double height = facet_height(plot, facet);
    draw_facet(canvas, {area.left, top, area.width, height}, plot, facet, columns);
    top += height + kFacetGapMm;
  }
}

}  // namespace surge::analysis::figures
