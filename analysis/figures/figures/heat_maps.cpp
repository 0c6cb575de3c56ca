// SPDX-License-Identifier: Apache-2.0
// Coverage by county and by item over time, those that lack most on top.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/figures/figures/all_figures.h"
#include "analysis/figures/heat_map.h"

namespace surge::analysis::figures {
namespace {

constexpr std::size_t kMostRows = 40;

struct CoverageRows {
  std::string coverage;  ///< series by time and by what the rows are
  std::string unmet;     ///< metric that orders them
  std::string title_en, title_zh;
  std::string rows_en, rows_zh;  ///< "Counties", "县"
};

/// Rows with unmet need, the most first.
std::vector<std::size_t> worst_rows(const std::vector<double>& unmet) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < unmet.size(); ++i) {
    if (unmet[i] > 0) order.push_back(i);
  }
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return unmet[a] > unmet[b]; });
  return order;
}

std::string row_title(const CoverageRows& what, std::size_t shown, std::size_t all, Language language) {
  const std::string rows = words(language, what.rows_en.c_str(), what.rows_zh.c_str());
  if (shown == all) return rows + words(language, ", most unmet need first", "，按未满足需求排列");
  return rows + words(language, ", the ", "，未满足需求最多的 ") + count_text(shown) +
         words(language, " of ", " 个（共 ") + count_text(all) +
         words(language, " with most unmet need", " 个）");
}

std::vector<double> bars_of(const std::vector<double>& unmet, const std::vector<std::size_t>& order,
                            double factor) {
  std::vector<double> bars;
  for (const std::size_t row : order) bars.push_back(factor * unmet[row]);
  return bars;
}

HeatMap coverage_map(const RunTables& run, const CoverageRows& what, Language language) {
  const std::vector<double> unmet = run.means(what.unmet);
  std::vector<std::size_t> order = worst_rows(unmet);
  const std::size_t all = order.size();
  if (all == 0) throw CannotDraw(run.file().string() + ": nobody went without in any replication");
  order.resize(std::min(all, kMostRows));
  HeatMap map;
  map.row_title = row_title(what, order.size(), all, language);
  map.hours = run.axis(what.coverage, 0).coordinates;
  const models::DimensionDeclaration& rows = run.axis(what.coverage, 1);
  const std::vector<double> means = run.means(what.coverage);
  for (const std::size_t row : order) {
    map.rows.push_back(name_in(rows.names[row], language));
    std::vector<double> shares;
    for (std::size_t step = 0; step < map.hours.size(); ++step)
      shares.push_back(means[step * rows.size() + row]);
    map.shares.push_back(std::move(shares));
  }
  const Quantity quantity = quantity_of(run.table(what.unmet), unmet[order.front()], language);
  map.bars = bars_of(unmet, order, quantity.factor);
  map.bar_title = name_in(run.table(what.unmet).title, language);
  map.bar_unit = quantity.unit;
  map.legend = {words(language, "Coverage", "覆盖率"), Sequence::kViridis, "0", "100 %",
                words(language, "no need", "无需求")};
  map.time = time_axis_of(map.hours.back(), language);
  return map;
}

PreparedFigure coverage_rows_figure(const FigureInput& input, std::size_t run, const CoverageRows& what,
                                    double width_mm) {
  require_table(input.runs[run], what.coverage);
  require_table(input.runs[run], what.unmet);
  if (input.runs[run].axis(what.coverage, 0).size() < 2)
    throw CannotDraw(input.runs[run].file().string() + ": its series have one time only");
  const HeatMap map = coverage_map(input.runs[run], what, input.language);
  const std::string note = source_note(input, run) +
                           words(input.language, " Means of the replications in which somebody is in need.",
                                 "取有需求的重复的均值。");
  return {words(input.language, what.title_en.c_str(), what.title_zh.c_str()), note,
          heat_map_height(map, width_mm),
          [map](Canvas& canvas, const Rectangle& area) { draw_heat_map(canvas, area, map); }};
}

}  // namespace

FigureEntry county_heatmap_figure() {
  return {"county-heatmap", "coverage of each county over time, the worst on top", 170, true,
          [](const FigureInput& input, std::size_t run, double width_mm) {
            return coverage_rows_figure(input, run,
                                        {"coverage_by_county", "unmet_person_days_by_county",
                                         "Coverage by county", "各县保障覆盖率", "Counties", "县级行政区"},
                                        width_mm);
          }};
}

FigureEntry item_heatmap_figure() {
  return {"item-heatmap", "coverage of each item over time, the worst on top", 170, true,
          [](const FigureInput& input, std::size_t run, double width_mm) {
            return coverage_rows_figure(input, run,
                                        {"coverage_by_item", "unmet_person_days_by_item", "Coverage by item",
                                         "各类物资保障覆盖率", "Items", "物资"},
                                        width_mm);
          }};
}

}  // namespace surge::analysis::figures
