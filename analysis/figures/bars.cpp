// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/bars.h"

#include <algorithm>
#include <cmath>

#include "analysis/figures/typesetting.h"

namespace surge::analysis::figures {
namespace {

constexpr double kBarMm = 3.2;
constexpr double kGroupGapMm = 1.6;
constexpr double kMostLabelShare = 0.42;
constexpr double kBesideMm = 1;
constexpr double kWhiskerMm = 0.3;

double group_height(const BarChart& chart) {
  return kBarMm * static_cast<double>(chart.runs.size()) + kGroupGapMm;
}

std::vector<LegendEntry> legend_of(const BarChart& chart) {
  return chart.runs.size() > 1 ? chart.runs : std::vector<LegendEntry>{};
}

double legend_part(const BarChart& chart, double width_mm) {
  const double height = legend_height(legend_of(chart), width_mm);
  return height > 0 ? height + 1 : 0;
}

double farthest(const Bar& bar) {
  return std::isnan(bar.high) ? bar.value : std::max(bar.value, bar.high);
}

template <class Rows>
double label_column(const Rows& rows, double width_mm) {
  double widest = 0;
  for (const auto& row : rows) widest = std::max(widest, text_width(row.label));
  return std::min(widest, kMostLabelShare * width_mm) + kBesideMm;
}

double text_column(const BarChart& chart) {
  double widest = 0;
  for (const BarGroup& group : chart.groups) {
    for (const Bar& bar : group.bars) widest = std::max(widest, text_width(bar.text));
  }
  return widest + 2 * kBesideMm;
}

void write_row_label(Canvas& canvas, Point at, const std::string& label, double room) {
  canvas.write(at, shortened(label, room), {.side = Side::kEnd, .height = Height::kMiddle});
}

void draw_bar(Canvas& canvas, const Bar& bar, double top, const Scale& x, Colour colour) {
  const double zero = x.at(0);
  canvas.draw(Rectangle{zero, top + 0.3, x.at(bar.value) - zero, kBarMm - 0.6}, filled_with(colour));
  const double middle = top + kBarMm / 2;
  if (!std::isnan(bar.low) && !std::isnan(bar.high))
    canvas.draw(line_between({x.at(std::max(0.0, bar.low)), middle}, {x.at(bar.high), middle}),
                lined_with(kInk, kWhiskerMm));
  canvas.write({x.at(farthest(bar)) + kBesideMm, middle}, bar.text, {.height = Height::kMiddle});
}

}  // namespace

double bar_chart_height(const BarChart& chart, double width_mm) {
  return legend_part(chart, width_mm) + group_height(chart) * static_cast<double>(chart.groups.size()) +
         x_axis_height({chart.title, {}});
}

void draw_bar_chart(Canvas& canvas, const Rectangle& area, const BarChart& chart) {
  draw_legend(canvas, {area.left, area.top}, legend_of(chart), area.width);
  double most = 0;
  for (const BarGroup& group : chart.groups) {
    for (const Bar& bar : group.bars) most = std::max(most, farthest(bar));
  }
  const double labels = label_column(chart.groups, area.width);
  const Axis axis{chart.title, {0, most > 0 ? most : 1}};
  const Rectangle inner =
      inside(area, {labels, legend_part(chart, area.width), text_column(chart), x_axis_height(axis)});
  const Scale x = draw_x_axis(canvas, inner, axis);
  double top = inner.top + kGroupGapMm / 2;
  for (const BarGroup& group : chart.groups) {
    const Group drawn(canvas, "bars " + group.label);
    const double middle = top + (group_height(chart) - kGroupGapMm) / 2;
    write_row_label(canvas, {inner.left - kBesideMm, middle}, group.label, labels - kBesideMm);
    for (std::size_t run = 0; run < group.bars.size(); ++run)
      draw_bar(canvas, group.bars[run], top + kBarMm * static_cast<double>(run), x, chart.runs[run].colour);
    top += group_height(chart);
  }
  canvas.draw(line_between({inner.left, inner.top}, {inner.left, inner.bottom()}), lined_with(kInk, 0.25));
}

double stacked_bars_height(const StackedBars& bars, double width_mm) {
  return legend_height(bars.parts, width_mm) + line_height() + 1 +
         (kBarMm + kGroupGapMm) * static_cast<double>(bars.rows.size()) + x_axis_height({bars.title, {}});
}

void draw_stacked_bars(Canvas& canvas, const Rectangle& area, const StackedBars& bars) {
  draw_legend(canvas, {area.left, area.top}, bars.parts, area.width);
  double texts = 0;
  for (const StackedBars::Row& row : bars.rows) texts = std::max(texts, text_width(row.text));
  const double labels = label_column(bars.rows, area.width);
  const Axis axis{bars.title, {0, 100}};
  const double head = legend_height(bars.parts, area.width) + 1 + line_height();
  const Rectangle inner = inside(area, {labels, head, texts + 3 * kBesideMm, x_axis_height(axis)});
  const Scale x = draw_x_axis(canvas, inner, axis);
  canvas.write({area.right(), inner.top - line_height()}, bars.text_title,
               {.side = Side::kEnd, .height = Height::kTop});
  double top = inner.top + kGroupGapMm / 2;
  for (const StackedBars::Row& row : bars.rows) {
    const Group drawn(canvas, "bars " + row.label);
    const double middle = top + kBarMm / 2;
    write_row_label(canvas, {inner.left - kBesideMm, middle}, row.label, labels - kBesideMm);
    double sum = 0;
    for (std::size_t part = 0; part < row.shares.size(); ++part) {
      const double left = x.at(100 * sum), right = x.at(100 * (sum + row.shares[part]));
      if (row.shares[part] > 0)
        canvas.draw(Rectangle{left, top, right - left, kBarMm},
                    {.fill = bars.parts[part].colour, .line = kPaper, .line_mm = 0.15});
      sum += row.shares[part];
    }
    canvas.write({area.right(), middle}, row.text, {.side = Side::kEnd, .height = Height::kMiddle});
    top += kBarMm + kGroupGapMm;
  }
}

}  // namespace surge::analysis::figures
