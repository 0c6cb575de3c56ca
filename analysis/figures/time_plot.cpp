// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/time_plot.h"

#include <algorithm>
#include <cmath>

#include "analysis/figures/label_spreading.h"
#include "analysis/figures/typesetting.h"

namespace surge::analysis::figures {
namespace {

constexpr double kMedianMm = 0.5;
constexpr double kEndGapMm = 1;
constexpr double kMostLabelShare = 0.3;  // of the width, for the names of lines
constexpr double kPanelHeightMm = 48;
constexpr double kPanelGapMm = 4;
constexpr double kLeastPanelMm = 70;

double label_room(const Rectangle& area, const TimePlot& plot) {
  double widest = 0;
  for (const FanLine& line : plot.lines) {
    if (!line.label.empty()) widest = std::max(widest, text_width(line.label) + 2 * kEndGapMm);
  }
  return std::min(widest, kMostLabelShare * area.width);
}

/// Where the median is last known, in the unit of the axis.
double last_median(const FanLine& line, double factor) {
  for (std::size_t i = line.fan.p50.size(); i-- > 0;) {
    if (!std::isnan(line.fan.p50[i])) return factor * line.fan.p50[i];
  }
  return 0;
}

void write_labels(Canvas& canvas, const Frame& frame, const TimePlot& plot, double room) {
  std::vector<double> wanted;
  for (const FanLine& line : plot.lines) wanted.push_back(frame.y.at(last_median(line, plot.factor)));
  const std::vector<double> places =
      spread_labels(wanted, line_height(), {frame.inner.top, frame.inner.bottom()});
  const Group group(canvas, "labels");
  for (std::size_t i = 0; i < plot.lines.size(); ++i) {
    const FanLine& line = plot.lines[i];
    if (line.label.empty()) continue;
    canvas.write({frame.inner.right() + kEndGapMm, places[i]}, shortened(line.label, room - kEndGapMm),
                 {.bold = true, .colour = line.colour, .height = Height::kMiddle});
  }
}

std::vector<double> in_unit(const std::vector<double>& hours, double factor) {
  std::vector<double> times = hours;
  for (double& time : times) time *= factor;
  return times;
}

double longest(const TimePlot& plot) {
  double end = 0;
  for (const FanLine& line : plot.lines) end = std::max(end, line.hours.back());
  return end;
}

void draw_lines_behind(Canvas& canvas, const Frame& frame, const TimePlot& plot) {
  const Group group(canvas, "others");
  for (const FanLine& line : plot.behind)
    draw_median(canvas, frame, in_unit(line.hours, plot.time.factor), line.fan, plot.factor,
                lined_with({180, 180, 180}, 0.25));
}

bool are_whole(const CellSamples& samples) {
  return std::ranges::all_of(samples, [](const std::vector<double>& sample) {
    return std::ranges::all_of(sample,
                               [](double value) { return std::isnan(value) || value == std::round(value); });
  });
}

bool has_values(const TimePlot& plot) {
  return std::ranges::any_of(plot.lines, [](const FanLine& line) {
    return std::ranges::any_of(line.fan.p50, [](double value) { return !std::isnan(value); });
  });
}

bool is_all_zero(const TimePlot& plot) {
  return std::ranges::all_of(plot.lines, [](const FanLine& line) { return largest_in(line.fan.p95) == 0; });
}

}  // namespace

void draw_time_plot(Canvas& canvas, const Rectangle& area, const TimePlot& plot) {
  const double room = label_room(area, plot);
  const Axis x{plot.time.title, {0, std::max(longest(plot), 1.0) * plot.time.factor}};
  const Axis y{plot.title,
               plot.range,
               ScaleKind::kLinear,
               plot.round_ends,
               plot.whole_numbers && plot.factor == 1,
               plot.title_style};
  const Frame frame = draw_axes(canvas, area, x, y, room);
  draw_lines_behind(canvas, frame, plot);
  const std::size_t count = plot.lines.size();
  for (const FanLine& line : plot.lines) {
    if (count > kMostBands) break;
    const Group group(canvas, "fan " + line.name);
    draw_bands(canvas, frame, in_unit(line.hours, plot.time.factor), line.fan, plot.factor, line.colour,
               count == 1 ? Company::kAlone : Company::kAmongOthers);
  }
  for (const FanLine& line : plot.lines) {
    const Group group(canvas, "fan " + line.name);
    draw_median(canvas, frame, in_unit(line.hours, plot.time.factor), line.fan, plot.factor,
                lined_with(line.colour, kMedianMm));
  }
  write_labels(canvas, frame, plot, room);
}

TimePlot time_plot_of(std::span<const RunTables> runs, const std::string& table, Language language) {
  TimePlot plot;
  double largest = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const RunTables& run = runs[i];
    const CellSamples samples = run.samples(table);
    plot.whole_numbers = plot.whole_numbers && are_whole(samples);
    FanLine line{run.name(), runs.size() > 1 ? run.name() : "", category_colour(i),
                 run.axis(table, 0).coordinates, fan_of(samples)};
    largest = std::max(largest, largest_in(runs.size() > kMostBands ? line.fan.p50 : line.fan.p95));
    plot.lines.push_back(std::move(line));
  }
  const models::TableDeclaration& declaration = runs[0].table(table);
  const Quantity quantity = quantity_of(declaration, largest, language);
  plot.factor = quantity.factor;
  plot.title = with_unit(name_in(declaration.title, language), quantity.unit, language);
  const bool share = is_share(declaration);
  plot.range = {0, share ? std::max(100.0, 100 * largest) : std::max(largest * quantity.factor, 1e-9)};
  if (!share && largest == 0) plot.range.high = 1;
  plot.time = time_axis_of(longest(plot), language);
  return plot;
}

