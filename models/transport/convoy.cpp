// SPDX-License-Identifier: Apache-2.0
#include "models/transport/convoy.h"

#include "models/entity.h"
#include "models/reserve/receiving.h"
#include "models/transport/fleets.h"
#include "models/transport/flight.h"
#include "models/transport/terminal.h"
#include "models/transport/traffic.h"
#include "models/world.h"
#include "sim/resource.h"

namespace surge::models {
namespace {

constexpr sim::Cause kLoading{"loading of convoy"};
constexpr sim::Cause kUnloading{"unloading of convoy"};

/// Where a convoy is, whatever it travels by.
struct Voyage {
  Voyage(World& world, const ConvoyOrder& order)
      : vehicle(world.scenario().vehicle_classes[order.vehicle]),
        trip(world.simulation(), order.vehicle, order.vehicles, place_of(world.scenario(), order.from)) {
    trip.load_kg = order.mass_kg;
    trip.may_give_up = true;
  }
  const VehicleClass& vehicle;
  Trip trip;
};

sim::Task<> load_at_depot(World& world, Id<Depot> depot, const ConvoyOrder& order, double placing_s) {
  const sim::Time ready = world.depot(depot).ready_for_order(world.simulation().now());
  if (ready > world.simulation().now()) co_await world.simulation().delay_until(ready);
  const sim::Holding dock = co_await open_dock(world, depot);
  co_await world.simulation().delay(handling_time(world, depot, order.volume_m3) +
                                    sim::duration_from_seconds(placing_s));
}

sim::Task<> load(World& world, const ConvoyOrder& order, std::uint64_t entity, std::uint64_t number) {
  sim::Stream stream = world.streams().stream(kLoading, entity, number);
  const double placing_s = world.scenario().vehicle_classes[order.vehicle].loading_s.sample(stream);
  if (const auto depot = depot_of(world.scenario(), order.from)) {
    co_await load_at_depot(world, *depot, order, placing_s);
  } else {
    TerminalState& terminal = world.terminal(*terminal_of(world.scenario(), order.from));
    const sim::Holding stand = co_await terminal.stands().acquire();
    co_await world.simulation().delay(terminal.handling_time(order.volume_m3) +
                                      sim::duration_from_seconds(placing_s));
  }
}

/// To the stop, or nowhere any more.
sim::Task<DriveResult> travel(World& world, const ConvoyOrder& order, Voyage& voyage) {
  if (flies(voyage.vehicle.kind)) {
    co_await fly(world, order.vehicle, order.vehicles, order.mass_kg, order.from, order.to,
                 FlightDirection::kOut);
    co_return DriveResult::kArrived;
  }
  co_return co_await world.traffic().drive(voyage.trip, place_of(world.scenario(), order.to));
}

sim::Task<> travel_home(World& world, const ConvoyOrder& order, Voyage& voyage) {
  if (flies(voyage.vehicle.kind)) {
    co_await fly(world, order.vehicle, order.vehicles, voyage.trip.load_kg, order.from, order.to,
                 FlightDirection::kBack);
  } else {
    voyage.trip.may_give_up = false;
    co_await world.traffic().drive(voyage.trip, voyage.trip.home);
  }
}

sim::Task<> unload(World& world, ConvoyOrder& order, std::uint64_t entity, std::uint64_t number) {
  sim::Stream stream = world.streams().stream(kUnloading, entity, number);
  const VehicleClass& vehicle = world.scenario().vehicle_classes[order.vehicle];
  const sim::Duration unloading = sim::duration_from_seconds(vehicle.unloading_s.sample(stream));
  if (const auto* id = std::get_if<Id<Terminal>>(&order.to)) {
    TerminalState& terminal = world.terminal(*id);
    co_await terminal.room_for(order.volume_m3);
    if (vehicle.kind == VehicleKind::kTruck || vehicle.kind == VehicleKind::kPorter) {
      co_await world.simulation().delay(unloading);
    } else {
      const sim::Holding stand = co_await terminal.stands().acquire();
      co_await world.simulation().delay(unloading + terminal.handling_time(order.volume_m3));
    }
    hand_over(world, *id, order);
    co_return;
  }
  if (vehicle.kind == VehicleKind::kAircraft) {
    world.lose_share(order, vehicle.flight.airdrop_loss);
  } else {
    co_await world.simulation().delay(unloading);
  }
  world.deliver(order);
}

}  // namespace

Quantity served_units(const CargoLine& line) {
  if (line.per_served == 1) return line.quantity;
  constexpr double kServedSlack = 1e-9;
  return static_cast<Quantity>(static_cast<double>(line.quantity) / line.per_served + kServedSlack);
}

bool held_up(const World& world, const ConvoyOrder& order) {
  return order.trip != nullptr && world.traffic().held_up(*order.trip);
}

sim::Process run_convoy(World& world, ConvoyOrder order) {
  const Scenario& scenario = world.scenario();
  const auto depot = depot_of(scenario, order.from);
  const std::uint64_t number = world.next_convoy_of(order.from);
  const std::uint64_t entity = entity_of(depot ? scenario.depots[*depot].key
                                               : scenario.terminals[*terminal_of(scenario, order.from)].key);
  world.queue(order);
  co_await load(world, order, entity, number);
  if (world.load(order)) {
    Voyage voyage(world, order);
    if (!flies(voyage.vehicle.kind)) order.trip = &voyage.trip;
    const sim::Time left = world.simulation().now();
    const DriveResult result = co_await travel(world, order, voyage);
    if (result == DriveResult::kArrived) {
      co_await unload(world, order, entity, number);
      voyage.trip.load_kg = 0;
    }
    co_await travel_home(world, order, voyage);
    if (result == DriveResult::kGaveUp) world.bring_back(order);
    const double under_way_s = sim::to_seconds(world.simulation().now() - left);
    world.costs().add(CostKind::kTransport, voyage.vehicle.cost_cny_per_s * order.vehicles * under_way_s);
  }
  world.fleets().give_back(order.from, order.vehicle, order.vehicles, world.simulation().now());
  if (const auto terminal = terminal_of(scenario, order.from))
    world.terminal(*terminal).changed().notify_all();
}

}  // namespace surge::models
