// SPDX-License-Identifier: Apache-2.0
// Horizontal bars with intervals.
#pragma once

#include <string>
#include <vector>

#include "analysis/figures/axes.h"
#include "analysis/figures/legend.h"

namespace surge::analysis::figures {

struct Bar {
  double value = 0;
  double low = 0, high = 0;  ///< of the interval; NaN: none
  std::string text;          ///< beside it; may be empty
};

/// A label with a bar for each run.
struct BarGroup {
  std::string label;
  std::vector<Bar> bars;
};

struct BarChart {
  std::string title;  ///< of the axis, with the unit
  std::vector<BarGroup> groups;
  std::vector<LegendEntry> runs;  ///< what the bars of a group are; one without a label: no legend
};

double bar_chart_height(const BarChart& chart, double width_mm);
void draw_bar_chart(Canvas& canvas, const Rectangle& area, const BarChart& chart);

/// Bars of parts that add up to 100 %.
struct StackedBars {
  std::string title;
  struct Row {
    std::string label;
    std::vector<double> shares;  ///< of each part, 0 ... 1
    std::string text;            ///< behind it
  };
  std::vector<Row> rows;
  std::vector<LegendEntry> parts;
  std::string text_title;  ///< above the texts
};

double stacked_bars_height(const StackedBars& bars, double width_mm);
void draw_stacked_bars(Canvas& canvas, const Rectangle& area, const StackedBars& bars);

}  // namespace surge::analysis::figures
