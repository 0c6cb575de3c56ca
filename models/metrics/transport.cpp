// SPDX-License-Identifier: Apache-2.0
// What moved, how far, and what stood in the way.
#include "models/metrics/metric.h"
#include "models/repair/link_works.h"
#include "models/transport/terminal.h"
#include "models/transport/traffic.h"
#include "models/transport/transport_network.h"
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
    const auto by_kind = [](std::string name, std::string unit, std::string long_name, BilingualName title) {
      return TableDeclaration{std::move(name),  std::move(unit),     std::move(long_name),
                              std::move(title), Direction::kNeutral, {"vehicle_kind"}};
    };
    return {
        by_kind("tonne_km", "t km", "cargo mass times distance", {"Transport work", "货物周转量"}),
        by_kind("vehicle_km", "km", "vehicles times distance, loaded or empty",
                {"Vehicle distance", "行驶里程"}),
        by_kind("vehicles_sent", "1", "vehicles sent loaded", {"Vehicles sent", "发运车次"}),
        total("reroutes", "1", "convoys that met a closure under way and looked for another route",
              {"Reroutes under way", "途中改道次数"}, Direction::kLowerIsBetter),
        total("turn_backs", "1", "of these, on the closing link itself",
              {"Turned back on the link", "途中折返次数"}, Direction::kLowerIsBetter),
        total("gave_up", "1", "convoys that waited too long for a route and went home with their load",
              {"Convoys given up", "放弃运输车队数"}, Direction::kLowerIsBetter),
        total("queued_vehicle_h", "h", "vehicles times time at entrances of links that were full",
              {"Time in queues for links", "路段排队车时"}, Direction::kLowerIsBetter),
        total("links_damaged", "1", "links damaged at any time", {"Links damaged", "受损路段数"},
              Direction::kLowerIsBetter),
        total("repair_crew_h", "h", "work of crews on links", {"Repair work", "抢修工时"},
              Direction::kNeutral),
        series("links_blocked", "links closed", {"Links closed", "中断路段数"}, Direction::kLowerIsBetter),
        series("links_degraded", "links open with less speed or capacity", {"Links degraded", "受限路段数"},
               Direction::kLowerIsBetter),
        series("vehicles_moving", "vehicles on the surface, moving", {"Vehicles under way", "在途车辆"},
               Direction::kNeutral),
        series("vehicles_waiting", "vehicles under way without an open route",
               {"Vehicles cut off", "受阻车辆"}, Direction::kLowerIsBetter),
        TableDeclaration{"terminal_stock_m3",
                         "m3",
                         "goods that wait at terminals",
                         {"Goods waiting at terminals", "枢纽待转货物"},
                         Direction::kLowerIsBetter,
                         {"time", "terminal"}}};
  }

  void sample(const World& world, std::size_t step, Record& record) override {
    record.table(first_table_ + 9)[step] = static_cast<double>(world.network().blocked_count());
    record.table(first_table_ + 10)[step] = static_cast<double>(world.network().degraded_count());
    record.table(first_table_ + 11)[step] = static_cast<double>(world.traffic().vehicles_moving());
    record.table(first_table_ + 12)[step] = static_cast<double>(world.traffic().vehicles_waiting());
    const std::size_t terminals = world.scenario().terminals.size();
    for (const Id<Terminal> terminal : ids(world.scenario().terminals)) {
      record.table(first_table_ + 13)[step * terminals + terminal.index()] =
          world.terminal(terminal).occupied_m3();
    }
  }

  void finish(const World& world, Record& record) override {
    const TrafficTotals& totals = world.traffic().totals();
    for (std::size_t kind = 0; kind < kVehicleKinds; ++kind) {
      record.table(first_table_)[kind] = totals.tonne_km[kind];
      record.table(first_table_ + 1)[kind] = totals.vehicle_km[kind];
      record.table(first_table_ + 2)[kind] = static_cast<double>(world.convoys().vehicles_sent[kind]);
    }
    record.table(first_table_ + 3)[0] = static_cast<double>(totals.reroutes);
    record.table(first_table_ + 4)[0] = static_cast<double>(totals.turn_backs);
    record.table(first_table_ + 5)[0] = static_cast<double>(totals.gave_up);
    record.table(first_table_ + 6)[0] = totals.queued_vehicle_h;
    record.table(first_table_ + 7)[0] = static_cast<double>(world.link_works().links_damaged_ever());
    record.table(first_table_ + 8)[0] = world.link_works().crew_hours_worked();
  }

 private:
  std::size_t first_table_;
};

}  // namespace

MetricEntry transport_metric() {
  return {"transport",
          "Tonne-kilometres, distance and loads by kind of vehicle; reroutes, queues, repair work; closed "
          "links, vehicles "
          "under way and goods at terminals over time.",
          &TransportMetric::tables, &make_metric<TransportMetric>};
}

}  // namespace surge::models
