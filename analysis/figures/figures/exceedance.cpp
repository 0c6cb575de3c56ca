// SPDX-License-Identifier: Apache-2.0
// With which probability unmet need exceeds an amount, given the disaster of the scenario.
#include "analysis/statistics/exceedance.h"

#include <algorithm>
#include <cmath>

#include "analysis/figures/figures/all_figures.h"
#include "analysis/figures/legend.h"
#include "analysis/figures/time_plot.h"

namespace surge::analysis::figures {
namespace {

constexpr double kExceedanceHeightMm = 60;
constexpr std::size_t kMostSteps = 400;

struct ExceedanceLine {
  std::string name;
  Colour colour;
  std::vector<double> values;     ///< rising: where the curve falls
  std::vector<double> above;      ///< probability of more than that [%]
  std::vector<double> low, high;  ///< of its 95 % interval [%]
};

/// All values, or of very many about kMostSteps: all of the last, rarest ones, and fewer towards the first.
std::vector<statistics::ExceedanceCurve::Point> thinned(
    std::vector<statistics::ExceedanceCurve::Point> points) {
  if (points.size() <= kMostSteps) return points;
  std::vector<statistics::ExceedanceCurve::Point> kept;
  const auto count = static_cast<double>(points.size());
  double last = -1;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double position = std::log(count / (count - static_cast<double>(i))) / std::log(count) * kMostSteps;
    const bool rare = points.size() - i <= kMostSteps / 4;
    if (!rare && position - last < 1) continue;
    kept.push_back(points[i]);
    last = position;
  }
  return kept;
}

ExceedanceLine exceedance_line(const RunTables& run, std::size_t index) {
  require_table(run, "unmet_person_days");
  std::vector<double> sample = run.samples("unmet_person_days").at(0);
  std::erase_if(sample, [](double value) { return std::isnan(value); });
  if (sample.size() < 2) throw CannotDraw(run.file().string() + ": a curve takes two replications or more");
  const statistics::ExceedanceCurve curve({sample});
  ExceedanceLine line{run.name(), category_colour(index), {}, {}, {}, {}};
  for (const auto& point : thinned(curve.points())) {
    const statistics::RiskEstimate estimate = curve.probability_above(point.value);
    line.values.push_back(point.value);
    line.above.push_back(100 * point.probability);
    line.low.push_back(100 * estimate.interval.low);
    line.high.push_back(100 * estimate.interval.high);
  }
  return line;
}

/// From 100 % at the left of the axis down a step at each value, as far as the axis goes.
Subpath staircase(const Frame& frame, const std::vector<double>& values, const std::vector<double>& heights,
                  double factor) {
  const double floor = frame.y.values().low;
  Subpath path;
  double height = 100;
  path.points.push_back(frame.at(frame.x.values().low, height));
  for (std::size_t i = 0; i < values.size(); ++i) {
    path.points.push_back(frame.at(factor * values[i], std::max(height, floor)));
    height = heights[i];
    path.points.push_back(frame.at(factor * values[i], std::max(height, floor)));
  }
  return path;
}

void draw_exceedance_band(Canvas& canvas, const Frame& frame, const ExceedanceLine& line, double factor) {
  const Group group(canvas, "band", frame.inner);
  Subpath area = staircase(frame, line.values, line.high, factor);
  const Subpath lower = staircase(frame, line.values, line.low, factor);
  area.points.insert(area.points.end(), lower.points.rbegin(), lower.points.rend());
  area.closed = true;
  canvas.draw(Path{area}, filled_with(line.colour, 0.15));
}

struct ExceedancePlot {
  std::vector<ExceedanceLine> lines;
  double factor = 1;
  std::string x_title, y_title;
};

void draw_exceedance(Canvas& canvas, const Rectangle& area, const ExceedancePlot& plot) {
  double most = 0, least = 100;
  for (const ExceedanceLine& line : plot.lines) {
    most = std::max(most, line.values.back());
    for (const double above : line.above) least = above > 0 ? std::min(least, above) : least;
  }
  const Axis x{plot.x_title, {0, std::max(plot.factor * most, 1e-9)}, ScaleKind::kLinear, true};
  const Axis y{plot.y_title, {least * 0.7, 100}, ScaleKind::kLogarithmic};
  const Frame frame = draw_axes(canvas, area, x, y);
  for (const ExceedanceLine& line : plot.lines) {
    const Group group(canvas, "curve " + line.name);
    if (plot.lines.size() == 1) draw_exceedance_band(canvas, frame, line, plot.factor);
    const Group drawn(canvas, "line", frame.inner);
    canvas.draw(Path{staircase(frame, line.values, line.above, plot.factor)}, lined_with(line.colour, 0.45));
  }
  std::vector<LegendEntry> entries;
  for (const ExceedanceLine& line : plot.lines) entries.push_back({line.name, line.colour});
  if (entries.size() > 1)
    draw_legend(canvas, {frame.inner.left + 2, frame.inner.bottom() - 1 - legend_height(entries, 1)}, entries,
                1);
}

PreparedFigure prepare_exceedance(const FigureInput& input, std::size_t, double) {
  ExceedancePlot plot;
  double most = 0;
  for (std::size_t run = 0; run < input.runs.size(); ++run) {
    plot.lines.push_back(exceedance_line(input.runs[run], run));
    most = std::max(most, plot.lines.back().values.back());
  }
  const models::TableDeclaration& table = input.runs[0].table("unmet_person_days");
  const Quantity quantity = quantity_of(table, most, input.language);
  plot.factor = quantity.factor;
  plot.x_title = with_unit(name_in(table.title, input.language), quantity.unit, input.language);
  plot.y_title = words(input.language, "Replications with more (%)", "超过该值的重复（%）");
  const std::string note =
      source_note(input) + (input.runs.size() == 1
                                ? words(input.language, " Band: 95 % intervals (Clopper and Pearson).",
                                        "带为 95 % 置信区间（Clopper–Pearson）。")
                                : "");
  return {words(input.language, "Exceedance of unmet need", "未满足需求的超越概率"), note,
          kExceedanceHeightMm,
          [plot](Canvas& canvas, const Rectangle& area) { draw_exceedance(canvas, area, plot); }};
}

}  // namespace

FigureEntry exceedance_figure() {
  return {"exceedance", "share of the replications whose unmet need exceeds an amount", 85, false,
          &prepare_exceedance};
}

}  // namespace surge::analysis::figures
