// SPDX-License-Identifier: Apache-2.0
// Fill rate: units of need met by a moment over units needed by then.
#include <array>
#include <limits>

#include "models/metrics/metric.h"
#include "models/metrics/need_totals.h"
#include "models/world.h"

namespace surge::models {
namespace {

struct Moment {
  const char* suffix;
  const char* en;
  const char* zh;
  sim::Duration time;
};
constexpr std::array<Moment, 3> kMoments{{{"24h", "24 h", "24 小时", std::chrono::hours(24)},
                                          {"72h", "72 h", "72 小时", std::chrono::hours(72)},
                                          {"7d", "7 d", "7 天", std::chrono::hours(168)}}};

double fill_rate(const NeedBook& needs, Id<Item> item) {
  Quantity needed = 0;
  Quantity met = 0;
  for (const Id<County> county : needs.affected()) {
    const NeedState& state = needs.state(county, item);
    needed += state.one_off_need + state.wanted;
    met += state.one_off_met + state.used;
  }
  return needed > 0 ? static_cast<double>(met) / static_cast<double>(needed)
                    : std::numeric_limits<double>::quiet_NaN();
}

class FillRate final : public Metric {
 public:
  FillRate(const Scenario& scenario, std::size_t first_table)
      : weights_(item_weights(scenario)), first_table_(first_table) {
    values_.fill(PerRow<Item, double>(weights_.size(), std::numeric_limits<double>::quiet_NaN()));
  }

  static std::vector<TableDeclaration> tables() {
    std::vector<TableDeclaration> declarations;
    for (const bool by_item : {false, true}) {
      for (const Moment& moment : kMoments) {
        declarations.push_back(
            {std::string("fill_rate_") + moment.suffix + (by_item ? "_by_item" : ""),
             "1",
             std::string("units of need met by ") + moment.en + " over units needed by then",
             {std::string("Fill rate at ") + moment.en, std::string(moment.zh) + "满足率"},
             Direction::kHigherIsBetter,
             by_item ? std::vector<std::string>{"item"} : std::vector<std::string>{}});
      }
    }
    return declarations;
  }

  void attach(World& world) override {
    for (std::size_t moment = 0; moment < kMoments.size(); ++moment) {
      world.simulation().schedule_in(
          kMoments[moment].time, [this, moment, &world] { measure(world, moment); }, kAfterEverything);
    }
  }

  void finish(const World&, Record& record) override {
    for (std::size_t moment = 0; moment < kMoments.size(); ++moment) {
      record.table(first_table_ + moment)[0] = weighted_mean(weights_, values_[moment]);
      for (const Id<Item> item : ids(weights_)) {
        record.table(first_table_ + kMoments.size() + moment)[item.index()] = values_[moment][item];
      }
    }
  }

 private:
  void measure(const World& world, std::size_t moment) {
    for (const Id<Item> item : world.needs().needed_items())
      values_[moment][item] = fill_rate(world.needs(), item);
  }

  PerRow<Item, double> weights_;
  std::array<PerRow<Item, double>, kMoments.size()> values_;
  std::size_t first_table_;
};

}  // namespace

MetricEntry fill_rate_metric() {
  return {"fill_rate",
          "Units of need met by 24 h, 72 h and 7 d over units needed by then; in all, the weighted mean over "
          "items.",
          &FillRate::tables, &make_metric<FillRate>};
}

}  // namespace surge::models