std::vector<Rectangle> panels_in(const Rectangle& area, std::size_t count, std::size_t columns,
                                 double gap_mm) {
  const std::size_t rows = (count + columns - 1) / columns;
  const double width =
      (area.width - gap_mm * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  const double height = (area.height - gap_mm * static_cast<double>(rows - 1)) / static_cast<double>(rows);
  std::vector<Rectangle> panels;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t line = i / columns;
    const auto column = static_cast<double>(i - line * columns), row = static_cast<double>(line);
    panels.push_back(
        {area.left + column * (width + gap_mm), area.top + row * (height + gap_mm), width, height});
  }
  return panels;
}

PreparedFigure series_figure(const FigureInput& input, const std::vector<std::string>& tables,
                             const std::string& title, double width_mm) {
  std::vector<TimePlot> plots;
  for (const std::string& table : tables) {
    const auto lacks = [&](const RunTables& run) { return !run.has(table); };
    const auto lacking = std::ranges::find_if(input.runs, lacks);
    if (lacking == input.runs.end()) {
      TimePlot plot = time_plot_of(input.runs, table, input.language);
      if (has_values(plot)) plots.push_back(std::move(plot));
    } else if (&table == &tables.front()) {
      require_table(*lacking, table);
    }
  }
  if (std::ranges::all_of(plots, is_all_zero))
    throw CannotDraw(input.runs[0].file().string() + ": there is nothing but 0 in " + tables.front() +
                     " and what belongs to it");
  const std::size_t columns = std::clamp<std::size_t>(static_cast<std::size_t>(width_mm / kLeastPanelMm), 1,
                                                      plots.size() > 4 ? 3 : 2);
  const std::size_t rows = (plots.size() + columns - 1) / columns;
  const double height = static_cast<double>(rows) * (kPanelHeightMm + kPanelGapMm) - kPanelGapMm;
  return {title, fan_note(input), height, [plots, columns](Canvas& canvas, const Rectangle& area) {
            const std::vector<Rectangle> panels = panels_in(area, plots.size(), columns, kPanelGapMm);
            for (std::size_t i = 0; i < plots.size(); ++i) draw_time_plot(canvas, panels[i], plots[i]);
          }};
}

std::string fan_note(const FigureInput& input) {
  const std::size_t runs = input.runs.size();
  std::string note = source_note(input) + words(input.language, " ", "");
  if (runs > kMostBands) return note + words(input.language, "Lines: medians.", "线为中位数。");
  if (runs > 1)
    return note + words(input.language, "Lines: medians; bands: the middle 90 % of the replications.",
                        "线为中位数，带为中间 90 % 的重复。");
  return note + words(input.language, "Line: median; bands: the middle 50 % and 90 % of the replications.",
                      "线为中位数，带为中间 50 % 与 90 % 的重复。");
}

}  // namespace surge::analysis::figures
