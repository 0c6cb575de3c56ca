// SPDX-License-Identifier: Apache-2.0
#include "models/transport/fixed_legs.h"

#include <algorithm>
#include <array>
#include <utility>

#include "models/hazard/geodesy.h"
#include "models/transport/fleets.h"
#include "models/transport/transport_network.h"
#include "models/units.h"

namespace surge::models {
namespace {

/// A depot brings goods to this many terminals of each kind, the nearest ones.
constexpr std::size_t kNearestOfAKind = 3;

/// There and back is paid.
double cost_of_time(const Scenario& scenario, const VehicleClass& vehicle, double payload_kg) {
  const double cny_per_th = 2 * vehicle.cost_cny_per_s * kHour_s / (payload_kg / kKilogramsPerTonne);
  return 1 + cny_per_th / scenario.transport.value_of_time_cny_per_th;
}

sim::Duration handling(const VehicleClass& vehicle) {
  return sim::duration_from_seconds(vehicle.loading_s.mean() + vehicle.unloading_s.mean());
}

std::vector<SurfaceClass> surface_classes(const Scenario& scenario,
                                          const std::vector<Id<VehicleClass>>& classes) {
  std::vector<SurfaceClass> surface;
  for (const Id<VehicleClass> id : classes) {
    const VehicleClass& vehicle = scenario.vehicle_classes[id];
    if (flies(vehicle.kind)) continue;
    surface.push_back({id, vehicle.kind, cost_of_time(scenario, vehicle, vehicle.payload_kg),
                       handling(vehicle), vehicle.duty * vehicle.crews, vehicle.rest});
  }
  return surface;
}

}  // namespace

LegCost SurfaceClass::leg(sim::Duration on_links) const {
  if (on_links == TransportNetwork::kUnreachable) return {};
  const sim::Duration rests = duty > sim::Duration{} ? on_links / duty * rest : sim::Duration{};
  return {scaled(cost_of_time, on_links) + overhead + rests, on_links + overhead + rests};
}

FixedLegs::FixedLegs(const Scenario& scenario)
    : planning_cost_of_time_(cost_of_time(scenario, scenario.vehicle_classes[kPlanningClass],
                                          scenario.vehicle_classes[kPlanningClass].payload_kg)) {
  const Fleets fleets(scenario);
  for (const Terminal& terminal : scenario.terminals) {
    transfer_.add(sim::duration_from_seconds(terminal.transfer_s.mean()));
  }
  for (std::size_t index = 0; index < hub_count(scenario); ++index) {
    const Id<Hub> hub(index);
    const std::vector<Id<VehicleClass>>& classes = fleets.classes(hub);
    if (const auto terminal = terminal_of(scenario, hub); terminal && !classes.empty())
      with_vehicles_.push_back(*terminal);
    surface_.add(surface_classes(scenario, classes));
    flights_.add(flights_from(scenario, hub, classes));
  }
  std::vector<Id<Terminal>> all;
  for (const Id<Terminal> terminal : ids(scenario.terminals)) all.push_back(terminal);
  for (const Id<Depot> depot : ids(scenario.depots)) next_.add(nearest_terminals(scenario, depot));
  for (std::size_t terminal = 0; terminal < all.size(); ++terminal) next_.add(all);
}

LegCost FixedLegs::flight(const Scenario& scenario, Id<VehicleClass> vehicle_class, Id<Hub> from,
                          const Stop& to) const {
  if (!may_go(scenario, vehicle_class, from, to)) return {};
  const VehicleClass& vehicle = scenario.vehicle_classes[vehicle_class];
  const sim::Duration flown =
      flight_time(scenario, vehicle_class, position_of(scenario, from), position_of(scenario, to));
  const double payload_kg = payload_on_leg(scenario, vehicle_class, from, to);
  sim::Duration overhead = handling(vehicle);
  if (const auto* terminal = std::get_if<Id<Terminal>>(&to)) overhead += transfer_[*terminal];
  if (vehicle.flight.daylight_only) overhead += kNightWait;
  return {scaled(cost_of_time(scenario, vehicle, payload_kg), flown) + overhead, flown + overhead};
}

std::vector<LegsOfKind> FixedLegs::flights_from(const Scenario& scenario, Id<Hub> hub,
                                                const std::vector<Id<VehicleClass>>& classes) const {
  std::vector<LegsOfKind> flights;
  for (const Id<VehicleClass> vehicle : classes) {
    const VehicleKind kind = scenario.vehicle_classes[vehicle].kind;
    if (!flies(kind)) continue;
    auto known = std::find_if(flights.begin(), flights.end(),
                              [&](const LegsOfKind& legs) { return legs.kind == kind; });
    if (known == flights.end()) {
      flights.push_back({kind, PerRow<County, LegCost>(scenario.counties.size()),
                         PerRow<Terminal, LegCost>(scenario.terminals.size())});
      known = flights.end() - 1;
    }
    for (const Id<County> county : ids(scenario.counties)) {
      known->to_counties[county] =
          std::min(known->to_counties[county], flight(scenario, vehicle, hub, county));
    }
    for (const Id<Terminal> terminal : ids(scenario.terminals)) {
      known->to_terminals[terminal] =
          std::min(known->to_terminals[terminal], flight(scenario, vehicle, hub, terminal));
    }
  }
  return flights;
}

std::vector<Id<Terminal>> FixedLegs::nearest_terminals(const Scenario& scenario, Id<Depot> depot) const {
  std::array<std::vector<std::pair<double, Id<Terminal>>>, kTerminalKinds> of_kind;
  for (const Id<Terminal> id : with_vehicles_) {
    const Terminal& terminal = scenario.terminals[id];
    const double distance = great_circle_km(position_of(scenario, hub_of(depot)), terminal.position);
    of_kind[static_cast<std::size_t>(terminal.kind)].emplace_back(distance, id);
  }
  std::vector<Id<Terminal>> nearest;
  for (auto& candidates : of_kind) {
    std::sort(candidates.begin(), candidates.end());
    candidates.resize(std::min(candidates.size(), kNearestOfAKind));
    for (const auto& [distance, terminal] : candidates) nearest.push_back(terminal);
  }
  return nearest;
}

}  // namespace surge::models
