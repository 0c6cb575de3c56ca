// SPDX-License-Identifier: Apache-2.0
#include "models/transport/load_planner.h"

#include <algorithm>
#include <cmath>

#include "models/transport/convoy_planning.h"
#include "models/transport/fleets.h"
#include "models/world.h"

namespace surge::models {
namespace {

/// Units of a parcel that fit. Of a substitute no more than serves whole units, unless all of it fits.
Quantity fitting_units(const CargoLine& line, double fits) {
  const auto most = static_cast<double>(line.quantity);
  if (fits >= most) return line.quantity;
  if (line.per_served == 1) return static_cast<Quantity>(fits);
  return static_cast<Quantity>(std::ceil(std::floor(fits / line.per_served) * line.per_served));
}

/// Moves lots of the parcel's front to the order, as line `line`.
void take_lots(Parcel& parcel, Quantity quantity, std::size_t line, ConvoyOrder& order) {
  for (Lot& lot : parcel.lots) {
    const Quantity taken = std::min(quantity, lot.quantity);
    if (taken == 0) continue;
    order.loaded.push_back({line, parcel.line.item, {taken, lot.expires, lot.source}});
    lot.quantity -= taken;
    quantity -= taken;
  }
  std::erase_if(parcel.lots, [](const Lot& lot) { return lot.quantity == 0; });
}

/// Moves goods from the front of `load` into the order until its vehicles are full; whole units only.
void fill(World& world, ConvoyOrder& order, Load& load) {
  const Scenario& scenario = world.scenario();
  double mass_left = order.vehicles * payload_on_leg(scenario, order.vehicle, order.from, order.to);
  double volume_left = order.vehicles * scenario.vehicle_classes[order.vehicle].volume_m3;
  order.cargo.reserve(load.size());
  for (Parcel& parcel : load) {
    const Item& item = scenario.items[parcel.line.item];
    const double fits = std::floor(std::min(mass_left / item.mass_kg, volume_left / item.volume_m3));
    const Quantity taken = std::min(parcel.line.quantity, fitting_units(parcel.line, fits));
    if (taken <= 0) continue;
    const Quantity served = served_units(parcel.line);
    CargoLine line = parcel.line;
    line.quantity = taken;
    parcel.line.quantity -= taken;
    const Quantity lost_by_splitting = served - served_units(line) - served_units(parcel.line);
    if (!parcel.lots.empty()) {
      take_lots(parcel, taken, order.cargo.size(), order);
      world.dispatch_book().will_not_come(line.county, line.serves, lost_by_splitting);
    }
    order.cargo.push_back(line);
    const auto units = static_cast<double>(taken);
    order.mass_kg += units * item.mass_kg;
    order.volume_m3 += units * item.volume_m3;
    mass_left -= units * item.mass_kg;
    volume_left -= units * item.volume_m3;
  }
  std::erase_if(load, [](const Parcel& parcel) { return parcel.line.quantity == 0; });
}

}  // namespace

LoadPlanner::LoadPlanner(World& world, Id<Hub> from, Stop to, std::vector<ConvoyOrder>& orders)
    : world_(world), scenario_(world.scenario()), from_(from), to_(to), orders_(orders) {}

void LoadPlanner::plan(Load& load, const std::vector<Id<VehicleClass>>& classes) {
  for (const Id<VehicleClass> vehicle : classes) plan_full_vehicles(vehicle, load);
  // What is left fills no vehicle of any class that is at home; the smallest that takes it all is best.
  for (auto vehicle = classes.rbegin(); vehicle != classes.rend() && !load.empty(); ++vehicle) {
    if (world_.fleets().at_home(from_, *vehicle) > 0) return plan_partial_vehicle(*vehicle, load);
  }
}

int LoadPlanner::convoy_size(Id<VehicleClass> vehicle) const {
  const int own = scenario_.vehicle_classes[vehicle].convoy_size;
  return own > 0 ? own : scenario_.command.convoy_size;
}

/// Vehicles of the class that the load fills, as a real number.
double LoadPlanner::vehicles_filled(const Load& load, Id<VehicleClass> vehicle) const {
  double mass = 0;
  double volume = 0;
  for (const Parcel& parcel : load) {
    mass += static_cast<double>(parcel.line.quantity) * scenario_.items[parcel.line.item].mass_kg;
    volume += static_cast<double>(parcel.line.quantity) * scenario_.items[parcel.line.item].volume_m3;
  }
  return std::max(mass / payload_on_leg(scenario_, vehicle, from_, to_),
                  volume / scenario_.vehicle_classes[vehicle].volume_m3);
}

void LoadPlanner::plan_full_vehicles(Id<VehicleClass> vehicle, Load& load) {
  while (!load.empty() && world_.fleets().at_home(from_, vehicle) > 0) {
    const double filled = vehicles_filled(load, vehicle);
    const double whole = std::floor(filled);
    const bool last_counts = filled - whole >= scenario_.command.minimum_load_share && filled > whole;
    const int count =
        static_cast<int>(std::min(whole + (last_counts ? 1 : 0), static_cast<double>(convoy_size(vehicle))));
    if (count < 1 || !send(vehicle, std::min(count, world_.fleets().at_home(from_, vehicle)), load)) return;
  }
}

bool LoadPlanner::small_load_may_leave(const Load& load) const {
  const Id<County> first = load.front().line.county;
  if (const auto depot = depot_of(scenario_, from_)) return world_.may_send_small_load(*depot, first);
  const auto oldest = std::min_element(load.begin(), load.end(),
                                       [](const Parcel& x, const Parcel& y) { return x.ready < y.ready; });
  return world_.simulation().now() - oldest->ready >= kTerminalConsolidation;
}

void LoadPlanner::plan_partial_vehicle(Id<VehicleClass> vehicle, Load& load) {
  if (!small_load_may_leave(load)) return;
  const Id<County> first = load.front().line.county;
  if (!send(vehicle, 1, load)) return;
  if (const auto depot = depot_of(scenario_, from_)) world_.small_load_sent(*depot, first);
}

/// False if not even one unit fits.
bool LoadPlanner::send(Id<VehicleClass> vehicle, int count, Load& load) {
  ConvoyOrder order{from_, to_, vehicle, count, {}, 0, 0, {}};
  fill(world_, order, load);
  if (order.cargo.empty()) return false;
  world_.commit(order);
  orders_.push_back(std::move(order));
  return true;
}

}  // namespace surge::models
