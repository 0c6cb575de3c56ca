// SPDX-License-Identifier: Apache-2.0
#include "models/transport/fleets.h"

#include <algorithm>

#include "sim/contract.h"

namespace surge::models {

Fleets::Fleets(const Scenario& scenario)
    : class_count_(scenario.vehicle_classes.size()),
      counts_(hub_count(scenario) * class_count_),
      classes_(hub_count(scenario)),
      use_(class_count_) {
  for (const Fleet& fleet : scenario.fleets) {
    counts_[index(fleet.home, fleet.vehicle)] += fleet.count;
    use_[fleet.vehicle].total += fleet.count;
    if (fleet.count == 0) continue;
    auto& classes = classes_[fleet.home];
    if (std::find(classes.begin(), classes.end(), fleet.vehicle) == classes.end())
      classes.push_back(fleet.vehicle);
  }
  for (auto& classes : classes_) {
    std::sort(classes.begin(), classes.end());
    std::stable_sort(classes.begin(), classes.end(), [&](Id<VehicleClass> x, Id<VehicleClass> y) {
      return scenario.vehicle_classes[x].payload_kg > scenario.vehicle_classes[y].payload_kg;
    });
  }
}

int Fleets::at_home(Id<Hub> hub) const {
  int count = 0;
  for (const Id<VehicleClass> vehicle : classes_[hub]) count += at_home(hub, vehicle);
  return count;
}

void Fleets::take(Id<Hub> hub, Id<VehicleClass> vehicle, int count, sim::Time now) {
  SIM_EXPECT(count >= 0 && count <= at_home(hub, vehicle));
  counts_[index(hub, vehicle)] -= count;
  change_away(vehicle, count, now);
}

void Fleets::give_back(Id<Hub> hub, Id<VehicleClass> vehicle, int count, sim::Time now) {
  counts_[index(hub, vehicle)] += count;
  change_away(vehicle, -count, now);
}

void Fleets::change_away(Id<VehicleClass> vehicle, int count, sim::Time now) {
  Use& use = use_[vehicle];
  use.time_away = time_away(vehicle, now);
  use.changed = now;
  use.away += count;
}

}  // namespace surge::models
