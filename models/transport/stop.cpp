// SPDX-License-Identifier: Apache-2.0
#include "models/transport/stop.h"

#include <algorithm>

#include "models/hazard/geodesy.h"
#include "models/units.h"

namespace surge::models {
namespace {

/// Airports have fuel; elsewhere it must last for the way back.
bool flight_in_range(const Scenario& scenario, const VehicleClass& vehicle, Id<Hub> from, const Stop& to) {
  if (vehicle.range_m <= 0) return true;
  const double distance_m =
      great_circle_km(position_of(scenario, from), position_of(scenario, to)) * kMetresPerKm;
  const auto* terminal = std::get_if<Id<Terminal>>(&to);
  const bool has_fuel = terminal && scenario.terminals[*terminal].kind == TerminalKind::kAirport;
  return distance_m * (has_fuel ? 1 : 2) <= vehicle.range_m;
}

}  // namespace

GeoPoint position_of(const Scenario& scenario, const Stop& stop) {
  if (const auto* terminal = std::get_if<Id<Terminal>>(&stop)) return scenario.terminals[*terminal].position;
  return seat_position(scenario, std::get<Id<County>>(stop));
}

GeoPoint position_of(const Scenario& scenario, Id<Hub> hub) {
  const auto terminal = terminal_of(scenario, hub);
  return terminal ? scenario.terminals[*terminal].position
                  : scenario.places[place_of(scenario, hub)].position;
}

double elevation_of(const Scenario& scenario, const Stop& stop) {
  if (const auto* terminal = std::get_if<Id<Terminal>>(&stop))
    return scenario.terminals[*terminal].elevation_m;
  return scenario.counties[std::get<Id<County>>(stop)].elevation_m;
}

Id<Place> place_of(const Scenario& scenario, const Stop& stop) {
  if (const auto* terminal = std::get_if<Id<Terminal>>(&stop)) return scenario.terminals[*terminal].place;
  return scenario.counties[std::get<Id<County>>(stop)].seat;
}

bool serves(TerminalKind terminal, VehicleKind vehicle) {
  switch (vehicle) {
    case VehicleKind::kTrain:
      return terminal == TerminalKind::kRailYard;
    case VehicleKind::kVessel:
      return terminal == TerminalKind::kPort;
    case VehicleKind::kAircraft:
      return terminal == TerminalKind::kAirport;
    case VehicleKind::kHelicopter:
    case VehicleKind::kDrone:
      return terminal == TerminalKind::kAirport || terminal == TerminalKind::kHeliport;
    case VehicleKind::kTruck:
    case VehicleKind::kPorter:
      return true;
  }
  return false;
}

bool may_go(const Scenario& scenario, Id<VehicleClass> vehicle_class, Id<Hub> from, const Stop& to) {
  const VehicleClass& vehicle = scenario.vehicle_classes[vehicle_class];
  const auto home = terminal_of(scenario, from);
  const auto* terminal = std::get_if<Id<Terminal>>(&to);
  if (home && (!serves(scenario.terminals[*home].kind, vehicle.kind) || (terminal && *terminal == *home)))
    return false;
  if (terminal && !serves(scenario.terminals[*terminal].kind, vehicle.kind)) return false;
  if (!flies(vehicle.kind)) {
    return terminal || vehicle.kind == VehicleKind::kTruck || vehicle.kind == VehicleKind::kPorter;
  }
  if (!terminal && vehicle.kind == VehicleKind::kAircraft && vehicle.flight.airdrop_loss < 0) return false;
  if (terminal && scenario.terminals[*terminal].kind == TerminalKind::kAirport &&
      scenario.terminals[*terminal].runway_m < vehicle.flight.runway_m) {
    return false;
  }
  return flight_in_range(scenario, vehicle, from, to) &&
         payload_on_leg(scenario, vehicle_class, from, to) > 0;
}

double payload_on_leg(const Scenario& scenario, Id<VehicleClass> vehicle_class, Id<Hub> from,
                      const Stop& to) {
  const VehicleClass& vehicle = scenario.vehicle_classes[vehicle_class];
  if (!flies(vehicle.kind)) return vehicle.payload_kg;
  const auto home = terminal_of(scenario, from);
  const double start_m = home ? scenario.terminals[*home].elevation_m : 0;
  const double highest_m = std::max(start_m, elevation_of(scenario, to));
  if (vehicle.flight.ceiling_m > 0 && highest_m > vehicle.flight.ceiling_m) return 0;
  const double lost = vehicle.flight.payload_loss_per_km * std::max(0.0, highest_m) / kMetresPerKm;
  return vehicle.payload_kg * std::max(0.0, 1 - lost);
}

sim::Duration flight_time(const Scenario& scenario, Id<VehicleClass> vehicle, GeoPoint from, GeoPoint to) {
  const double distance_m = great_circle_km(from, to) * kMetresPerKm;
  return sim::duration_from_seconds(distance_m / scenario.vehicle_classes[vehicle].flight.speed_mps);
}

}  // namespace surge::models
