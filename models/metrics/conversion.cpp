// SPDX-License-Identifier: Apache-2.0
// Conversion of lines (转产): when they make what, and what stops them.
#include "models/metrics/metric.h"
#include "models/units.h"
#include "models/world.h"

namespace surge::models {
namespace {

class ConversionMetric final : public Metric {
 public:
  ConversionMetric(const Scenario& scenario, std::size_t first_table)
      : lines_(scenario.lines.size()), first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    return {
        {"first_article_by_line",
         "h",
         "impact to the first article of a converted line",
         {"First article", "首件时间"},
         Direction::kLowerIsBetter,
         {"line"}},
        {"conversion_lag_by_line",
         "h",
         "order to convert until the first article",
         {"Conversion lag", "转产时滞"},
         Direction::kLowerIsBetter,
         {"line"}},
        {"produced_by_line",
         "1",
         "good units of emergency items",
         {"Produced by line", "生产线产出"},
         Direction::kHigherIsBetter,
         {"line"}},
        {"rejected_by_line",
         "1",
         "bad units of emergency items",
         {"Rejected by line", "生产线不合格品"},
         Direction::kLowerIsBetter,
         {"line"}},
        {"starved_by_line",
         "h",
         "time a line waited for material or room",
         {"Waiting for material or room", "缺料或满库停工"},
         Direction::kLowerIsBetter,
         {"line"}},
        {"lines_converted",
         "1",
         "lines that make emergency items",
         {"Converted lines", "已转产生产线"},
         Direction::kNeutral,
         {"time"}},
        {"line_state",
         "1",
         "state of a line: 0 normal, 1 preparing, 2 ramping, 3 full, 4 reverting",
         {"State of line", "生产线状态"},
         Direction::kNeutral,
         {"time", "line"}},
    };
  }

  void sample(const World& world, std::size_t step, Record& record) override {
    double converted = 0;
    for (const Id<ProductionLine> id : ids(world.scenario().lines)) {
      const LineState state = world.line(id).state;
      if (state == LineState::kRamping || state == LineState::kFull) ++converted;
      record.table(first_table_ + 6)[step * lines_ + id.index()] = static_cast<double>(state);
    }
    record.table(first_table_ + 5)[step] = converted;
  }

  void finish(const World& world, Record& record) override {
    for (const Id<ProductionLine> id : ids(world.scenario().lines)) {
      const LineStatus& line = world.line(id);
      if (line.first_first_article != sim::Time::max()) {
        record.table(first_table_)[id.index()] = sim::to_hours(line.first_first_article - sim::kStart);
        record.table(first_table_ + 1)[id.index()] =
            sim::to_hours(line.first_first_article - line.first_ordered);
      }
      record.table(first_table_ + 2)[id.index()] = static_cast<double>(line.produced);
      record.table(first_table_ + 3)[id.index()] = static_cast<double>(line.rejected);
      record.table(first_table_ + 4)[id.index()] = line.starved_s / kHour_s;
    }
  }

 private:
  std::size_t lines_;
  std::size_t first_table_;
};

}  // namespace

MetricEntry conversion_metric() {
  return {"conversion", "First article, lag, output, rejects, waiting and state of each line.",
          &ConversionMetric::tables, &make_metric<ConversionMetric>};
}

}  // namespace surge::models
