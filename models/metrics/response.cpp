// SPDX-License-Identifier: Apache-2.0
// The level of response over time, and how long the plan waited for approvals.
#include "models/metrics/metric.h"
#include "models/world.h"

namespace surge::models {
namespace {

class ResponseMetric final : public Metric {
 public:
  ResponseMetric(const Scenario&, std::size_t first_table) : first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    return {{"response_level_now",
             "1",
             "level of response: 4 level I (the highest), 3 II, 2 III, 1 IV, 0 none",
             {"Level of response", "响应级别"},
             Direction::kNeutral,
             {"time"}},
            {"response_level_time",
             "h",
             "start of the run until the level or a higher one was first reached; not defined if never",
             {"Level reached", "达到响应级别时间"},
             Direction::kLowerIsBetter,
             {"response_level"}},
            {"plan_approval_wait",
             "h",
             "from the level of a row of the plan until the row took effect; not defined if it did not",
             {"Wait for approval", "审批等待时间"},
             Direction::kLowerIsBetter,
             {"plan_row"}},
            {"approval_wait",
             "h",
             "sum of the waits for approval over the rows of the plan that took effect",
             {"Waits for approval", "审批等待总时长"},
             Direction::kLowerIsBetter,
             {}}};
  }

  void sample(const World& world, std::size_t step, Record& record) override {
    record.table(first_table_)[step] = static_cast<double>(world.response().level());
  }

  void finish(const World& world, Record& record) override {
    const ResponseState& response = world.response();
    for (const ResponseLevel level :
         {ResponseLevel::kFour, ResponseLevel::kThree, ResponseLevel::kTwo, ResponseLevel::kOne}) {
      const sim::Time reached = response.reached(level);
      if (reached == ResponseState::kNever) continue;
      record.table(first_table_ + 1)[position_of(level)] = sim::to_hours(reached - sim::kStart);
    }
    double waited_h = 0;
    for (std::size_t row = 0; row < world.scenario().command.response.plan.size(); ++row) {
      if (response.approved(row) == ResponseState::kNever) continue;
      const double hours = sim::to_hours(response.approved(row) - response.asked(row));
      record.table(first_table_ + 2)[row] = hours;
      waited_h += hours;
    }
    record.table(first_table_ + 3)[0] = waited_h;
  }

 private:
  std::size_t first_table_;
};

}  // namespace

MetricEntry response_metric() {
  return {
      "response",
      "Level of response over time, when each level was reached, and how long rows of the plan waited for "
      "their approval.",
      &ResponseMetric::tables, &make_metric<ResponseMetric>};
}

}  // namespace surge::models
