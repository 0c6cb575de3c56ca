// SPDX-License-Identifier: Apache-2.0
// Conversion of production lines: how many, and which ones when.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/figures/figures/all_figures.h"
#include "analysis/figures/heat_map.h"
#include "analysis/figures/time_plot.h"

namespace surge::analysis::figures {
namespace {

constexpr std::size_t kMostLines = 45;
constexpr double kFanHeightMm = 46;
constexpr double kBetweenPanelsMm = 3;
constexpr double kRamping = 2, kFull = 3;  // of the table line_state

/// Share of the replications in which a line makes emergency goods: [time * lines + line].
std::vector<double> shares_at_work(const RunTables& run) {
  const std::string names[] = {"line_state"};
  const models::RecordSchema chosen = run.chosen_schema(names);
  std::vector<double> shares(chosen.cells(0), 0.0);
  run.replay(chosen, [&](std::uint64_t, const models::Record& record) {
    if (record.outcome.kind == sim::RunOutcome::Kind::failed) return;
    for (std::size_t cell = 0; cell < shares.size(); ++cell) {
      const double state = record.table(0)[cell];
      if (state == kRamping || state == kFull) shares[cell] += 1;
    }
  });
  for (double& share : shares) share /= static_cast<double>(run.sound());
  return shares;
}

HeatMap lines_map(const RunTables& run, Language language) {
  const models::DimensionDeclaration& lines = run.axis("line_state", 1);
  const std::vector<double> shares = shares_at_work(run);
  HeatMap map;
  map.hours = run.axis("line_state", 0).coordinates;
  std::vector<double> time_at_work(lines.size(), 0.0);
  for (std::size_t cell = 0; cell < shares.size(); ++cell) time_at_work[cell % lines.size()] += shares[cell];
  std::vector<std::size_t> order(lines.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order,
                           [&](std::size_t a, std::size_t b) { return time_at_work[a] > time_at_work[b]; });
  order.resize(std::min(order.size(), kMostLines));
  for (const std::size_t line : order) {
    map.rows.push_back(name_in(lines.names[line], language));
    std::vector<double> row;
    for (std::size_t step = 0; step < map.hours.size(); ++step)
      row.push_back(shares[step * lines.size() + line]);
    map.shares.push_back(std::move(row));
  }
  map.row_title = words(language, "Production lines", "生产线");
  map.legend = {words(language, "Replications that make emergency goods", "生产应急物资的重复"),
                Sequence::kViridis, "0", "100 %", ""};
  map.time = time_axis_of(map.hours.back(), language);
  return map;
}

PreparedFigure prepare_production(const FigureInput& input, std::size_t index, double width_mm) {
  const RunTables& run = input.runs[index];
  require_table(run, "lines_converted");
  require_table(run, "line_state");
  if (run.axis("line_state", 0).size() < 2)
    throw CannotDraw(run.file().string() + ": its series have one time only");
  TimePlot fan = time_plot_of(std::span(&run, 1), "lines_converted", input.language);
  fan.lines[0].colour = category_colour(index);
  const HeatMap map = lines_map(run, input.language);
  const double height = kFanHeightMm + kBetweenPanelsMm + heat_map_height(map, width_mm);
  const std::string note =
      source_note(input, index) +
      words(input.language, " Above, line: median; bands: the middle 50 % and 90 % of the replications.",
            "上图线为中位数，带为中间 50 % 与 90 % 的重复。");
  return {words(input.language, "Conversion of production lines", "生产线转产"), note, height,
          [fan, map](Canvas& canvas, const Rectangle& area) {
            draw_time_plot(canvas, {area.left, area.top, area.width, kFanHeightMm}, fan);
            draw_heat_map(canvas, inside(area, {0, kFanHeightMm + kBetweenPanelsMm, 0, 0}), map);
          }};
}

}  // namespace

FigureEntry production_figure() {
  return {"production", "lines that make emergency goods: how many, and which ones when", 170, true,
          &prepare_production};
}

}  // namespace surge::analysis::figures
