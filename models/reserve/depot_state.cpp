// SPDX-License-Identifier: Apache-2.0
#include "models/reserve/depot_state.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/opening_hours.h"
#include "sim/contract.h"

namespace surge::models {
DepotState::DepotState(sim::Simulation& simulation, const Scenario& scenario, Id<Depot> depot,
                       sim::Duration mobilisation)
    : scenario_(scenario),
      depot_(scenario.depots[depot]),
      shelves_(scenario.items.size()),
      promised_(scenario.items.size()),
      quarantined_(scenario.items.size()),
      docks_(simulation, scenario.depots[depot].docks),
      changed_(simulation),
      mobilisation_(mobilisation) {}

bool DepotState::has_available() const {
  for (const Id<Item> item : ids(shelves_)) {
    if (available(item) > 0) return true;
  }
  return false;
}

void DepotState::put(Id<Item> item, const Lot& lot) {
  shelves_[item].add(lot);
  count_volume(item, lot.quantity);
}

void DepotState::promise(Id<Item> item, Quantity quantity) {
  SIM_EXPECT(quantity >= 0 && quantity <= available(item));
  promised_[item] += quantity;
}

Quantity DepotState::remove_expired(Id<Item> item, sim::Time now) {
  const Quantity expired = shelves_[item].remove_expired(now);
  if (expired > 0) count_volume(item, -expired);
  return expired;
}

Quantity DepotState::destroy(Id<Item> item, double share) {
  const double exact = static_cast<double>(shelves_[item].total()) * share;
  const auto destroyed =
      std::min(shelves_[item].total(), static_cast<Quantity>(std::ceil(exact - kRoomSlack)));
  if (destroyed <= 0) return 0;
  shelves_[item].destroy(destroyed);
  count_volume(item, -destroyed);
  return destroyed;
}

void DepotState::hold_in_quarantine(Id<Item> item, Quantity quantity) {
  SIM_EXPECT(quantity >= 0);
  quarantined_[item] += quantity;
  count_volume(item, quantity);
}

void DepotState::end_quarantine(Id<Item> item, Quantity quantity) {
  SIM_EXPECT(quantity >= 0 && quantity <= quarantined_[item]);
  quarantined_[item] -= quantity;
  count_volume(item, -quantity);
}

void DepotState::occupy(double volume_m3) {
  occupied_m3_ = std::max(0.0, occupied_m3_ + volume_m3);
  if (volume_m3 < 0) changed_.notify();
}

void DepotState::count_volume(Id<Item> item, Quantity quantity) {
  const Item& row = scenario_.items[item];
  const double volume_m3 = static_cast<double>(quantity) * row.volume_m3;
  occupied_by_temperature_m3_[static_cast<std::size_t>(row.temperature)] += volume_m3;
  occupied_m3_ += volume_m3;
  if (quantity < 0) changed_.notify();
}

double DepotState::free_m3(TemperatureClass temperature) const {
  double free = depot_.space_m3 - occupied_m3_;
  const double used = occupied_by_temperature_m3_[static_cast<std::size_t>(temperature)];
  if (temperature == TemperatureClass::kCool) free = std::min(free, depot_.cool_m3 - used);
  if (temperature == TemperatureClass::kFrozen) free = std::min(free, depot_.frozen_m3 - used);
  return std::max(0.0, free);
}

Quantity DepotState::room_for(Id<Item> item) const {
  const Item& row = scenario_.items[item];
  const double free = free_m3(row.temperature);
  if (std::isinf(free)) return std::numeric_limits<Quantity>::max();
  return static_cast<Quantity>(free / row.volume_m3 + kRoomSlack);
}

sim::Time DepotState::ready_for_order(sim::Time now) {
  if (ready_ == sim::Time::max()) ready_ = now + mobilisation_;
  return std::max(ready_, now);
}

sim::Time DepotState::next_opening(sim::Time now) const {
  return models::next_opening({depot_.opens, depot_.closes}, scenario_.time_of_day, now);
}

}  // namespace surge::models
