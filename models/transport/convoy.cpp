// SPDX-License-Identifier: Apache-2.0
#include "models/transport/convoy.h"

#include "models/entity.h"
#include "models/reserve/receiving.h"
#include "models/world.h"
#include "sim/resource.h"

namespace surge::models {
namespace {

constexpr sim::Cause kLoading{"loading of convoy"};
constexpr sim::Cause kUnloading{"unloading of convoy"};

sim::Task<> load(World& world, const ConvoyOrder& order, sim::Stream& stream) {
  const sim::Time ready = world.depot(order.from).ready_for_order(world.simulation().now());
  if (ready > world.simulation().now()) co_await world.simulation().delay_until(ready);
  const sim::Holding dock = co_await open_dock(world, order.from);
  const double placing_s = world.scenario().vehicle_classes[order.vehicle].loading_s.sample(stream);
  co_await world.simulation().delay(handling_time(world, order.from, order.volume_m3) +
                                    sim::duration_from_seconds(placing_s));
}

}  // namespace

Quantity served_units(const CargoLine& line) {
  if (line.per_served == 1) return line.quantity;
  constexpr double kRoundingSlack = 1e-9;
  return static_cast<Quantity>(static_cast<double>(line.quantity) / line.per_served + kRoundingSlack);
}

sim::Process run_convoy(World& world, ConvoyOrder order) {
  const Scenario& scenario = world.scenario();
  const std::uint64_t number = world.next_convoy_of(order.from);
  const std::uint64_t entity = entity_of(scenario.depots[order.from].key);
  sim::Stream loading = world.streams().stream(kLoading, entity, number);
  co_await load(world, order, loading);
  if (!world.load(order)) {
    world.depot(order.from).return_trucks(order.vehicle, order.trucks);
    co_return;
  }

  Trip trip(world.simulation(), order.vehicle, order.trucks, scenario.depots[order.from].place);
  trip.load_kg = order.mass_kg;
  co_await world.traffic().drive(trip, scenario.counties[order.to].seat);

  sim::Stream unloading = world.streams().stream(kUnloading, entity, number);
  const sim::Distribution& unloading_time = scenario.vehicle_classes[order.vehicle].unloading_s;
  co_await world.simulation().delay(sim::duration_from_seconds(unloading_time.sample(unloading)));
  world.deliver(order);
  trip.load_kg = 0;

  co_await world.traffic().drive(trip, trip.home);
  world.depot(order.from).return_trucks(order.vehicle, order.trucks);
}

}  // namespace surge::models
