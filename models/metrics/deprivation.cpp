// SPDX-License-Identifier: Apache-2.0
// What it costs people to go without, and society to supply them and not to.
#include <algorithm>

#include "models/metrics/cost.h"
#include "models/metrics/deprivation_book.h"
#include "models/metrics/metric.h"
#include "models/metrics/need_totals.h"
#include "models/world.h"

namespace surge::models {
namespace {

class DeprivationMetric final : public Metric {
 public:
  DeprivationMetric(const Scenario& scenario, std::size_t first_table)
      : weights_(item_weights(scenario)), book_(scenario), first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    const auto declare = [](std::string name, std::string unit, std::string what, BilingualName title,
                            std::vector<std::string> dimensions) {
      return TableDeclaration{std::move(name),  std::move(unit),           std::move(what),
                              std::move(title), Direction::kLowerIsBetter, std::move(dimensions)};
    };
    return {declare("deprivation_cost", "CNY", "cost to people of the time they go without",
                    {"Deprivation cost", "匮乏成本"}, {}),
            declare("deprivation_cost_by_item", "CNY", "cost to people of the time they go without, by item",
                    {"Deprivation cost by item", "各物资匮乏成本"}, {"item"}),
            declare("deprivation_level", "1",
                    "mean level of deprivation of the people in need, 0 served to 1 as bad as can be, "
                    "weighted over items",
                    {"Deprivation level", "匮乏程度"}, {"time"}),
            declare("deprivation_cost_worst_county", "CNY",
                    "deprivation cost a person ever affected, in the county where it is highest",
                    {"Deprivation cost in the worst county", "最差县人均匮乏成本"}, {}),
            declare("social_cost", "CNY", "supply_cost and deprivation_cost together",
                    {"Social cost", "社会总成本"}, {})};
  }

  void attach(World& world) override { world.needs().observe(book_); }

  void sample(const World& world, std::size_t step, Record& record) override {
    const sim::Time now = world.simulation().now();
    double level = 0;
    double in_need = 0;
    for (const Id<County> county : world.needs().affected()) {
      for (const Id<Item> item : book_.items()) {
        in_need += weights_[item] * world.needs().state(county, item).persons_in_need();
        level += weights_[item] * book_.level_persons(now, county, item);
      }
    }
    if (in_need > 0) record.table(first_table_ + 2)[step] = level / in_need;
  }

  void finish(const World& world, Record& record) override {
    const sim::Time now = world.simulation().now();
    double total = 0;
    double worst = 0;
    const auto by_item = record.table(first_table_ + 1);
    std::fill(by_item.begin(), by_item.end(), 0.0);
    for (const Id<County> county : ids(world.scenario().counties)) {
      double here = 0;
      for (const Id<Item> item : book_.items()) {
        const double cost = book_.cost_cny(now, county, item);
        by_item[item.index()] += cost;
        here += cost;
      }
      const double affected =
          world.needs().ever(county)[static_cast<std::size_t>(PopulationGroup::kAffected)];
      if (affected > 0) worst = std::max(worst, here / affected);
      total += here;
    }
    record.table(first_table_)[0] = total;
    record.table(first_table_ + 3)[0] = worst;
    record.table(first_table_ + 4)[0] = supply_cost_cny(world) + total;
  }

 private:
  PerRow<Item, double> weights_;
  DeprivationBook book_;
  std::size_t first_table_;
};

}  // namespace

MetricEntry deprivation_metric() {
  return {"deprivation",
          "What it costs people to go without an item, by the time each has gone without (table "
          "`deprivation`), if the same people go on without; and the social cost, with that of supply.",
          &DeprivationMetric::tables, &make_metric<DeprivationMetric>};
}

}  // namespace surge::models
