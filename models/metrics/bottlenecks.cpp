// SPDX-License-Identifier: Apache-2.0
// How long people go without for which reason.
#include <algorithm>
#include <vector>

#include "models/metrics/metric.h"
#include "models/metrics/need_totals.h"
#include "models/shortage/shortage.h"
#include "models/world.h"

namespace surge::models {
namespace {

/// Person-days between two samples are shared out as the shortage is at the second; their sum is exact.
class Bottlenecks final : public Metric {
 public:
  Bottlenecks(const Scenario& scenario, std::size_t first_table)
      : weights_(item_weights(scenario)),
        counted_(scenario.counties.size() * scenario.items.size()),
        last_(counted_.size(), Bottleneck::kInformation),
        by_item_(scenario.items.size()),
        by_county_(scenario.counties.size()),
        first_table_(first_table) {
    for (const double weight : weights_) weight_sum_ += weight;
  }

  static std::vector<TableDeclaration> tables() {
    const auto declare = [](std::string name, std::string what, std::vector<std::string> dimensions) {
      return TableDeclaration{
          std::move(name),
          "person d",
          "people whose need is not met, by what it waits for, integrated over time; " + what,
          {"Unmet need by bottleneck", "按瓶颈划分的未满足需求"},
          Direction::kLowerIsBetter,
          std::move(dimensions)};
    };
    return {
        declare("bottleneck_person_days", "weighted mean over items", {"bottleneck"}),
        declare("bottleneck_person_days_of_items", "by item", {"item", "bottleneck"}),
        declare("bottleneck_person_days_of_counties", "weighted mean over items", {"county", "bottleneck"})};
  }

  void sample(const World& world, std::size_t, Record&) override { share_out(world); }

  void finish(const World& world, Record& record) override {
    share_out(world);
    const double scale = weight_sum_ > 0 ? 1 / weight_sum_ : 0;
    for (std::size_t cause = 0; cause < kBottlenecks; ++cause) {
      double sum = 0;
      for (const Id<Item> item : ids(weights_)) {
        sum += weights_[item] * by_item_[item][cause];
        record.table(first_table_ + 1)[item.index() * kBottlenecks + cause] = by_item_[item][cause];
      }
      record.table(first_table_)[cause] = scale * sum;
      for (const Id<County> county : ids(world.scenario().counties)) {
        record.table(first_table_ + 2)[county.index() * kBottlenecks + cause] =
            scale * by_county_[county][cause];
      }
    }
  }

 private:
  void share_out(const World& world) {
    const sim::Time now = world.simulation().now();
    const GoodsUnderWay under_way(world);
    for (const Id<County> county : world.needs().affected()) {
      for (const Id<Item> item : world.needs().needed_items()) {
        const std::size_t cell = county.index() * weights_.size() + item.index();
        const UnmetNeedIntegral& unmet = world.unmet_need();
        if (!unmet.any_unmet(county, item) && unmet.person_days_before(county, item) <= counted_[cell])
          continue;
        const double more = unmet.person_days(now, county, item) - counted_[cell];
        if (more <= 0) continue;
        counted_[cell] += more;
        add(county, item, more, cell, shortage_of(world, under_way, county, item));
      }
    }
  }

  void add(Id<County> county, Id<Item> item, double person_days, std::size_t cell, const Shortage& shortage) {
    const auto count = [&](std::size_t cause, double share) {
      by_item_[item][cause] += share * person_days;
      by_county_[county][cause] += weights_[item] * share * person_days;
    };
    if (shortage.units <= 0) {  // over by now: as it was before
      count(position_of(last_[cell]), 1);
      return;
    }
    std::size_t most = 0;
    for (std::size_t cause = 0; cause < kBottlenecks; ++cause) {
      const double units = shortage.waiting_for[cause];
      if (units > 0) count(cause, units / shortage.units);
      if (units > shortage.waiting_for[most]) most = cause;
    }
    last_[cell] = static_cast<Bottleneck>(most);
  }

  PerRow<Item, double> weights_;
  double weight_sum_ = 0;
  std::vector<double> counted_;   ///< person-days shared out, [county * items + item]
  std::vector<Bottleneck> last_;  ///< what most waited for when last looked at
  PerRow<Item, ByBottleneck> by_item_;
  PerRow<County, ByBottleneck> by_county_;  ///< weighted
  std::size_t first_table_;
};

}  // namespace

MetricEntry bottlenecks_metric() {
  return {
      "bottlenecks",
      "Person-days without an item by what the need waits for: information, approval, stock, line, vehicle, "
      "road, loading, travel.",
      &Bottlenecks::tables, &make_metric<Bottlenecks>};
}

}  // namespace surge::models
