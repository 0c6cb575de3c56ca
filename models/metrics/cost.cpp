// SPDX-License-Identifier: Apache-2.0
// What supply costs, by kind.
#include "models/metrics/cost.h"

#include <limits>

#include "models/metrics/metric.h"
#include "models/world.h"

namespace surge::models {
namespace {

double elapsed_s(const World& world) {
  return sim::to_seconds(world.simulation().now() - sim::kStart);
}

double peacetime_output_lost_cny(const World& world) {
  double lost = 0;
  for (const Id<ProductionLine> id : ids(world.scenario().lines)) {
    const LineStatus& line = world.line(id);
    sim::Duration stopped = line.peacetime_lost;
    if (line.peacetime_stopped < world.simulation().now()) {
      stopped += world.simulation().now() - line.peacetime_stopped;
    }
    lost += world.scenario().lines[id].peacetime_value_cny_per_s * sim::to_seconds(stopped);
  }
  return lost;
}

bool is_of_peacetime(CostKind kind) {
  return kind == CostKind::kPeacetimeStock || kind == CostKind::kPeacetimeExpiry;
}

/// The books, with what runs on by itself added up to now.
CostBook closed_books(const World& world) {
  CostBook costs = world.goods().costs();
  const double time_s = elapsed_s(world);
  for (const ProductionLine& line : world.scenario().lines) {
    costs.add(CostKind::kStandby, line.standby_cost_cny_per_s * time_s);
  }
  for (const Agreement& agreement : world.scenario().agreements) {
    costs.add(CostKind::kAgreementFees, agreement.fee_cny_per_s * time_s);
  }
  costs.add(CostKind::kPeacetimeOutput, peacetime_output_lost_cny(world));
  return costs;
}

double after_impact_cny(const CostBook& costs) {
  double total = 0;
  for (std::size_t kind = 0; kind < kCostKinds; ++kind) {
    const auto cost_kind = static_cast<CostKind>(kind);
    if (!is_of_peacetime(cost_kind)) total += costs.of(cost_kind);
  }
  return total;
}

class CostMetric final : public Metric {
 public:
  CostMetric(const Scenario&, std::size_t first_table) : first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    return {{"supply_cost",
             "CNY",
             "cost of supply after the impact: all kinds but those of peacetime",
             {"Cost of supply", "保障成本"},
             Direction::kLowerIsBetter,
             {}},
            {"peacetime_output_lost",
             "CNY",
             "value of peacetime output lost while lines are converted",
             {"Peacetime output lost", "转产损失的平时产值"},
             Direction::kLowerIsBetter,
             {}},
            {"cost_by_kind",
             "CNY",
             "cost by kind, from the impact on; peacetime kinds before it",
             {"Cost by kind", "分类成本"},
             Direction::kLowerIsBetter,
             {"cost_kind"}},
            {"standby_cost_per_unit",
             "CNY",
             "cost of keeping the lines of an item ready during the run, for a unit of it delivered from "
             "capacity",
             {"Standby cost per unit", "单位产能维持费"},
             Direction::kLowerIsBetter,
             {"item"}}};
  }

  void finish(const World& world, Record& record) override {
    const CostBook costs = closed_books(world);
    for (std::size_t kind = 0; kind < kCostKinds; ++kind)
      record.table(first_table_ + 2)[kind] = costs.of(static_cast<CostKind>(kind));
    record.table(first_table_)[0] = after_impact_cny(costs);
    record.table(first_table_ + 1)[0] = costs.of(CostKind::kPeacetimeOutput);
    for (const Id<Item> item : ids(world.scenario().items)) {
      record.table(first_table_ + 3)[item.index()] = standby_per_unit(world, item);
    }
  }

 private:
  /// A line that can make several items stands by for each of them in full.
  static double standby_per_unit(const World& world, Id<Item> item) {
    double standby = 0;
    for (const Conversion& conversion : world.scenario().conversions) {
      if (conversion.item != item) continue;
      standby += world.scenario().lines[conversion.line].standby_cost_cny_per_s * elapsed_s(world);
    }
    double units = 0;
    for (const Quantity part :
         world.goods().by_source(item).units[static_cast<std::size_t>(SourceKind::kCapacity)]) {
      units += static_cast<double>(part);
    }
    return units > 0 ? standby / units : std::numeric_limits<double>::quiet_NaN();
  }

  std::size_t first_table_;
};

}  // namespace

double supply_cost_cny(const World& world) {
  return after_impact_cny(closed_books(world));
}

MetricEntry cost_metric() {
  return {"cost", "Cost of supply by kind, peacetime output lost, standby cost for a unit delivered.",
          &CostMetric::tables, &make_metric<CostMetric>};
}

}  // namespace surge::models
