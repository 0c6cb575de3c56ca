// SPDX-License-Identifier: Apache-2.0
// Readiness: what could be out of the gates by when, if an item alone were asked for at activation.
#include <algorithm>

#include "models/metrics/metric.h"
#include "models/production/expected_output.h"
#include "models/record/dimensions.h"
#include "models/units.h"
#include "models/world.h"

namespace surge::models {
namespace {

/// Adds up sources of one item within one horizon, by mean times.
class Readiness {
 public:
  Readiness(const World& world, Id<Item> item, double horizon_s)
      : world_(world), scenario_(world.scenario()), item_(item), horizon_s_(horizon_s) {}

  /// Stock that docks can handle after the depot's mobilisation.
  double from_stock() const {
    double units = 0;
    for (const Id<Depot> id : ids(scenario_.depots)) {
      const Depot& depot = scenario_.depots[id];
      const double handling_s = horizon_s_ - depot.mobilisation_s.mean();
      if (handling_s <= 0) continue;
      const double handled =
          depot.docks * depot.dock_rate_m3_per_s * handling_s / scenario_.items[item_].volume_m3;
      units += std::min(handled, static_cast<double>(world_.depot(id).available(item_)));
    }
    return units;
  }

  /// Agreements of the plan after their lead time, less what defaults on average.
  double from_agreements() const {
    double units = 0;
    for (const Id<Agreement> id : scenario_.command.plan.agreements) {
      const Agreement& agreement = scenario_.agreements[id];
      const double delivering_s = horizon_s_ - agreement.lead_time_s.mean();
      if (agreement.item != item_ || delivering_s <= 0) continue;
      units += (1 - agreement.default_risk) *
               std::min(static_cast<double>(agreement.cap), agreement.units_per_s * delivering_s);
    }
    return units;
  }

  /// Lines of the plan after conversion; of several conversions of a line the first in the plan.
  double from_capacity() const {
    double units = 0;
    PerRow<ProductionLine, bool> used(scenario_.lines.size());
    for (const Id<Conversion> id : scenario_.command.plan.conversions) {
      const Conversion& conversion = scenario_.conversions[id];
      if (used[conversion.line]) continue;
      used[conversion.line] = true;
      if (conversion.item != item_) continue;
      units += expected_output(scenario_, conversion, sim::duration_from_seconds(horizon_s_));
    }
    return units;
  }

 private:
  const World& world_;
  const Scenario& scenario_;
  Id<Item> item_;
  double horizon_s_;
};

class ReadinessMetric final : public Metric {
 public:
  ReadinessMetric(const Scenario&, std::size_t first_table) : first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    return {{"readiness",
             "1",
             "units that could be out of depots by a horizon after activation if nothing else were asked "
             "for: stock "
             "at impact, agreements and conversions of the plan, by mean times",
             {"Readiness", "保障准备度"},
             Direction::kHigherIsBetter,
             {"readiness_horizon", "item"}}};
  }

  void attach(World& world) override {
    const std::vector<double>& horizons = readiness_horizons_h();
    for (const double horizon_h : horizons) {
      for (const Id<Item> item : ids(world.scenario().items)) {
        const Readiness readiness(world, item, horizon_h * kHour_s);
        units_.push_back(readiness.from_stock() + readiness.from_agreements() + readiness.from_capacity());
      }
    }
  }

  void finish(const World&, Record& record) override {
    std::copy(units_.begin(), units_.end(), record.table(first_table_).begin());
  }

 private:
  std::size_t first_table_;
  std::vector<double> units_;
};

}  // namespace

MetricEntry readiness_metric() {
  return {"readiness", "What could be out in 6 h, 24 h, 72 h, 7 d and 30 d, by item.",
          &ReadinessMetric::tables, &make_metric<ReadinessMetric>};
}

}  // namespace surge::models
