// SPDX-License-Identifier: Apache-2.0
#include "models/reserve/receiving.h"

#include <algorithm>
#include <array>
#include <utility>

#include "models/bounded_time.h"
#include "models/world.h"
#include "sim/resource.h"

namespace surge::models {
namespace {

bool any_fits(const DepotState& depot, const Consignment& consignment) {
  return std::any_of(consignment.goods.begin(), consignment.goods.end(),
                     [&](const ItemLot& part) { return depot.room_for(part.item) > 0; });
}

/// Moves what fits out of the consignment; what has expired on the way is carried in all the same and removed
/// by the depot.
std::vector<ItemLot> take_what_fits(const Scenario& scenario, const DepotState& depot,
                                    Consignment& consignment) {
  std::vector<ItemLot> fitting;
  std::array<double, 3> left_m3{};
  for (std::size_t temperature = 0; temperature < left_m3.size(); ++temperature) {
    left_m3[temperature] = depot.free_m3(static_cast<TemperatureClass>(temperature));
  }
  for (ItemLot& part : consignment.goods) {
    const Item& item = scenario.items[part.item];
    double& left = left_m3[static_cast<std::size_t>(item.temperature)];
    const double most = std::min(left, left_m3[0]) / item.volume_m3 + DepotState::kRoomSlack;
    const Quantity quantity =
        most >= static_cast<double>(part.lot.quantity) ? part.lot.quantity : static_cast<Quantity>(most);
    if (quantity == 0) continue;
    const double volume_m3 = static_cast<double>(quantity) * item.volume_m3;
    left -= volume_m3;
    if (&left != &left_m3[0]) left_m3[0] -= volume_m3;
    fitting.push_back({part.item, {quantity, part.lot.expires, part.lot.source}});
    part.lot.quantity -= quantity;
  }
  std::erase_if(consignment.goods, [](const ItemLot& part) { return part.lot.quantity == 0; });
  return fitting;
}

double volume_m3(const Scenario& scenario, const std::vector<ItemLot>& goods) {
  double volume = 0;
  for (const ItemLot& part : goods) {
    volume += static_cast<double>(part.lot.quantity) * scenario.items[part.item].volume_m3;
  }
  return volume;
}

}  // namespace

Quantity units_in(const Consignment& consignment) {
  Quantity units = 0;
  for (const ItemLot& part : consignment.goods) units += part.lot.quantity;
  return units;
}

sim::Task<> wait_for_gate(World& world, Id<Depot> depot) {
  DepotState& state = world.depot(depot);
  for (;;) {
    if (world.capacities().share(depot) <= 0) {
      co_await state.changed().wait_until([&world, depot] { return world.capacities().share(depot) > 0; });
    }
    const sim::Time opening = state.next_opening(world.simulation().now());
    if (opening == world.simulation().now()) co_return;
    co_await world.simulation().delay_until(opening);
  }
}

sim::Task<sim::Holding> open_dock(World& world, Id<Depot> depot) {
  for (;;) {
    if (world.gate_may_be_closed(depot)) co_await wait_for_gate(world, depot);
    sim::Holding dock = co_await world.depot(depot).docks().acquire();
    if (!world.gate_may_be_closed(depot)) co_return dock;
  }
}

sim::Duration handling_time(const World& world, Id<Depot> depot, double volume_m3) {
  const double rate_m3_per_s = world.scenario().depots[depot].dock_rate_m3_per_s;
  const double share = world.capacities().share(depot) * (1 + world.depot(depot).helpers());
  return bounded_time(volume_m3 / (rate_m3_per_s * share));
}

sim::Task<> receive(World& world, Consignment consignment) {
  const Id<Depot> id = consignment.to;
  DepotState& depot = world.depot(id);
  while (!consignment.goods.empty()) {
    co_await wait_for_gate(world, id);
    if (!any_fits(depot, consignment)) {
      co_await depot.changed().wait_until([&depot, &consignment] { return any_fits(depot, consignment); });
      continue;
    }
    const sim::Holding dock = co_await open_dock(world, id);
    const std::vector<ItemLot> goods = take_what_fits(world.scenario(), depot, consignment);
    // Room is taken while it is unloaded, so that nobody else fills it.
    for (const ItemLot& part : goods) depot.reserve(part.item, part.lot.quantity);
    co_await world.simulation().delay(handling_time(world, id, volume_m3(world.scenario(), goods)));
    for (const ItemLot& part : goods) {
      world.unload(id, part);
      depot.reserve(part.item, -part.lot.quantity);
    }
  }
}

sim::Process take_delivery(World& world, Consignment consignment) {
  co_await receive(world, std::move(consignment));
}

}  // namespace surge::models
