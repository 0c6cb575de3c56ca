// SPDX-License-Identifier: Apache-2.0
#include "models/transport/convoy_planning.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
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
void find_usable_classes(World& world, const Leg& leg, std::vector<Id<VehicleClass>>& usable) {
  usable.clear();
  for (const Id<VehicleClass> vehicle : world.fleets().classes(leg.from)) {
    if (world.scenario().vehicle_classes[vehicle].kind != leg.kind) continue;
    if (world.mode_choice().can_go(leg.from, vehicle, leg.to)) usable.push_back(vehicle);
  }
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

/// The legs of a plan, in the order in which their first parcel came: the earlier gets the vehicles.
class Legs {
 public:
  explicit Legs(World& world) : world_(world), hubs_(hub_count(world.scenario())) {}

  /// The leg by which goods go from a hub to a county now; null if none has a vehicle. Chosen once. Valid
  /// until the next call.
  Leg* choose(Id<Hub> from, Id<County> to) {
    std::vector<Choice>& chosen = hubs_[from];
    if (chosen.empty()) chosen.resize(world_.scenario().counties.size(), kNotAsked);
    Choice& choice = chosen[to.index()];
    if (choice == kNotAsked) {
      const ModeChoice::Way* way = choose_way(world_, from, to);
      choice = way == nullptr ? kNoVehicle : leg_of(from, *way);
    }
    return choice == kNoVehicle ? nullptr : &legs_[choice];
  }
  std::vector<Leg>& all() { return legs_; }

 private:
  using Choice = std::uint32_t;  ///< position in legs_
  static constexpr Choice kNotAsked = std::numeric_limits<Choice>::max();
  static constexpr Choice kNoVehicle = kNotAsked - 1;

  Choice leg_of(Id<Hub> from, const ModeChoice::Way& way) {
    // Only goods for several counties that go to a terminal first share a leg.
    if (std::holds_alternative<Id<Terminal>>(way.to)) {
      const auto known = std::find_if(legs_.begin(), legs_.end(), [&](const Leg& leg) {
        return leg.from == from && leg.kind == way.kind && leg.to == way.to;
      });
      if (known != legs_.end()) return static_cast<Choice>(known - legs_.begin());
    }
    legs_.push_back({from, way.kind, way.to, {}});
    return static_cast<Choice>(legs_.size() - 1);
  }

  World& world_;
  std::vector<Leg> legs_;
  PerRow<Hub, std::vector<Choice>> hubs_;  ///< by county; empty until one is asked for
};

std::vector<ConvoyOrder> plan_legs(World& world, std::vector<Leg>& legs) {
  std::vector<ConvoyOrder> orders;
  std::vector<Id<VehicleClass>> usable;
  for (Leg& leg : legs) {
    find_usable_classes(world, leg, usable);
    LoadPlanner(world, leg.from, leg.to, orders).plan(leg.load, usable);
  }
  return orders;
}

}  // namespace

std::vector<ConvoyOrder> plan_convoys(World& world, const std::vector<Shipment>& shipments) {
  Legs legs(world);
  for (const Shipment& shipment : shipments) {
    Leg* const leg = legs.choose(hub_of(shipment.from), shipment.to);
    if (leg == nullptr) continue;
    leg->load.push_back(
        {{shipment.item, shipment.quantity, shipment.serves, shipment.per_served, shipment.to, shipment.from},
         {},
         {}});
  }
  return plan_legs(world, legs.all());
}

std::vector<ConvoyOrder> plan_onward(World& world, Id<Terminal> terminal, std::vector<Parcel>& parcels) {
  const Id<Hub> hub = hub_of(world.scenario(), terminal);
  Legs legs(world);
  std::vector<Parcel> stay;
  for (Parcel& parcel : parcels) {
    Leg* const leg = legs.choose(hub, parcel.line.county);
    (leg == nullptr ? stay : leg->load).push_back(std::move(parcel));
  }
  std::vector<ConvoyOrder> orders = plan_legs(world, legs.all());
  for (Leg& leg : legs.all()) std::move(leg.load.begin(), leg.load.end(), std::back_inserter(stay));
  parcels = std::move(stay);
  return orders;
}

}  // namespace surge::models
