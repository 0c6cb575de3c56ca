// SPDX-License-Identifier: Apache-2.0
// Coverage over time: by item, by county, and in all.
#include "models/metrics/metric.h"
#include "models/metrics/need_totals.h"
#include "models/world.h"

namespace surge::models {
namespace {

class Coverage final : public Metric {
 public:
  Coverage(const Scenario& scenario, std::size_t first_table)
      : weights_(item_weights(scenario)), counties_(scenario.counties.size()), first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    const auto declare = [](std::string name, const std::string& what, BilingualName title,
                            std::vector<std::string> dimensions) {
      return TableDeclaration{std::move(name),
                              "1",
                              "share of the people in need whose need is met; " + what,
                              std::move(title),
                              Direction::kHigherIsBetter,
                              std::move(dimensions)};
    };
    return {declare("coverage", "weighted over items", {"Coverage", "保障率"}, {"time"}),
            declare("coverage_by_item", "by item", {"Coverage by item", "各物资保障率"}, {"time", "item"}),
            declare("coverage_by_county", "by county, weighted over items",
                    {"Coverage by county", "各县保障率"}, {"time", "county"})};
  }

  void sample(const World& world, std::size_t step, Record& record) override {
    const NeedBook& needs = world.needs();
    PerRow<Item, NeedTotal> by_item(weights_.size());
    for (const Id<County> county : needs.affected()) {
      NeedTotal of_county;
      for (const Id<Item> item : needs.needed_items()) {
        const NeedState& state = needs.state(county, item);
        by_item[item].add(state);
        of_county.add(state, weights_[item]);
      }
      record.table(first_table_ + 2)[step * counties_ + county.index()] = of_county.coverage();
    }
    NeedTotal all;
    for (const Id<Item> item : needs.needed_items()) {
      record.table(first_table_ + 1)[step * weights_.size() + item.index()] = by_item[item].coverage();
      all.in_need += weights_[item] * by_item[item].in_need;
      all.unmet += weights_[item] * by_item[item].unmet;
    }
    record.table(first_table_)[step] = all.coverage();
  }

 private:
  PerRow<Item, double> weights_;
  std::size_t counties_;
  std::size_t first_table_;
};

}  // namespace

MetricEntry coverage_metric() {
  return {"coverage",
          "Share of the people in need of an item whose need is met, over time; over several items weighted "
          "by the needs' weights.",
          &Coverage::tables, &make_metric<Coverage>};
}

}  // namespace surge::models
