// SPDX-License-Identifier: Apache-2.0
// How much of what can be used is used: vehicles and docks.
#include <array>

#include "models/metrics/metric.h"
#include "models/transport/fleets.h"
#include "models/world.h"
#include "sim/resource.h"

namespace surge::models {
namespace {

class Utilisation final : public Metric {
 public:
  Utilisation(const Scenario&, std::size_t first_table) : first_table_(first_table) {}

  static std::vector<TableDeclaration> tables() {
    const auto declare = [](std::string name, std::string what, BilingualName title,
                            std::vector<std::string> dimensions) {
      return TableDeclaration{std::move(name),     "1",
                              std::move(what),     std::move(title),
                              Direction::kNeutral, std::move(dimensions)};
    };
    return {declare("vehicle_utilisation", "share of the run that vehicles are under order, away from home",
                    {"Vehicles in use", "车辆利用率"}, {"vehicle_kind"}),
            declare("dock_utilisation", "share of the run that docks are taken",
                    {"Docks in use", "装卸台利用率"}, {"depot"})};
  }

  void finish(const World& world, Record& record) override {
    const Scenario& scenario = world.scenario();
    const sim::Time now = world.simulation().now();
    const double run_s = sim::to_seconds(now - sim::kStart);
    std::array<double, kVehicleKinds> away_s{};
    std::array<double, kVehicleKinds> vehicles{};
    for (const Id<VehicleClass> vehicle : ids(scenario.vehicle_classes)) {
      const auto kind = static_cast<std::size_t>(scenario.vehicle_classes[vehicle].kind);
      away_s[kind] += sim::to_seconds(world.fleets().time_away(vehicle, now));
      vehicles[kind] += world.fleets().total(vehicle);
    }
    for (std::size_t kind = 0; kind < kVehicleKinds; ++kind) {
      if (vehicles[kind] > 0) record.table(first_table_)[kind] = away_s[kind] / (vehicles[kind] * run_s);
    }
    for (const Id<Depot> depot : ids(scenario.depots)) {
      const sim::Resource& docks = world.depot(depot).docks();
      if (docks.capacity() == 0) continue;
      record.table(first_table_ + 1)[depot.index()] =
          sim::to_seconds(docks.busy_time()) / (static_cast<double>(docks.capacity()) * run_s);
    }
  }

 private:
  std::size_t first_table_;
};

}  // namespace

MetricEntry utilisation_metric() {
  return {"utilisation",
          "Share of the run that vehicles are away under order, by kind, and that docks are taken, by depot.",
          &Utilisation::tables, &make_metric<Utilisation>};
}

}  // namespace surge::models
