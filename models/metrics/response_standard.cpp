// SPDX-License-Identifier: Apache-2.0
// Whether first supplies arrive within the official times, and what keeps them.
#include "models/shortage/response_standard.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "models/metrics/metric.h"
#include "models/world.h"
#include "models/world_observer.h"

namespace surge::models {
namespace {

constexpr double kNever = std::numeric_limits<double>::quiet_NaN();

class ResponseStandard final : public Metric, public WorldObserver {
 public:
  ResponseStandard(const Scenario& scenario, std::size_t first_table)
      : depots_(scenario),
        first_h_(scenario.counties.size() * kStandardLevels, kNever),
        met_(first_h_.size(), kNever),
        causes_(first_h_.size() * kBottlenecks, kNever),
        first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    return {{"first_supplies",
             "h",
             "activation of the plan to the first supplies from depots up to the level",
             {"First supplies after activation", "首批物资到达时间"},
             Direction::kLowerIsBetter,
             {"county", "standard_level"}},
            {"response_standard_met",
             "1",
             "whether first supplies came in time; not defined for counties with few displaced people and "
             "where no "
             "depot answers. The mean over replications is the probability",
             {"Response standard met", "响应时限达标"},
             Direction::kHigherIsBetter,
             {"county", "standard_level"}},
            {"response_standard_cause",
             "1",
             "whether this kept first supplies from coming in time; 0 where they did",
             {"What kept first supplies", "首批物资迟到原因"},
             Direction::kLowerIsBetter,
             {"county", "standard_level", "bottleneck"}},
            {"response_standard_share",
             "1",
             "of the counties for which it is defined, those to which first supplies came in time",
             {"Counties where the response standard is met", "响应时限达标县比例"},
             Direction::kHigherIsBetter,
             {"standard_level"}}};
  }

  void attach(World& world) override { world.observe(*this); }

  void activated(World& world) override {
    for (std::size_t level = 0; level < kStandardLevels; ++level) {
      world.simulation().schedule_in(
          kStandardLimits[level], [this, &world, level] { judge(world, static_cast<StandardLevel>(level)); },
          kAfterEverything);
    }
  }

  void delivered(const World& world, const CargoLine& line, std::span<const Lot>) override {
    for (std::size_t level = 0; level < kStandardLevels; ++level) {
      double& first = first_h_[line.county.index() * kStandardLevels + level];
      if (!std::isnan(first) || !depots_.answers(line.origin, line.county, static_cast<StandardLevel>(level)))
        continue;
      first = sim::to_hours(world.simulation().now() - world.activated());
    }
  }

  void finish(const World& world, Record& record) override {
    std::copy(first_h_.begin(), first_h_.end(), record.table(first_table_).begin());
    std::copy(met_.begin(), met_.end(), record.table(first_table_ + 1).begin());
    std::copy(causes_.begin(), causes_.end(), record.table(first_table_ + 2).begin());
    for (std::size_t level = 0; level < kStandardLevels; ++level) {
      double judged = 0;
      double met = 0;
      for (const Id<County> county : ids(world.scenario().counties)) {
        const double here = met_[county.index() * kStandardLevels + level];
        if (std::isnan(here)) continue;
        judged += 1;
        met += here;
      }
      if (judged > 0) record.table(first_table_ + 3)[level] = met / judged;
    }
  }

 private:
  /// At the end of the time the standard gives.
  void judge(const World& world, StandardLevel level) {
    BindingCauses binding(world, depots_);
    for (const Id<County> county : world.needs().affected()) {
      const double displaced =
          world.needs().groups(county)[static_cast<std::size_t>(PopulationGroup::kDisplaced)];
      if (displaced < kFewestDisplaced || !depots_.any(county, level)) continue;
      const std::size_t cell = county.index() * kStandardLevels + static_cast<std::size_t>(level);
      const bool came = !std::isnan(first_h_[cell]);
      met_[cell] = came ? 1 : 0;
      for (std::size_t cause = 0; cause < kBottlenecks; ++cause) causes_[cell * kBottlenecks + cause] = 0;
      if (!came) causes_[cell * kBottlenecks + position_of(binding.of(county, level))] = 1;
    }
  }

  StandardDepots depots_;
  std::vector<double> first_h_;  ///< [county * levels + level]; NaN: never
  std::vector<double> met_;      ///< likewise; NaN: not judged
  std::vector<double> causes_;   ///< [(county * levels + level) * bottlenecks + cause]
  std::size_t first_table_;
};

}  // namespace

MetricEntry response_standard_metric() {
  return {"response_standard",
          "First supplies within 6 h of the order to dispatch from county depots, 8 h from the prefecture's, "
          "10 h from "
          "the province's: time, whether in time, and what kept them.",
          &ResponseStandard::tables, &make_metric<ResponseStandard>};
}

}  // namespace surge::models
