// SPDX-License-Identifier: Apache-2.0
// The headline metrics: their spread over the replications, or, of several runs, the differences from the
// first.
#include <algorithm>
#include <cmath>
#include <span>

#include "analysis/figures/figures/all_figures.h"
#include "analysis/figures/interval_plot.h"
#include "analysis/figures/paired_runs.h"
#include "analysis/statistics/summary.h"

namespace surge::analysis::figures {
namespace {

constexpr double kMostRatio = 30;  // between metrics on one axis

/// A row with values in the unit of its table, and what it takes to bring it to an axis.
struct RawRow {
  Measure measure;
  const models::TableDeclaration* table = nullptr;
  std::vector<IntervalMark> marks;
  std::vector<std::string> reached;  ///< by mark; empty: always
};

template <class Keep>
void for_each_value(std::span<const RawRow> rows, const Keep& keep) {
  for (const RawRow& row : rows) {
    for (const IntervalMark& mark : row.marks) {
      for (const double value : {mark.dot, mark.low, mark.high, mark.outer_low, mark.outer_high}) {
        if (!std::isnan(value)) keep(value);
      }
    }
  }
}

double largest_of(const RawRow& row) {
  double largest = 0;
  for_each_value(std::span(&row, 1), [&](double value) { largest = std::max(largest, std::abs(value)); });
  return largest;
}

/// On one axis goes what has one unit and comes in sizes that can be seen together; counts may be of
/// anything.
bool belongs_to(const RawRow& row, const RawRow& first) {
  if (row.measure.unit != first.measure.unit || row.measure.is_share() != first.measure.is_share())
    return false;
  if (row.measure.is_share() || row.measure.is_waiting_time()) return true;
  const double ratio = largest_of(row) / largest_of(first);
  return row.measure.unit != "1" && ratio < kMostRatio && ratio > 1 / kMostRatio;
}

/// In the order of the first of each group.
std::vector<std::vector<RawRow>> by_unit(const std::vector<RawRow>& rows) {
  std::vector<std::vector<RawRow>> groups;
  for (const RawRow& row : rows) {
    const auto found = std::ranges::find_if(
        groups, [&](const std::vector<RawRow>& group) { return belongs_to(row, group.front()); });
    if (found == groups.end()) {
      groups.push_back({row});
    } else {
      found->push_back(row);
    }
  }
  return groups;
}

IntervalMark scaled(IntervalMark mark, double factor) {
  for (double* value : {&mark.dot, &mark.low, &mark.high, &mark.outer_low, &mark.outer_high})
    *value *= factor;
  return mark;
}

std::string interval_text(const IntervalMark& mark, Language language) {
  const bool outer = !std::isnan(mark.outer_low);
  const double low = outer ? mark.outer_low : mark.low, high = outer ? mark.outer_high : mark.high;
  if (std::isnan(mark.dot)) return {};
  if (std::isnan(low)) return value_text(mark.dot);
  if (std::isnan(high)) return value_text(mark.dot) + " (≥ " + value_text(low) + ")";
  return value_text(mark.dot) + " (" + value_text(low) + words(language, " to ", " 至 ") + value_text(high) +
         ")";
}

BetterSide better_side(models::Direction direction) {
  if (direction == models::Direction::kNeutral) return BetterSide::kNone;
  return direction == models::Direction::kLowerIsBetter ? BetterSide::kLeft : BetterSide::kRight;
}

/// Something has not happened by the end of the run, which is then the end of the axis.
bool open_ended(const std::vector<RawRow>& rows) {
  return std::ranges::any_of(rows, [](const RawRow& row) {
    return std::ranges::any_of(row.reached, [](const std::string& text) { return !text.empty(); });
  });
}

IntervalFacet facet_of(const std::vector<RawRow>& rows, double horizon_h, Language language) {
  const bool to_horizon = rows.front().measure.is_waiting_time() && open_ended(rows);
  double largest = to_horizon ? horizon_h : 0;
  for_each_value(rows, [&](double value) { largest = std::max(largest, std::abs(value)); });
  const Quantity quantity = quantity_of(*rows.front().table, largest, language);
  IntervalFacet facet;
  facet.title = quantity.unit;
  facet.range = {0, 0};
  for (const RawRow& row : rows) {
    IntervalRow made{name_in(row.measure.title, language), better_side(row.measure.direction), {}, {}};
    for (std::size_t i = 0; i < row.marks.size(); ++i) {
      made.marks.push_back(scaled(row.marks[i], quantity.factor));
      made.texts.push_back(row.reached[i].empty() ? interval_text(made.marks[i], language) : row.reached[i]);
    }
    facet.rows.push_back(std::move(made));
  }
  for_each_value(rows, [&](double value) {
    facet.range.low = std::min(facet.range.low, quantity.factor * value);
    facet.range.high = std::max(facet.range.high, quantity.factor * value);
  });
  if (to_horizon) facet.range.high = quantity.factor * horizon_h;
  facet.round_ends = !to_horizon;
  if (facet.range.low == facet.range.high) facet.range.high = facet.range.low + 1;
  return facet;
}

/// "13 of 20" where it did not always happen.
std::string reached_text(const Summary& summary, Language language) {
  if (summary.happened == summary.count) return {};
  return words(language, "reached in ", "达到 ") + count_text(summary.happened) +
         words(language, " of ", " / ") + count_text(summary.count);
}

RawRow spread_row(const RunTables& run, const Measure& measure, Language language) {
  const std::vector<double> sample = run.samples(measure.table).at(0);
  const Summary summary = summarise(sample);
  std::vector<double> sorted = sample;
  std::ranges::sort(sorted, [](double a, double b) { return std::isnan(b) ? !std::isnan(a) : a < b; });
  return {measure,
          &run.table(measure.table),
          {{summary.p50, quantile(sorted, 0.25), quantile(sorted, 0.75), summary.p5, summary.p95}},
          {reached_text(summary, language)}};
}

RawRow difference_row(const RunTables& run, const MeasureComparison& result) {
  RawRow row{result.measure, &run.table(result.measure.table), {}, {}};
  for (const Difference& difference : result.differences) {
    const statistics::PairedComparison& pairs = difference.pairs;
    const bool told = difference.verdict == Verdict::kBetter || difference.verdict == Verdict::kWorse ||
                      difference.verdict == Verdict::kChanged;
    row.marks.push_back({pairs.mean_difference, pairs.difference.low, pairs.difference.high, std::nan(""),
                         std::nan(""), !told});
    row.reached.emplace_back();
  }
  return row;
}

/// Differences of shares are not shares: points of percent.
void name_points(IntervalFacet& facet, Language language) {
  if (facet.title == "%") facet.title = words(language, "percentage points", "百分点");
}

PreparedFigure interval_figure(const FigureInput& input, const std::string& title, const std::string& note,
                               const IntervalPlot& plot, double width_mm) {
  return {title, source_note(input) + words(input.language, " ", "") + note,
          interval_plot_height(plot, width_mm),
          [plot](Canvas& canvas, const Rectangle& area) { draw_interval_plot(canvas, area, plot); }};
}

double horizon_of(const FigureInput& input) {
  const std::vector<double>& times = input.runs[0].schema().dimension("time").coordinates;
  return times.empty() ? 1 : std::max(times.back(), 1.0);
}

PreparedFigure spread_figure(const FigureInput& input, const std::vector<Measure>& measures,
                             double width_mm) {
  std::vector<RawRow> rows;
  for (const Measure& measure : measures) rows.push_back(spread_row(input.runs[0], measure, input.language));
  IntervalPlot plot;
  plot.runs = {{input.runs[0].name(), category_colour(0)}};
  for (const auto& group : by_unit(rows))
    plot.facets.push_back(facet_of(group, horizon_of(input), input.language));
  const std::string thin = shows_interval_texts(width_mm)
                               ? words(input.language, " (thin, and in brackets)", "（细线，括号内）")
                               : words(input.language, " (thin)", "（细线）");
  const std::string note =
      words(input.language, "Dots: medians; lines: the middle 50 % (thick) and 90 %",
            "点为中位数，线为中间 50 %（粗线）与 90 %") +
      thin +
      words(input.language,
            " of the replications; arrows: not reached within the run. Triangles point to the better side.",
            "的重复，箭头表示期内未达到。三角指向较优一侧。");
  return interval_figure(input, words(input.language, "Key metrics", "主要指标"), note, plot, width_mm);
}

PreparedFigure difference_figure(const FigureInput& input, const std::vector<Measure>& measures,
                                 double width_mm) {
  const Comparison comparison = compared_runs(input, measures);
  std::vector<RawRow> rows;
  for (const MeasureComparison& result : comparison.measures)
    rows.push_back(difference_row(input.runs[0], result));
  IntervalPlot plot;
  for (std::size_t run = 1; run < input.runs.size(); ++run)
    plot.runs.push_back({input.runs[run].name(), category_colour(run)});
  for (const auto& group : by_unit(rows)) {
    IntervalFacet facet = facet_of(group, horizon_of(input), input.language);
    facet.zero_line = true;
    name_points(facet, input.language);
    plot.facets.push_back(std::move(facet));
  }
  const std::string first = input.runs[0].name();
  return interval_figure(
      input, words(input.language, "Differences from ", "与 ") + first + words(input.language, "", " 之差"),
      words(input.language, "Means of ", "为 ") + count_text(comparison.pairs) +
          words(
              input.language,
              " pairs with 95 % intervals; hollow: no difference can be told. Triangles point to the better "
              "side.",
              " 对重复之差的均值及其 95 % 置信区间，空心表示无法判定有差异。三角指向较优一侧。"),
      plot, width_mm);
}

PreparedFigure prepare_metrics(const FigureInput& input, std::size_t, double width_mm) {
  const std::vector<Measure> measures = shared_measures(input);
  if (measures.empty())
    throw CannotDraw(input.runs[0].file().string() +
                     ": there are no metrics of one number that all files have");
  return input.runs.size() == 1 ? spread_figure(input, measures, width_mm)
                                : difference_figure(input, measures, width_mm);
}

}  // namespace

FigureEntry metrics_figure() {
  return {"metrics", "key metrics with their spread; of several files, differences from the first", 130,
          false, &prepare_metrics};
}

}  // namespace surge::analysis::figures
