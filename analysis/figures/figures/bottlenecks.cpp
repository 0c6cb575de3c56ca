// SPDX-License-Identifier: Apache-2.0
// What needs that are not met wait for: in all, and for the items that lack most.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/figures/bars.h"
#include "analysis/figures/figures/all_figures.h"
#include "analysis/statistics/summary.h"

namespace surge::analysis::figures {
namespace {

constexpr std::size_t kMostItems = 20;

/// [run][cause]
std::vector<std::vector<Summary>> causes_of(const FigureInput& input) {
  std::vector<std::vector<Summary>> runs;
  for (const RunTables& run : input.runs) {
    require_table(run, "bottleneck_person_days");
    if (run.axis("bottleneck_person_days", 0).keys != input.runs[0].axis("bottleneck_person_days", 0).keys)
      throw CannotDraw(run.file().string() + ": its bottlenecks are other ones than those of " +
                       input.runs[0].file().string());
    std::vector<Summary> causes;
    for (const std::vector<double>& sample : run.samples("bottleneck_person_days"))
      causes.push_back(summarise(sample));
    runs.push_back(std::move(causes));
  }
  return runs;
}

/// Of the first run, so that several figures of one study read alike.
std::vector<std::size_t> causes_by_size(const std::vector<std::vector<Summary>>& runs) {
  std::vector<std::size_t> order;
  for (std::size_t cause = 0; cause < runs[0].size(); ++cause) {
    const auto matters = [&](const std::vector<Summary>& run) {
      return cause < run.size() && run[cause].mean > 0;
    };
    if (std::ranges::any_of(runs, matters)) order.push_back(cause);
  }
  std::ranges::stable_sort(order,
                           [&](std::size_t a, std::size_t b) { return runs[0][a].mean > runs[0][b].mean; });
  return order;
}

/// "21 %", "3.9 %"
std::string percent_of(double part, double whole) {
  if (whole <= 0) return {};
  const double percent = 100 * part / whole;
  return percent < 0.05 ? "< 0.1 %" : tick_text(percent, percent < 9.95 ? 0.1 : 1) + " %";
}

double total_of(const std::vector<Summary>& causes) {
  return std::accumulate(causes.begin(), causes.end(), 0.0,
                         [](double sum, const Summary& cause) { return sum + cause.mean; });
}

BarChart bottleneck_chart(const FigureInput& input) {
  const auto runs = causes_of(input);
  const std::vector<std::size_t> order = causes_by_size(runs);
  if (order.empty()) throw CannotDraw(input.runs[0].file().string() + ": nobody went without");
  double largest = 0;
  for (const auto& run : runs) {
    for (const std::size_t cause : order) largest = std::max(largest, run.at(cause).mean);
  }
  const models::TableDeclaration& table = input.runs[0].table("bottleneck_person_days");
  const Quantity quantity = quantity_of(table, largest, input.language);
  BarChart chart;
  chart.title = with_unit(words(input.language, "Unmet need", "未满足需求"), quantity.unit, input.language);
  for (std::size_t run = 0; run < runs.size(); ++run)
    chart.runs.push_back({input.runs[run].name(), category_colour(run)});
  for (const std::size_t cause : order) {
    BarGroup group{name_in(input.runs[0].axis("bottleneck_person_days", 0).names[cause], input.language), {}};
    for (const auto& run : runs) {
      const Summary& sum = run.at(cause);
      group.bars.push_back({quantity.factor * sum.mean, quantity.factor * sum.low, quantity.factor * sum.high,
                            percent_of(sum.mean, total_of(run))});
    }
    chart.groups.push_back(std::move(group));
  }
  return chart;
}

PreparedFigure prepare_bottlenecks(const FigureInput& input, std::size_t, double width_mm) {
  const BarChart chart = bottleneck_chart(input);
  const std::string note =
      source_note(input) +
      words(input.language,
            " Bars: means, with the share of all unmet need; lines: 95 % intervals of the means.",
            "条为均值（旁注占全部未满足需求的比例），线为均值的 95 % 置信区间。");
  return {words(input.language, "What unmet needs wait for", "未满足需求在等待什么"), note,
          bar_chart_height(chart, width_mm),
          [chart](Canvas& canvas, const Rectangle& area) { draw_bar_chart(canvas, area, chart); }};
}

/// Means by item and cause, as shares of each item's sum.
StackedBars causes_of_items(const RunTables& run, Language language) {
  const std::string table = "bottleneck_person_days_of_items";
  const std::vector<double> means = run.means(table);
  const models::DimensionDeclaration& items = run.axis(table, 0);
  const models::DimensionDeclaration& causes = run.axis(table, 1);
  std::vector<double> sums(items.size(), 0.0);
  for (std::size_t cell = 0; cell < means.size(); ++cell) {
    if (!std::isnan(means[cell])) sums[cell / causes.size()] += means[cell];
  }
  std::vector<std::size_t> order;
  for (std::size_t item = 0; item < sums.size(); ++item) {
    if (sums[item] > 0) order.push_back(item);
  }
  if (order.empty()) throw CannotDraw(run.file().string() + ": nobody went without");
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return sums[a] > sums[b]; });
  order.resize(std::min(order.size(), kMostItems));
  const Quantity quantity = quantity_of(run.table(table), sums[order.front()], language);
  StackedBars bars;
  bars.title = with_unit(words(language, "Share of unmet need", "占该物资未满足需求的比例"), "%", language);
  bars.text_title = with_unit(words(language, "Unmet need", "未满足需求"), quantity.unit, language);
  std::vector<std::size_t> parts;
  for (std::size_t cause = 0; cause < causes.size(); ++cause) {
    const auto waits = [&](std::size_t item) { return means[item * causes.size() + cause] > 0; };
    if (std::ranges::none_of(order, waits)) continue;
    parts.push_back(cause);
    bars.parts.push_back({name_in(causes.names[cause], language), category_colour(cause)});
  }
  for (const std::size_t item : order) {
    StackedBars::Row row{name_in(items.names[item], language), {}, value_text(quantity.factor * sums[item])};
    for (const std::size_t cause : parts)
      row.shares.push_back(std::max(0.0, means[item * causes.size() + cause]) / sums[item]);
    bars.rows.push_back(std::move(row));
  }
  return bars;
}

}  // namespace

FigureEntry bottlenecks_figure() {
  return {"bottlenecks", "what needs that are not met wait for, with intervals", 85, false,
          &prepare_bottlenecks};
}

FigureEntry bottlenecks_by_item_figure() {
  return {"bottlenecks-by-item", "the same in shares for the items that lack most", 170, true,
          [](const FigureInput& input, std::size_t run, double width_mm) -> PreparedFigure {
            require_table(input.runs[run], "bottleneck_person_days_of_items");
            const StackedBars bars = causes_of_items(input.runs[run], input.language);
            return {
                words(input.language, "What unmet needs wait for, by item", "各类物资未满足需求在等待什么"),
                source_note(input, run) + words(input.language, " Means.", "均值。"),
                stacked_bars_height(bars, width_mm),
                [bars](Canvas& canvas, const Rectangle& area) { draw_stacked_bars(canvas, area, bars); }};
          }};
}

}  // namespace surge::analysis::figures
