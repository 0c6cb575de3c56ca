// SPDX-License-Identifier: Apache-2.0
// What was called off under each agreement, and what did not come.
#include "models/metrics/metric.h"
#include "models/world.h"

namespace surge::models {
namespace {

class ContractsMetric final : public Metric {
 public:
  ContractsMetric(const Scenario&, std::size_t first_table) : first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    return {{"called_by_agreement",
             "1",
             "units called off",
             {"Called off", "协议调用量"},
             Direction::kNeutral,
             {"agreement"}},
            {"defaulted_by_agreement",
             "1",
             "units called off that were never delivered",
             {"Defaulted", "协议违约量"},
             Direction::kLowerIsBetter,
             {"agreement"}}};
  }

  void finish(const World& world, Record& record) override {
    for (const Id<Agreement> agreement : ids(world.scenario().agreements)) {
      const Quantity called = world.scenario().agreements[agreement].cap - world.contracts().left(agreement);
      record.table(first_table_)[agreement.index()] = static_cast<double>(called);
      record.table(first_table_ + 1)[agreement.index()] =
          static_cast<double>(world.contracts().defaulted(agreement));
    }
  }

 private:
  std::size_t first_table_;
};

}  // namespace

MetricEntry contracts_metric() {
  return {"contracts", "Units called off and not delivered, by agreement.", &ContractsMetric::tables,
          &make_metric<ContractsMetric>};
}

}  // namespace surge::models
