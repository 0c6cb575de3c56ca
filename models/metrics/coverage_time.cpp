// SPDX-License-Identifier: Apache-2.0
// When coverage first reaches 50 % and 90 %.
#include <array>

#include "models/metrics/metric.h"
#include "models/metrics/need_totals.h"
#include "models/world.h"

namespace surge::models {
namespace {

constexpr std::array<double, 3> kLevels{0.5, 0.9, 0.95};

/// Follows every change of need, so times are exact and not bound to the samples.
class CoverageTime final : public Metric, public NeedObserver {
 public:
  CoverageTime(const Scenario& scenario, std::size_t first_table)
      : weights_(item_weights(scenario)), totals_(scenario.items.size()), first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    const auto declare = [](std::string name, BilingualName title, std::vector<std::string> dimensions) {
      const std::string scope = dimensions.empty() ? ", weighted over items" : ", by item";
      return TableDeclaration{std::move(name),
                              "h",
                              title.en + scope + ", first time after impact; missing if not within the run",
                              std::move(title),
                              Direction::kLowerIsBetter,
                              std::move(dimensions)};
    };
    return {
        declare("time_to_50_percent", {"Time to 50 % coverage", "达到 50% 保障的时间"}, {}),
        declare("time_to_90_percent", {"Time to 90 % coverage", "达到 90% 保障的时间"}, {}),
        declare("time_to_95_percent", {"Time to 95 % coverage", "达到 95% 保障的时间"}, {}),
        declare("time_to_50_percent_by_item", {"Time to 50 % coverage", "达到 50% 保障的时间"}, {"item"}),
        declare("time_to_90_percent_by_item", {"Time to 90 % coverage", "达到 90% 保障的时间"}, {"item"}),
        declare("time_to_95_percent_by_item", {"Time to 95 % coverage", "达到 95% 保障的时间"}, {"item"})};
  }

  void attach(World& world) override {
    world.needs().observe(*this);
    reached_all_.fill(sim::Time::max());
    reached_ = PerRow<Item, Reached>(totals_.size(), reached_all_);
  }

  void need_changed(sim::Time now, Id<County>, Id<Item> item, double in_need_before, double unmet_before,
                    const NeedState& state) override {
    const double in_need = state.persons_in_need() - in_need_before;
    const double unmet = state.persons_unmet() - unmet_before;
    totals_[item].in_need += in_need;
    totals_[item].unmet += unmet;
    all_.in_need += weights_[item] * in_need;
    all_.unmet += weights_[item] * unmet;
    if (unmet >= 0) return;  // a growing need reaches no level
    mark(now, totals_[item], reached_[item]);
    mark(now, all_, reached_all_);
  }

  void finish(const World&, Record& record) override {
    for (std::size_t level = 0; level < kLevels.size(); ++level) {
      if (reached_all_[level] != sim::Time::max())
        record.table(first_table_ + level)[0] = hours(reached_all_[level]);
      for (const Id<Item> item : ids(reached_)) {
        if (reached_[item][level] == sim::Time::max()) continue;
        record.table(first_table_ + kLevels.size() + level)[item.index()] = hours(reached_[item][level]);
      }
    }
  }

 private:
  using Reached = std::array<sim::Time, kLevels.size()>;

  static double hours(sim::Time time) { return sim::to_hours(time - sim::kStart); }

  static void mark(sim::Time now, const NeedTotal& total, Reached& reached) {
    for (std::size_t level = 0; level < kLevels.size(); ++level) {
      if (reached[level] == sim::Time::max() && total.unmet <= (1 - kLevels[level]) * total.in_need)
        reached[level] = now;
    }
  }

  PerRow<Item, double> weights_;
  PerRow<Item, NeedTotal> totals_;
  NeedTotal all_;
  PerRow<Item, Reached> reached_;
  Reached reached_all_{};
  std::size_t first_table_;
};

}  // namespace

MetricEntry coverage_time_metric() {
  return {"coverage_time",
          "Hours from impact until coverage first reaches 50, 90 and 95 %, in all and by item.",
          &CoverageTime::tables, &make_metric<CoverageTime>};
}

}  // namespace surge::models
