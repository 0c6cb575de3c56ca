// SPDX-License-Identifier: Apache-2.0
// Person-days of unmet need.
#include "models/metrics/metric.h"
#include "models/metrics/need_totals.h"
#include "models/world.h"

namespace surge::models {

namespace {

class UnmetNeed final : public Metric {
 public:
  UnmetNeed(const Scenario& scenario, std::size_t first_table)
      : weights_(item_weights(scenario)), first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    const auto declare = [](std::string name, std::string what, BilingualName title,
                            std::vector<std::string> dimensions) {
      return TableDeclaration{std::move(name),
                              "person d",
                              "people whose need is not met, integrated over time; " + what,
                              std::move(title),
                              Direction::kLowerIsBetter,
                              std::move(dimensions)};
    };
    return {declare("unmet_person_days", "weighted mean over items", {"Unmet need", "未满足需求"}, {}),
            declare("unmet_person_days_by_item", "by item", {"Unmet need", "未满足需求"}, {"item"}),
            declare("unmet_person_days_by_county", "weighted mean over items", {"Unmet need", "未满足需求"},
                    {"county"})};
  }

  void finish(const World& world, Record& record) override {
    const sim::Time now = world.simulation().now();
    PerRow<Item, double> by_item(weights_.size());
    for (const Id<County> county : ids(world.scenario().counties)) {
      PerRow<Item, double> here(weights_.size());
      for (const Id<Item> item : ids(weights_)) {
        here[item] = world.unmet_need().person_days(now, county, item);
        by_item[item] += here[item];
      }
      record.table(first_table_ + 2)[county.index()] = weighted_mean(weights_, here);
    }
    record.table(first_table_)[0] = weighted_mean(weights_, by_item);
    for (const Id<Item> item : ids(weights_)) record.table(first_table_ + 1)[item.index()] = by_item[item];
  }

 private:
  PerRow<Item, double> weights_;
  std::size_t first_table_;
};

}  // namespace

MetricEntry unmet_need_metric() {
  return {"unmet_need",
          "Person-days without an item that is needed; over several items the weighted mean, so that it "
          "still counts people.",
          &UnmetNeed::tables, &make_metric<UnmetNeed>};
}

}  // namespace surge::models
