// SPDX-License-Identifier: Apache-2.0
#include "models/reserve/depot_state.h"

#include <algorithm>

#include "sim/contract.h"

namespace surge::models {

DepotState::DepotState(sim::Simulation& simulation, const Scenario& scenario, Id<Depot> depot,
                       sim::Duration mobilisation)
    : available_(scenario.items.size()),
      promised_(scenario.items.size()),
      trucks_(scenario.vehicle_classes.size()),
      docks_(simulation, scenario.depots[depot].docks),
      mobilisation_(mobilisation) {
  for (const Fleet& fleet : scenario.fleets) {
    if (fleet.home == depot) trucks_[fleet.vehicle] += fleet.count;
  }
}

bool DepotState::has_available() const {
  return std::any_of(available_.begin(), available_.end(), [](Quantity quantity) { return quantity > 0; });
}

void DepotState::receive(Id<Item> item, Quantity quantity) {
  SIM_EXPECT(quantity >= 0);
  available_[item] += quantity;
}

void DepotState::promise(Id<Item> item, Quantity quantity) {
  SIM_EXPECT(quantity >= 0 && quantity <= available_[item]);
  available_[item] -= quantity;
  promised_[item] += quantity;
}

void DepotState::load(Id<Item> item, Quantity quantity) {
  SIM_EXPECT(quantity >= 0 && quantity <= promised_[item]);
  promised_[item] -= quantity;
}

void DepotState::take_trucks(Id<VehicleClass> vehicle, int count) {
  SIM_EXPECT(count >= 0 && count <= trucks_[vehicle]);
  trucks_[vehicle] -= count;
}

void DepotState::return_trucks(Id<VehicleClass> vehicle, int count) {
  trucks_[vehicle] += count;
}

sim::Time DepotState::ready_for_order(sim::Time now) {
  if (ready_ == sim::Time::max()) ready_ = now + mobilisation_;
  return ready_ > now ? ready_ : now;
}

}  // namespace surge::models
