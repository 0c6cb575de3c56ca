// SPDX-License-Identifier: Apache-2.0
// Person-days of unmet need.
#include "models/metrics/unmet_need.h"

#include <algorithm>

#include "models/metrics/metric.h"
#include "models/metrics/need_totals.h"
#include "models/world.h"

namespace surge::models {

UnmetNeedIntegral::UnmetNeedIntegral(const Scenario& scenario)
    : items_(scenario.items.size()), cells_(scenario.counties.size() * scenario.items.size()) {}

void UnmetNeedIntegral::need_changed(sim::Time now, Id<County> county, Id<Item> item, double,
                                     double unmet_before, const NeedState& state) {
  Cell& cell = cells_[index(county, item)];
  add(cell, now, unmet_before);
  cell.most_in_need = std::max(cell.most_in_need, state.persons_in_need());
}

void UnmetNeedIntegral::close(sim::Time now, const NeedBook& needs) {
  for (const Id<County> county : needs.affected()) {
    for (const Id<Item> item : needs.needed_items()) {
      add(cells_[index(county, item)], now, needs.state(county, item).persons_unmet());
    }
  }
}

void UnmetNeedIntegral::add(Cell& cell, sim::Time now, double unmet) {
  cell.person_days += unmet * sim::to_days(now - cell.since);
  cell.since = now;
}

namespace {

class UnmetNeed final : public Metric {
 public:
  UnmetNeed(const Scenario& scenario, std::size_t first_table)
      : weights_(item_weights(scenario)), integral_(scenario), first_table_(first_table) {}

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

  void attach(World& world) override { world.needs().observe(integral_); }

  void finish(const World& world, Record& record) override {
    integral_.close(world.simulation().now(), world.needs());
    PerRow<Item, double> by_item(weights_.size());
    for (const Id<County> county : ids(world.scenario().counties)) {
      PerRow<Item, double> here(weights_.size());
      for (const Id<Item> item : ids(weights_)) {
        here[item] = integral_.person_days(county, item);
        by_item[item] += here[item];
      }
      record.table(first_table_ + 2)[county.index()] = weighted_mean(weights_, here);
    }
    record.table(first_table_)[0] = weighted_mean(weights_, by_item);
    for (const Id<Item> item : ids(weights_)) record.table(first_table_ + 1)[item.index()] = by_item[item];
  }

 private:
  PerRow<Item, double> weights_;
  UnmetNeedIntegral integral_;
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
