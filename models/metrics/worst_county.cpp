// SPDX-License-Identifier: Apache-2.0
// The county that fares worst: days without, for a person in need.
#include <array>

#include "models/metrics/days_without.h"
#include "models/metrics/metric.h"
#include "models/metrics/need_totals.h"
#include "models/world.h"

namespace surge::models {
namespace {

/// Counties with fewer people in need are left out: a handful of people is no county in distress (assumed).
constexpr double kSmallestCounty = 1000;

class WorstCounty final : public Metric {
 public:
  WorstCounty(const Scenario& scenario, std::size_t first_table)
      : weights_(item_weights(scenario)), first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    return {{"worst_county_days",
             "d",
             "days without, a person in need and item, in the county where that is highest",
             {"Days without in the worst county", "最差县人均缺供天数"},
             Direction::kLowerIsBetter,
             {}},
            {"worst_county",
             "1",
             "position on the dimension county of the worst county; a label, not a quantity",
             {"Worst county (position)", "最差县（序号）"},
             Direction::kNeutral,
             {}}};
  }

  void finish(const World& world, Record& record) override {
    double worst = -1;
    for (const Id<County> county : world.needs().affected()) {
      const double days = days_in(world, county);
      if (days <= worst) continue;
      worst = days;
      record.table(first_table_)[0] = days;
      record.table(first_table_ + 1)[0] = static_cast<double>(county.index());
    }
  }

 private:
  /// Person-days without over people struck, as a weighted mean over the items needed.
  double days_in(const World& world, Id<County> county) const {
    const double people = world.needs().ever(county)[static_cast<std::size_t>(PopulationGroup::kDisplaced)];
    if (people < kSmallestCounty) return -1;
    return days_without(world, county, weights_);
  }

  PerRow<Item, double> weights_;
  std::size_t first_table_;
};

}  // namespace

MetricEntry worst_county_metric() {
  return {"worst_county",
          "The county with the most days without, for a person in need at the peak (weighted mean over "
          "items), among "
          "counties with 1,000 displaced or more.",
          &WorstCounty::tables, &make_metric<WorstCounty>};
}

}  // namespace surge::models
