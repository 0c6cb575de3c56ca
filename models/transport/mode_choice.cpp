// SPDX-License-Identifier: Apache-2.0
#include "models/transport/mode_choice.h"

#include <algorithm>
#include <array>
#include <utility>

#include "models/hazard/geodesy.h"
#include "models/transport/fleets.h"
#include "models/units.h"

namespace surge::models {
namespace {

/// A depot brings goods to this many terminals of each kind, the nearest ones.
constexpr std::size_t kNearestOfAKind = 3;

/// Not sim::to_hours(), which rounds otherwise: ways of the same cost are told apart by the last bit.
double hours(sim::Duration duration) {
  return sim::to_seconds(duration) / 3600;
}

/// The kind of terminal at which goods change to vehicles of a kind; trucks and porters go anywhere.
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

ModeChoice::ModeChoice(const Scenario& scenario, TransportNetwork& network, const Fleets& fleets)
    : scenario_(scenario),
      network_(network),
      fleets_(fleets),
      truck_h_per_s_(cost_h_per_s(scenario.vehicle_classes[kPlanningClass])) {
  for (const Id<Terminal> terminal : ids(scenario.terminals)) {
    if (!fleets.classes(hub_of(scenario, terminal)).empty()) with_vehicles_.push_back(terminal);
    transfer_.add(sim::duration_from_seconds(scenario.terminals[terminal].transfer_s.mean()));
    surface_.add(surface_classes(terminal));
  }
  find_flights();
  for (const Id<Depot> depot : ids(scenario.depots)) near_.add(nearest_terminals(depot));
}

/// Of time on the links, there and back paid.
double ModeChoice::cost_h_per_s(const VehicleClass& vehicle) const {
  const double money = 2 * vehicle.cost_cny_per_s / (vehicle.payload_kg / 1000);
  return 1.0 / 3600 + money / scenario_.transport.value_of_time_cny_per_th;
}

std::vector<ModeChoice::SurfaceClass> ModeChoice::surface_classes(Id<Terminal> terminal) const {
  std::vector<SurfaceClass> surface;
  for (const Id<VehicleClass> id : fleets_.classes(hub_of(scenario_, terminal))) {
    const VehicleClass& vehicle = scenario_.vehicle_classes[id];
    if (flies(vehicle.kind)) continue;
    surface.push_back({id, vehicle.kind, cost_h_per_s(vehicle),
                       sim::duration_from_seconds(vehicle.loading_s.mean() + vehicle.unloading_s.mean()),
                       vehicle.duty * vehicle.crews, vehicle.rest});
  }
  return surface;
}

std::vector<Id<Terminal>> ModeChoice::nearest_terminals(Id<Depot> depot) const {
  std::array<std::vector<std::pair<double, Id<Terminal>>>, kTerminalKinds> of_kind;
  for (const Id<Terminal> id : with_vehicles_) {
    const Terminal& terminal = scenario_.terminals[id];
    const double distance = great_circle_km(position_of(scenario_, hub_of(depot)), terminal.position);
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

bool ModeChoice::can_serve(Id<Hub> from, Id<VehicleClass> vehicle_class, const Stop& to) const {
  const VehicleClass& vehicle = scenario_.vehicle_classes[vehicle_class];
  const auto home = terminal_of(scenario_, from);
  const auto* terminal = std::get_if<Id<Terminal>>(&to);
  if (home && (!serves(scenario_.terminals[*home].kind, vehicle.kind) || (terminal && *terminal == *home)))
    return false;
  if (terminal && !serves(scenario_.terminals[*terminal].kind, vehicle.kind)) return false;
  if (!flies(vehicle.kind)) {
    return terminal || vehicle.kind == VehicleKind::kTruck || vehicle.kind == VehicleKind::kPorter;
  }
  if (!terminal && vehicle.kind == VehicleKind::kAircraft && vehicle.flight.airdrop_loss < 0) return false;
  if (terminal && scenario_.terminals[*terminal].kind == TerminalKind::kAirport &&
      scenario_.terminals[*terminal].runway_m < vehicle.flight.runway_m) {
    return false;
  }
  return flight_in_range(vehicle, from, to) && payload_on_leg(scenario_, vehicle_class, from, to) > 0;
}

/// Airports have fuel; elsewhere it must last for the way back.
bool ModeChoice::flight_in_range(const VehicleClass& vehicle, Id<Hub> from, const Stop& to) const {
  if (vehicle.range_m <= 0) return true;
  const double distance_m =
      great_circle_km(position_of(scenario_, from), position_of(scenario_, to)) * kMetresPerKm;
  const auto* terminal = std::get_if<Id<Terminal>>(&to);
  const bool has_fuel = terminal && scenario_.terminals[*terminal].kind == TerminalKind::kAirport;
  return distance_m * (has_fuel ? 1 : 2) <= vehicle.range_m;
}

sim::Duration ModeChoice::overhead(const VehicleClass& vehicle, const Stop& to) const {
  double seconds = vehicle.loading_s.mean() + vehicle.unloading_s.mean();
  if (const auto* terminal = std::get_if<Id<Terminal>>(&to))
    seconds += scenario_.terminals[*terminal].transfer_s.mean();
  sim::Duration time = sim::duration_from_seconds(seconds);
  if (flies(vehicle.kind) && vehicle.flight.daylight_only) time += kNightWait;
  return time;
}

std::optional<sim::Duration> ModeChoice::leg_time(Id<Hub> from, Id<VehicleClass> vehicle_class,
                                                  const Stop& to) {
  if (!can_serve(from, vehicle_class, to)) return {};
  const VehicleClass& vehicle = scenario_.vehicle_classes[vehicle_class];
  if (flies(vehicle.kind)) {
    return flight_time(scenario_, vehicle_class, position_of(scenario_, from), position_of(scenario_, to));
  }
  const Id<Place> end = models::place_of(scenario_, to);
  sim::Duration time = network_.times(vehicle_class, models::place_of(scenario_, from))[end.index()];
  if (time == TransportNetwork::kUnreachable) return {};
  if (vehicle.duty > sim::Duration{}) time += time / (vehicle.duty * vehicle.crews) * vehicle.rest;
  return time;
}

ModeChoice::Onward ModeChoice::leg(Id<Hub> from, Id<VehicleClass> vehicle_class, const Stop& to) {
  const std::optional<sim::Duration> time = leg_time(from, vehicle_class, to);
  if (!time) return {};
  const VehicleClass& vehicle = scenario_.vehicle_classes[vehicle_class];
  const double tonnes = payload_on_leg(scenario_, vehicle_class, from, to) / 1000;
  const double there_and_back_s = 2 * sim::to_seconds(*time);
  const double money_h =
      vehicle.cost_cny_per_s * there_and_back_s / tonnes / scenario_.transport.value_of_time_cny_per_th;
  const sim::Duration whole = *time + overhead(vehicle, to);
  return {hours(whole) + money_h, whole};
}

/// Flights do not depend on links: found once.
void ModeChoice::find_flights() {
  const std::size_t terminals = scenario_.terminals.size();
  flights_to_counties_.resize(terminals * scenario_.counties.size());
  flights_between_.resize(terminals * terminals);
  for (const Id<Terminal> terminal : with_vehicles_) {
    const Id<Hub> hub = hub_of(scenario_, terminal);
    for (const Id<VehicleClass> vehicle : fleets_.classes(hub)) {
      if (!flies(scenario_.vehicle_classes[vehicle].kind)) continue;
      const auto improve = [&](Onward& known, const Stop& stop) {
        const Onward flight = leg(hub, vehicle, stop);
        if (flight.cost_h < known.cost_h) known = flight;
      };
      for (const Id<County> county : ids(scenario_.counties)) {
        improve(flights_to_counties_[terminal.index() * scenario_.counties.size() + county.index()], county);
      }
      for (const Id<Terminal> other : ids(scenario_.terminals)) {
        improve(flights_between_[terminal.index() * terminals + other.index()], other);
      }
    }
  }
}

ModeChoice::Onward ModeChoice::leg_of(const SurfaceClass& surface, sim::Duration on_links,
                                      sim::Duration transfer) const {
  if (on_links == TransportNetwork::kUnreachable) return {};
  const sim::Duration rests =
      surface.duty > sim::Duration{} ? on_links / surface.duty * surface.rest : sim::Duration{};
  const sim::Duration waiting = surface.overhead + rests + transfer;
  return {sim::to_seconds(on_links) * surface.cost_h_per_s + hours(waiting), on_links + waiting};
}

/// Improves what flights reach from a terminal by the surface vehicles based there.
void ModeChoice::go_by_surface(Id<Terminal> terminal) {
  const std::size_t terminals = scenario_.terminals.size();
  for (const SurfaceClass& surface : surface_[terminal]) {
    if (!serves(scenario_.terminals[terminal].kind, surface.kind)) continue;
    const std::vector<sim::Duration>& times =
        network_.times(surface.vehicle, scenario_.terminals[terminal].place);
    const bool anywhere = surface.kind == VehicleKind::kTruck || surface.kind == VehicleKind::kPorter;
    for (const Id<County> county : ids(scenario_.counties)) {
      if (!anywhere) break;
      const Onward way = leg_of(surface, times[scenario_.counties[county].seat.index()], {});
      Onward& known = onward(terminal, county);
      if (way.cost_h < known.cost_h) known = way;
    }
    for (const Id<Terminal> other : ids(scenario_.terminals)) {
      if (other == terminal || !serves(scenario_.terminals[other].kind, surface.kind)) continue;
      const sim::Duration time = times[scenario_.terminals[other].place.index()];
      const Onward way = leg_of(surface, time, transfer_[other]);
      Onward& known = between_[terminal.index() * terminals + other.index()];
      if (way.cost_h < known.cost_h) known = way;
    }
  }
}

/// Bellman's equation: on from every terminal by way of others. Those without vehicles are ends only.
void ModeChoice::go_by_terminals() {
  const std::size_t terminals = scenario_.terminals.size();
  for (bool changed = true; changed;) {
    changed = false;
    for (const Id<Terminal> terminal : with_vehicles_) {
      for (const Id<Terminal> other : with_vehicles_) {
        const Onward& first = between_[terminal.index() * terminals + other.index()];
        if (first.cost_h == kUnreachable) continue;
        for (const Id<County> county : ids(scenario_.counties)) {
          const Onward& rest = onward(other, county);
          Onward& known = onward(terminal, county);
          if (first.cost_h + rest.cost_h >= known.cost_h) continue;
          known = {first.cost_h + rest.cost_h, first.time + rest.time};
          changed = true;
        }
      }
    }
  }
}

void ModeChoice::bring_up_to_date() {
  if (epoch_ == network_.epoch()) return;
  epoch_ = network_.epoch();
  ways_.assign(hub_count(scenario_) * scenario_.counties.size(), {});
  onward_ = flights_to_counties_;
  between_ = flights_between_;
  for (const Id<Terminal> terminal : with_vehicles_) go_by_surface(terminal);
  const std::size_t terminals = scenario_.terminals.size();
  for (const Id<County> county : ids(scenario_.counties)) {
    for (const Id<Terminal> here : ids(scenario_.terminals)) {
      if (scenario_.terminals[here].place != scenario_.counties[county].seat) continue;
      onward(here, county) = {0, {}};
      for (const Id<Terminal> terminal : with_vehicles_) {
        const Onward& way = between_[terminal.index() * terminals + here.index()];
        if (way.cost_h < onward(terminal, county).cost_h) onward(terminal, county) = way;
      }
    }
  }
  go_by_terminals();
}

const std::vector<ModeChoice::Way>& ModeChoice::ways(Id<Hub> from, Id<County> to) {
  bring_up_to_date();
  auto& known = ways_[from.index() * scenario_.counties.size() + to.index()];
  if (!known) known = find_ways(from, to);
  return *known;
}

std::vector<ModeChoice::Way> ModeChoice::find_ways(Id<Hub> from, Id<County> to) {
  std::vector<Way> found;
  const auto consider = [&](Id<VehicleClass> vehicle, const Stop& stop, const Onward& rest) {
    if (rest.cost_h == kUnreachable) return;
    const Onward first = leg(from, vehicle, stop);
    if (first.cost_h == kUnreachable) return;
    const Way way{scenario_.vehicle_classes[vehicle].kind, stop, first.time + rest.time,
                  first.cost_h + rest.cost_h};
    const auto known = std::find_if(found.begin(), found.end(), [&](const Way& other) {
      return other.kind == way.kind && other.to == way.to;
    });
    if (known == found.end()) {
      found.push_back(way);
    } else if (way.cost_h < known->cost_h) {
      *known = way;
    }
  };
  const auto depot = depot_of(scenario_, from);
  for (const Id<VehicleClass> vehicle : fleets_.classes(from)) {
    consider(vehicle, to, {0, {}});
    if (depot) {
      for (const Id<Terminal> terminal : near_[*depot]) consider(vehicle, terminal, onward(terminal, to));
    } else {
      for (const Id<Terminal> terminal : ids(scenario_.terminals))
        consider(vehicle, terminal, onward(terminal, to));
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Way& x, const Way& y) { return x.cost_h < y.cost_h; });
  return found;
}

sim::Duration ModeChoice::journey_time(Id<Depot> from, Id<County> to, sim::Duration direct) {
  if (near_[from].empty()) return direct;
  bring_up_to_date();
  const bool reaches = direct != TransportNetwork::kUnreachable;
  double best_h = reaches ? sim::to_seconds(direct) * truck_h_per_s_ : kUnreachable;
  sim::Duration best = direct;
  const auto& times = network_.times(kPlanningClass, scenario_.depots[from].place);
  for (const Id<Terminal> terminal : near_[from]) {
    const sim::Duration drive = times[scenario_.terminals[terminal].place.index()];
    const Onward& rest = onward(terminal, to);
    if (drive == TransportNetwork::kUnreachable || rest.cost_h == kUnreachable) continue;
    const double cost_h = sim::to_seconds(drive) * truck_h_per_s_ + hours(transfer_[terminal]) + rest.cost_h;
    if (cost_h >= best_h) continue;
    best_h = cost_h;
    best = drive + transfer_[terminal] + rest.time;
  }
  return best;
}

}  // namespace surge::models
