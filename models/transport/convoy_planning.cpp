// SPDX-License-Identifier: Apache-2.0
#include "models/transport/convoy_planning.h"

#include <algorithm>
#include <cmath>

#include "models/world.h"

namespace surge::models {
namespace {

using Load = std::vector<CargoLine>;

/// All that one depot sends to one county.
struct DepotLoad {
  Id<Depot> from;
  Id<County> to;
  Load cargo;
};
constexpr auto kNoLoad = static_cast<std::uint32_t>(-1);

/// Moves goods from the front of `load` into the order until its trucks are full; whole units only.
void fill(const Scenario& scenario, ConvoyOrder& order, Load& load) {
  const VehicleClass& vehicle = scenario.vehicle_classes[order.vehicle];
  double mass_left = order.trucks * vehicle.payload_kg;
  double volume_left = order.trucks * vehicle.volume_m3;
  order.cargo.reserve(load.size());
  for (CargoLine& line : load) {
    const Item& item = scenario.items[line.item];
    const auto fits = static_cast<Quantity>(std::min(mass_left / item.mass_kg, volume_left / item.volume_m3));
    const Quantity taken = std::min(line.quantity, fits);
    if (taken <= 0) continue;
    const auto units = static_cast<double>(taken);
    order.cargo.push_back({line.item, taken, line.serves, line.per_served});
    order.mass_kg += units * item.mass_kg;
    order.volume_m3 += units * item.volume_m3;
    mass_left -= units * item.mass_kg;
    volume_left -= units * item.volume_m3;
    line.quantity -= taken;
  }
  std::erase_if(load, [](const CargoLine& line) { return line.quantity == 0; });
}

/// Trucks of the class that the load fills, as a real number.
double trucks_filled(const Scenario& scenario, const Load& load, const VehicleClass& vehicle) {
  double mass = 0;
  double volume = 0;
  for (const CargoLine& line : load) {
    mass += static_cast<double>(line.quantity) * scenario.items[line.item].mass_kg;
    volume += static_cast<double>(line.quantity) * scenario.items[line.item].volume_m3;
  }
  return std::max(mass / vehicle.payload_kg, volume / vehicle.volume_m3);
}

/// Classes by payload, largest first.
std::vector<Id<VehicleClass>> classes_by_payload(const Scenario& scenario) {
  std::vector<Id<VehicleClass>> order;
  for (const Id<VehicleClass> vehicle : ids(scenario.vehicle_classes)) order.push_back(vehicle);
  std::stable_sort(order.begin(), order.end(), [&](Id<VehicleClass> x, Id<VehicleClass> y) {
    return scenario.vehicle_classes[x].payload_kg > scenario.vehicle_classes[y].payload_kg;
  });
  return order;
}

/// Packs one load; appends to `orders`.
class LoadPlanner {
 public:
  LoadPlanner(World& world, Id<Depot> from, Id<County> to, std::vector<ConvoyOrder>& orders)
      : world_(world), scenario_(world.scenario()), from_(from), to_(to), orders_(orders) {}

  void plan(Load load, const std::vector<Id<VehicleClass>>& classes) {
    for (const Id<VehicleClass> vehicle : classes) plan_full_trucks(vehicle, load);
    // What is left fills no truck of any class that is at home; the smallest that takes it all is best.
    for (auto vehicle = classes.rbegin(); vehicle != classes.rend() && !load.empty(); ++vehicle) {
      if (world_.depot(from_).trucks(*vehicle) > 0) return plan_partial_truck(*vehicle, load);
    }
  }

 private:
  void plan_full_trucks(Id<VehicleClass> vehicle, Load& load) {
    const Command& command = scenario_.command;
    while (!load.empty() && world_.depot(from_).trucks(vehicle) > 0) {
      const double filled = trucks_filled(scenario_, load, scenario_.vehicle_classes[vehicle]);
      const double whole = std::floor(filled);
      const bool last_counts = filled - whole >= command.minimum_load_share && filled > whole;
      const int trucks =
          static_cast<int>(std::min(whole + (last_counts ? 1 : 0), static_cast<double>(command.convoy_size)));
      if (trucks < 1 || !send(vehicle, std::min(trucks, world_.depot(from_).trucks(vehicle)), load)) return;
    }
  }

  void plan_partial_truck(Id<VehicleClass> vehicle, Load& load) {
    if (!world_.may_send_small_load(from_, to_)) return;
    if (send(vehicle, 1, load)) world_.small_load_sent(from_, to_);
  }

  /// False if not even one unit fits.
  bool send(Id<VehicleClass> vehicle, int trucks, Load& load) {
    ConvoyOrder order{from_, to_, vehicle, trucks, {}, 0, 0, {}};
    fill(scenario_, order, load);
    if (order.cargo.empty()) return false;
    world_.commit(order);
    orders_.push_back(std::move(order));
    return true;
  }

  World& world_;
  const Scenario& scenario_;
  Id<Depot> from_;
  Id<County> to_;
  std::vector<ConvoyOrder>& orders_;
};

}  // namespace

std::vector<ConvoyOrder> plan_convoys(World& world, const std::vector<Shipment>& shipments) {
  // Loads in the order in which the policy first named their depot and county: the earlier gets the trucks.
  std::vector<DepotLoad> loads;
  std::vector<std::uint32_t> positions(world.scenario().depots.size() * world.scenario().counties.size(),
                                       kNoLoad);
  for (const Shipment& shipment : shipments) {
    std::uint32_t& position =
        positions[shipment.from.index() * world.scenario().counties.size() + shipment.to.index()];
    if (position == kNoLoad) {
      position = static_cast<std::uint32_t>(loads.size());
      loads.push_back({shipment.from, shipment.to, {}});
    }
    loads[position].cargo.push_back({shipment.item, shipment.quantity, shipment.serves, shipment.per_served});
  }
  const std::vector<Id<VehicleClass>> classes = classes_by_payload(world.scenario());
  std::vector<ConvoyOrder> orders;
  for (DepotLoad& load : loads)
    LoadPlanner(world, load.from, load.to, orders).plan(std::move(load.cargo), classes);
  return orders;
}

}  // namespace surge::models
