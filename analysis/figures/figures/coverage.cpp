// SPDX-License-Identifier: Apache-2.0
// How much of the need is met over time. Beyond three runs each has a plot of its own, with the medians of
// the others behind it.
#include <algorithm>

#include "analysis/figures/figures/all_figures.h"
#include "analysis/figures/time_plot.h"

namespace surge::analysis::figures {
namespace {

constexpr double kCoverageHeightMm = 56;
constexpr double kSmallPlotMm = 40;
constexpr double kLeastPlotMm = 40;

std::vector<TimePlot> one_plot_a_run(const TimePlot& all) {
  std::vector<TimePlot> plots;
  for (const FanLine& line : all.lines) {
    TimePlot plot = all;
    plot.behind = all.lines;
    plot.lines = {line};
    plot.lines[0].label.clear();
    plot.title = line.name;
    plot.title_style = {.bold = true, .colour = line.colour};
    plots.push_back(std::move(plot));
  }
  return plots;
}

PreparedFigure prepare_coverage(const FigureInput& input, std::size_t, double width_mm) {
  for (const RunTables& run : input.runs) require_table(run, "coverage");
  TimePlot plot = time_plot_of(input.runs, "coverage", input.language);
  plot.title = words(input.language, "People in need who are served (%)", "已得到保障的需求人口（%）");
  const std::string title = words(input.language, "Coverage over time", "保障覆盖率随时间的变化");
  const std::string several =
      title + words(input.language, ": people in need who are served (%)", "：已得到保障的需求人口（%）");
  if (input.runs.size() <= kMostBands) {
    return {title, fan_note(input), kCoverageHeightMm,
            [plot](Canvas& canvas, const Rectangle& area) { draw_time_plot(canvas, area, plot); }};
  }
  const std::size_t columns = std::max<std::size_t>(1, static_cast<std::size_t>(width_mm / kLeastPlotMm));
  const std::size_t rows = (input.runs.size() + columns - 1) / columns;
  const std::string note =
      source_note(input) + words(input.language,
                                 " Line: median; bands: the middle 50 % and 90 % of the replications; grey: "
                                 "medians of the others.",
                                 "线为中位数，带为中间 50 % 与 90 % 的重复，灰线为其他方案的中位数。");
  return {several, note, static_cast<double>(rows) * (kSmallPlotMm + 3) - 3,
          [plots = one_plot_a_run(plot), columns](Canvas& canvas, const Rectangle& area) {
            const auto panels = panels_in(area, plots.size(), columns, 3);
            for (std::size_t i = 0; i < plots.size(); ++i) draw_time_plot(canvas, panels[i], plots[i]);
          }};
}

}  // namespace

FigureEntry coverage_figure() {
  return {"coverage", "share of the people in need who are served, over time", 85, false, &prepare_coverage};
}

}  // namespace surge::analysis::figures
