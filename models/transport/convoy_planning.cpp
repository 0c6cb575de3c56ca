// SPDX-License-Identifier: Apache-2.0
#include "models/transport/convoy_planning.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "models/transport/fleets.h"
#include "models/transport/load_planner.h"
#include "models/transport/mode_choice.h"
#include "models/world.h"

namespace surge::models {
namespace {

/// All that goes from one hub to one stop by one kind of vehicle.
struct Leg {
  Id<Hub> from;
  VehicleKind kind;
  Stop to;
  Load load;
};

/// Classes of the kind that are based at the hub and can go to the stop, the largest first.
std::vector<Id<VehicleClass>> usable_classes(World& world, const Leg& leg) {
  std::vector<Id<VehicleClass>> usable;
  for (const Id<VehicleClass> vehicle : world.fleets().classes(leg.from)) {
    if (world.scenario().vehicle_classes[vehicle].kind != leg.kind) continue;
    if (world.mode_choice().can_go(leg.from, vehicle, leg.to)) usable.push_back(vehicle);
  }
  return usable;
}

bool any_at_home(const World& world, Id<Hub> hub, VehicleKind kind) {
  const auto& classes = world.fleets().classes(hub);
  return std::any_of(classes.begin(), classes.end(), [&](Id<VehicleClass> vehicle) {
    return world.scenario().vehicle_classes[vehicle].kind == kind && world.fleets().at_home(hub, vehicle) > 0;
  });
}

/// Null if none of the ways worth taking has a vehicle now.
const ModeChoice::Way* choose_way(World& world, Id<Hub> from, Id<County> to) {
  const std::vector<ModeChoice::Way>& ways = world.mode_choice().ways(from, to);
  for (const ModeChoice::Way& way : ways) {
    if (way.whole.cost > ways.front().whole.cost + world.scenario().transport.patience) break;
    if (any_at_home(world, from, way.kind)) return &way;
  }
  return nullptr;
}

/// Legs in the order in which their first parcel came: the earlier gets the vehicles.
Leg& leg_of(std::vector<Leg>& legs, Id<Hub> from, const ModeChoice::Way& way) {
  const auto known = std::find_if(legs.rbegin(), legs.rend(), [&](const Leg& leg) {
    return leg.from == from && leg.kind == way.kind && leg.to == way.to;
  });
  if (known != legs.rend()) return *known;
  legs.push_back({from, way.kind, way.to, {}});
  return legs.back();
}

std::vector<ConvoyOrder> plan_legs(World& world, std::vector<Leg>& legs) {
  std::vector<ConvoyOrder> orders;
  for (Leg& leg : legs) {
    LoadPlanner(world, leg.from, leg.to, orders).plan(leg.load, usable_classes(world, leg));
  }
  return orders;
}

}  // namespace

std::vector<ConvoyOrder> plan_convoys(World& world, const std::vector<Shipment>& shipments) {
  constexpr auto kNone = static_cast<std::uint32_t>(-1);
  const std::size_t counties = world.scenario().counties.size();
  std::vector<Leg> legs;
  // The leg of each depot and county, once one has been chosen.
  std::vector<std::uint32_t> chosen(world.scenario().depots.size() * counties, kNone);
  for (const Shipment& shipment : shipments) {
    std::uint32_t& leg = chosen[shipment.from.index() * counties + shipment.to.index()];
    if (leg == kNone) {
      const ModeChoice::Way* way = choose_way(world, hub_of(shipment.from), shipment.to);
      if (way == nullptr) continue;
      leg = static_cast<std::uint32_t>(&leg_of(legs, hub_of(shipment.from), *way) - legs.data());
    }
    legs[leg].load.push_back(
        {{shipment.item, shipment.quantity, shipment.serves, shipment.per_served, shipment.to}, {}, {}});
  }
  return plan_legs(world, legs);
}

std::vector<ConvoyOrder> plan_onward(World& world, Id<Terminal> terminal, std::vector<Parcel>& parcels) {
  const Id<Hub> hub = hub_of(world.scenario(), terminal);
  std::vector<Leg> legs;
  std::vector<Parcel> stay;
  for (Parcel& parcel : parcels) {
    const ModeChoice::Way* way = choose_way(world, hub, parcel.line.county);
    (way == nullptr ? stay : leg_of(legs, hub, *way).load).push_back(std::move(parcel));
  }
  std::vector<ConvoyOrder> orders = plan_legs(world, legs);
  for (Leg& leg : legs) std::move(leg.load.begin(), leg.load.end(), std::back_inserter(stay));
  parcels = std::move(stay);
  return orders;
}

}  // namespace surge::models
