// SPDX-License-Identifier: Apache-2.0
// Who supplied what was delivered: by source kind and by ownership, weighed by value.
#include <limits>

#include "models/metrics/metric.h"
#include "models/world.h"

namespace surge::models {
namespace {

class SourcesMetric final : public Metric {
 public:
  SourcesMetric(const Scenario&, std::size_t first_table) : first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    return {{"state_controlled_share",
             "1",
             "share of the value delivered that the state or state-owned enterprises supplied",
             {"State-controlled share", "国有可控比例"},
             Direction::kNeutral,
             {}},
            {"key_list_share",
             "1",
             "share of the value delivered that enterprises on the key list supplied",
             {"Key enterprises' share", "重点企业供应比例"},
             Direction::kNeutral,
             {}},
            {"share_by_source",
             "1",
             "share of the value delivered by kind of source",
             {"Share by source", "来源构成"},
             Direction::kNeutral,
             {"source"}},
            {"share_by_ownership",
             "1",
             "share of the value delivered by ownership of the supplier",
             {"Share by ownership", "所有制构成"},
             Direction::kNeutral,
             {"ownership"}},
            {"delivered_by_item_and_source",
             "1",
             "units unloaded at counties by kind of source",
             {"Delivered by source", "分来源送达"},
             Direction::kNeutral,
             {"item", "source"}}};
  }

  void finish(const World& world, Record& record) override {
    std::array<double, kSourceKinds> by_kind{};
    std::array<double, kOwnerships> by_ownership{};
    double total = 0;
    double key_list = 0;
    for (const Id<Item> item : ids(world.scenario().items)) {
      const DeliveredBySource& delivered = world.goods().by_source(item);
      key_list += world.goods().value_cny(item, delivered.key_list);
      for (std::size_t kind = 0; kind < kSourceKinds; ++kind) {
        double units = 0;
        for (std::size_t ownership = 0; ownership < kOwnerships; ++ownership) {
          const double value = world.goods().value_cny(item, delivered.units[kind][ownership]);
          units += static_cast<double>(delivered.units[kind][ownership]);
          by_kind[kind] += value;
          by_ownership[ownership] += value;
          total += value;
        }
        record.table(first_table_ + 4)[item.index() * kSourceKinds + kind] = units;
      }
    }
    const auto share = [total](double value) {
      return total > 0 ? value / total : std::numeric_limits<double>::quiet_NaN();
    };
    record.table(first_table_)[0] = share(by_ownership[static_cast<std::size_t>(Ownership::kState)]);
    record.table(first_table_ + 1)[0] = share(key_list);
    for (std::size_t kind = 0; kind < kSourceKinds; ++kind) {
      record.table(first_table_ + 2)[kind] = share(by_kind[kind]);
    }
    for (std::size_t ownership = 0; ownership < kOwnerships; ++ownership) {
      record.table(first_table_ + 3)[ownership] = share(by_ownership[ownership]);
    }
  }

 private:
  std::size_t first_table_;
};

}  // namespace

MetricEntry sources_metric() {
  return {
      "sources",
      "Shares of the value delivered by kind of source (physical, agreement, capacity, purchase, donation, "
      "aid) and by ownership.",
      &SourcesMetric::tables, &make_metric<SourcesMetric>};
}

}  // namespace surge::models
