// SPDX-License-Identifier: Apache-2.0
// What moved, how far, and what stood in the way.
#include "models/metrics/metric.h"
#include "models/world.h"

namespace surge::models {
namespace {

class TransportMetric final : public Metric {
 public:
  TransportMetric(const Scenario&, std::size_t first_table) : first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    const auto total = [](std::string name, std::string unit, std::string long_name, BilingualName title,
                          Direction direction) {
      return TableDeclaration{std::move(name),  std::move(unit), std::move(long_name),
                              std::move(title), direction,       {}};
    };
    const auto series = [](std::string name, std::string long_name, BilingualName title,
                           Direction direction) {
      return TableDeclaration{std::move(name),  "1",       std::move(long_name),
                              std::move(title), direction, {"time"}};
    };
    return {
        total("tonne_km", "t km", "cargo mass times distance", {"Transport work", "货物周转量"},
              Direction::kNeutral),
        total("vehicle_km", "km", "trucks times distance, loaded or empty",
              {"Truck distance", "车辆行驶里程"}, Direction::kNeutral),
        total("truckloads", "1", "trucks sent loaded", {"Truckloads sent", "发运车次"}, Direction::kNeutral),
        total("reroutes", "1", "convoys that met a closure under way and looked for another route",
              {"Reroutes under way", "途中改道次数"}, Direction::kLowerIsBetter),
        series("links_blocked", "road links closed", {"Road links closed", "中断路段数"},
               Direction::kLowerIsBetter),
        series("trucks_moving", "trucks on the road", {"Trucks on the road", "在途车辆"},
               Direction::kNeutral),
        series("trucks_waiting", "trucks on the road without an open route", {"Trucks cut off", "受阻车辆"},
               Direction::kLowerIsBetter)};
  }

  void sample(const World& world, std::size_t step, Record& record) override {
    record.table(first_table_ + 4)[step] = static_cast<double>(world.roads().blocked_count());
    record.table(first_table_ + 5)[step] = static_cast<double>(world.traffic().trucks_moving());
    record.table(first_table_ + 6)[step] = static_cast<double>(world.traffic().trucks_waiting());
  }

  void finish(const World& world, Record& record) override {
    const TrafficTotals& totals = world.traffic().totals();
    record.table(first_table_)[0] = totals.tonne_km;
    record.table(first_table_ + 1)[0] = totals.vehicle_km;
    record.table(first_table_ + 2)[0] = static_cast<double>(world.convoys().trucks_sent);
    record.table(first_table_ + 3)[0] = static_cast<double>(totals.reroutes);
  }

 private:
  std::size_t first_table_;
};

}  // namespace

MetricEntry transport_metric() {
  return {
      "transport",
      "Tonne-kilometres, truck distance and loads, reroutes, closed links and trucks on the road over time.",
      &TransportMetric::tables, &make_metric<TransportMetric>};
}

}  // namespace surge::models
