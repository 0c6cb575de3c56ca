// SPDX-License-Identifier: Apache-2.0
#include "tests/models/support/random_transport.h"

#include <string>
#include <utility>
#include <vector>

#include "models/catalogue/catalogues.h"
#include "models/units.h"
#include "sim/random/sampling.h"
#include "tests/models/support/random_draws.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models::testing {
namespace {

using sim::Distribution;
using std::chrono::hours;
using std::chrono::minutes;

constexpr double kKmh_mps = 1 / 3.6;

class RandomTransport : RandomDraws {
 public:
  explicit RandomTransport(std::uint64_t seed)
      : RandomDraws(sim::StreamSource(seed, 2).stream(sim::Cause("random transport"))),
        scenario_(random_scenario(seed)) {}

  Scenario build() {
    scenario_.time_of_day = hours(below(24));
    add_roads();
    add_network(LinkClass::kRail, TerminalKind::kRailYard);
    add_network(LinkClass::kWater, TerminalKind::kPort);
    vary_links();
    vary_counties();
    for (const TerminalKind kind :
         {TerminalKind::kAirport, TerminalKind::kHeliport, TerminalKind::kTransferPoint}) {
      for (int i = below(4); i > 0; --i) add_terminal(kind, any_of(scenario_.places));
    }
    add_vehicles();
    add_fleets();
    set_rules();
    add_damage();
    add_teams();
    add_closures();
    return std::move(scenario_);
  }

 private:
  Terrain any_terrain() { return chance(0.5) ? Terrain::kBasin : Terrain::kMountain; }

  void add_link(Id<Place> from, Id<Place> to, LinkClass link_class, LinkDirection direction) {
    Link link;
    link.from = from;
    link.to = to;
    link.link_class = link_class;
    link.direction = direction;
    link.length_m = between(1, 200) * kMetresPerKm;
    scenario_.links.add(link);
  }

  /// Places outside the counties, and more roads.
  void add_roads() {
    for (int i = below(4); i > 0; --i) {
      const std::string key = "town" + std::to_string(i);
      const Id<Place> neighbour = any_of(scenario_.places);
      const Id<Place> town = scenario_.places.add({key, {key, key}, {between(103, 106), between(30, 33)}});
      add_link(neighbour, town, LinkClass::kProvincial, LinkDirection::kBoth);
    }
    for (int i = below(6); i > 0; --i) add_detour(LinkClass::kNational);
    for (Link& link : scenario_.links) link.link_class = static_cast<LinkClass>(below(kRoadClasses));
  }

  /// Beside what joins the places already, and so perhaps one-way.
  void add_detour(LinkClass link_class) {
    const Id<Place> from = any_of(scenario_.places);
    const Id<Place> to = any_of(scenario_.places);
    if (from == to) return;
    add_link(from, to, link_class, chance(0.5) ? LinkDirection::kForward : LinkDirection::kBoth);
  }

  /// A railway or waterway from a depot past some places, with terminals at most of these.
  void add_network(LinkClass link_class, TerminalKind terminals) {
    if (chance(0.2)) return;
    std::vector<Id<Place>> stations{scenario_.depots[any_of(scenario_.depots)].place};
    for (int i = 1 + below(4); i > 0; --i) {
      const Id<Place> next = any_of(scenario_.places);
      if (next == stations.back()) continue;
      add_link(stations.back(), next, link_class, LinkDirection::kBoth);
      if (chance(0.3)) add_link(stations.front(), next, link_class, LinkDirection::kForward);
      stations.push_back(next);
    }
    for (const Id<Place> place : stations) {
      if (chance(0.8)) add_terminal(terminals, place);
    }
  }

  void vary_links() {
    for (Link& link : scenario_.links) {
      link.terrain = any_terrain();
      link.capacity_per_h = chance(0.2) ? 1000 : between(0.5, 20);
      if (chance(0.3)) link.speed_limit_mps = between(10, 80) * kKmh_mps;
      link.bridge_share = between(0, 0.4);
      link.tunnel_share = between(0, 0.4);
    }
  }

  /// And what strikes them: enough need to keep all fleets busy.
  void vary_counties() {
    for (County& county : scenario_.counties) {
      county.terrain = any_terrain();
      county.elevation_m = between(0, 4500);
      county.population = between(1000, 100'000);
    }
    scenario_.demand.vulnerability.front().intensity = 5;
    scenario_.demand.vulnerability.back().intensity = 6;
    scenario_.hazards[0].values["magnitude"] = between(7, 8.5);
    for (InitialStock& stock : scenario_.stock) stock.quantity *= 1 + below(20);
  }

  void add_terminal(TerminalKind kind, Id<Place> place) {
    Terminal terminal;
    terminal.key = "terminal" + std::to_string(scenario_.terminals.size());
    terminal.kind = kind;
    terminal.place = place;
    terminal.position = scenario_.places[place].position;
    terminal.position.lon_deg += between(-0.1, 0.1);
    terminal.elevation_m = between(0, 4500);
    terminal.handling_m3_per_s = between(5, 200) / kHour_s;
    terminal.stands = 1 + below(4);
    terminal.storage_m3 = chance(0.5) ? between(10, 100) : between(100, 2000);
    terminal.transfer_s = up_to(6 * kHour_s);
    if (kind == TerminalKind::kAirport) {
      terminal.runway_m = between(0, 4000);
      terminal.movements_per_h = between(1, 20);
    }
    if (chance(0.3)) {
      terminal.opens = hours(below(12));
      terminal.closes = terminal.opens + hours(1 + below(12));
    }
    scenario_.terminals.add(terminal);
  }

  VehicleClass vehicle(VehicleKind kind, double payload_kg, double volume_m3) {
    VehicleClass row;
    row.key = "class" + std::to_string(scenario_.vehicle_classes.size());
    row.kind = kind;
    row.payload_kg = payload_kg;
    row.volume_m3 = volume_m3;
    row.loading_s = up_to(2 * kHour_s);
    row.unloading_s = up_to(2 * kHour_s);
    if (chance(0.5)) {
      row.duty = minutes(30 + below(600));
      row.rest = hours(1 + below(12));
      row.crews = 1 + below(2);
    }
    row.refuelling = minutes(below(90));
    row.convoy_size = below(10);
    row.cost_cny_per_s = payload_kg / 1000 * between(0, 40) / kHour_s;
    return row;
  }

  void add_road_vehicle(VehicleClass row, double fastest_kmh) {
    for (std::size_t road = 0; road < kRoadClasses; ++road) {
      row.speed_mps[road] = between(0.3, 1) * fastest_kmh * kKmh_mps;
    }
    row.mountain_speed_share = between(0.3, 1);
    row.road_units = between(0.2, 3);
    scenario_.vehicle_classes.add(row);
  }
  void add_line_vehicle(VehicleClass row, LinkClass link_class, double fastest_kmh) {
    row.speed_mps[static_cast<std::size_t>(link_class)] = between(0.3, 1) * fastest_kmh * kKmh_mps;
    row.cost_cny_per_s /= 10;
    scenario_.vehicle_classes.add(row);
  }
  void add_flying_vehicle(VehicleClass row, double fastest_kmh, double range_km) {
    row.flight.speed_mps = between(0.3, 1) * fastest_kmh * kKmh_mps;
    row.range_m = chance(0.3) ? 0 : between(0.2, 1) * range_km * kMetresPerKm;
    row.flight.daylight_only = chance(0.5);
    row.flight.weather_limited = chance(0.5);
    if (row.kind == VehicleKind::kAircraft) row.flight.runway_m = between(0, 3000);
    if (row.kind == VehicleKind::kHelicopter) {
      row.flight.payload_loss_per_km = between(0, 0.15);
      row.flight.ceiling_m = between(2000, 6000);
    }
    scenario_.vehicle_classes.add(row);
  }

  /// The first class is the truck of the small scenario.
  void add_vehicles() {
    VehicleClass& truck = scenario_.vehicle_classes[kTruck];
    truck.speed_mps[static_cast<std::size_t>(LinkClass::kRail)] = 0;
    truck.speed_mps[static_cast<std::size_t>(LinkClass::kWater)] = 0;
    truck.cost_cny_per_s = between(0, 800) / kHour_s;
    VehicleClass van = vehicle(VehicleKind::kTruck, between(1000, 5000), between(5, 20));
    if (chance(0.5)) van.range_m = between(100, 500) * kMetresPerKm;
    add_road_vehicle(van, 100);
    add_road_vehicle(vehicle(VehicleKind::kTruck, between(15'000, 30'000), between(50, 100)), 80);
    VehicleClass porter = vehicle(VehicleKind::kPorter, between(50, 100), between(0.3, 1));
    porter.blocked_speed_mps = between(0.5, 3) * kKmh_mps;
    porter.convoy_size = 200;
    add_road_vehicle(porter, 5);
    add_line_vehicle(vehicle(VehicleKind::kTrain, 60'000, 100), LinkClass::kRail, 120);
    add_line_vehicle(vehicle(VehicleKind::kVessel, between(50'000, 500'000), between(50, 1000)),
                     LinkClass::kWater, 30);
    VehicleClass plane = vehicle(VehicleKind::kAircraft, between(5000, 40'000), between(20, 150));
    add_flying_vehicle(plane, 700, 4000);
    plane.key = "airdrop";
    plane.flight.airdrop_loss = between(0, 0.5);
    add_flying_vehicle(plane, 500, 3000);
    add_flying_vehicle(vehicle(VehicleKind::kHelicopter, between(1000, 8000), between(5, 30)), 250, 800);
    add_flying_vehicle(vehicle(VehicleKind::kDrone, between(60, 500), between(0.3, 3)), 100, 400);
  }

  bool can_be_based(const Terminal& terminal, VehicleKind kind) const {
    switch (kind) {
      case VehicleKind::kTruck:
        return true;
      case VehicleKind::kPorter:
        return terminal.kind == TerminalKind::kTransferPoint;
      case VehicleKind::kTrain:
        return terminal.kind == TerminalKind::kRailYard;
      case VehicleKind::kVessel:
        return terminal.kind == TerminalKind::kPort;
      case VehicleKind::kAircraft:
        return terminal.kind == TerminalKind::kAirport;
      case VehicleKind::kHelicopter:
      case VehicleKind::kDrone:
        return terminal.kind == TerminalKind::kAirport || terminal.kind == TerminalKind::kHeliport;
    }
    return false;
  }

  void add_fleets() {
    for (Fleet& fleet : scenario_.fleets) fleet.count = below(30);
    for (const Id<VehicleClass> id : ids(scenario_.vehicle_classes)) {
      const VehicleKind kind = scenario_.vehicle_classes[id].kind;
      const int most = kind == VehicleKind::kPorter ? 200 : kind == VehicleKind::kTrain ? 40 : 10;
      for (const Id<Depot> depot : ids(scenario_.depots)) {
        const bool lives_there = kind == VehicleKind::kTruck || kind >= VehicleKind::kHelicopter;
        if (lives_there && chance(0.3)) scenario_.fleets.push_back({hub_of(depot), id, below(most)});
      }
      for (const Id<Terminal> terminal : ids(scenario_.terminals)) {
        if (!can_be_based(scenario_.terminals[terminal], kind) || chance(0.4)) continue;
        scenario_.fleets.push_back({hub_of(scenario_, terminal), id, below(most)});
      }
    }
  }

  void set_rules() {
    Transport& transport = scenario_.transport;
    transport.ordinary_share = between(0, 0.9);
    transport.relief_priority = between(0, 1);
    if (chance(0.5)) transport.driver_news = minutes(below(600));
    if (chance(0.7)) transport.wait_limit = hours(1 + below(12));
    transport.value_of_time_cny_per_th = between(1, 500);
    transport.patience = hours(below(48));
    transport.weather = {between(0.3, 1), between(0.3, 1), hours(1 + below(24))};
    if (chance(0.3)) scenario_.command.minimum_load_share = 0;
    for (Depot& depot : scenario_.depots) depot.docks = 1 + below(3);
  }

  /// Every part of every class of links; half of the states close it.
  void add_damage() {
    LinkDamage& damage = scenario_.link_damage;
    damage.fragility.clear();
    damage.consequences.clear();
    constexpr LinkPart kParts[] = {LinkPart::kSurface, LinkPart::kSlope, LinkPart::kBridge,
                                   LinkPart::kTunnel};
    for (std::size_t link_class = 0; link_class < kLinkClasses; ++link_class) {
      for (const Terrain terrain : {Terrain::kBasin, Terrain::kMountain}) {
        for (const LinkPart part : kParts) {
          const double median = between(7, 10);
          damage.fragility.push_back({static_cast<LinkClass>(link_class),
                                      terrain,
                                      part,
                                      50'000,
                                      {median, median + 0.5, median + 1, median + 2},
                                      between(0.3, 1)});
        }
      }
    }
    for (const LinkPart part : kParts) {
      for (const DamageState state :
           {DamageState::kSlight, DamageState::kModerate, DamageState::kExtensive, DamageState::kComplete}) {
        const bool closed = chance(0.5);
        damage.consequences.push_back({part, state, closed ? 0 : between(0.2, 1),
                                       closed ? 0 : between(0.2, 1),
                                       Distribution::lognormal(between(1, 40) * kHour_s, 1), between(0, 1),
                                       between(0.2, 1), between(0.2, 1)});
      }
    }
    damage.local_start_s = up_to(2 * kDay_s);
    if (chance(0.5)) damage.local_crews = 0;
  }

  void add_teams() {
    LinkDamage& damage = scenario_.link_damage;
    for (int i = below(5); i > 0; --i) {
      Team team;
      team.key = "team" + std::to_string(i);
      team.kind = TeamKind::kEngineering;
      team.home = any_of(scenario_.places);
      team.vehicle = Id<VehicleClass>{static_cast<std::size_t>(below(3))};
      team.vehicles = 1 + below(5);
      team.persons = 10;
      team.work_rate = between(0.5, 8);
      team.mobilisation_s = up_to(kDay_s);
      team.shift = hours(12);
      team.rest = hours(chance(0.5) ? 0 : 6);
      team.stays = hours(24 * (1 + below(20)));
      scenario_.teams.add(team);
    }
    const auto policies = repair_policy_catalogue();
    damage.repair =
        default_spec(policies[static_cast<std::size_t>(below(static_cast<int>(policies.size())))]);
    for (int i = below(5); i > 0; --i) scenario_.command.plan.links.push_back(any_of(scenario_.links));
  }

  void add_closures() {
    const int days = static_cast<int>(scenario_.run.horizon / hours(24));
    for (int i = below(30); i > 0; --i) {
      LinkClosure closure{any_of(scenario_.links), minutes(below(24 * 60 * days)), {}, 0, 0};
      if (chance(0.9)) closure.ends = closure.begins + hours(1 + below(24));
      if (chance(0.3)) closure.speed_share = closure.capacity_share = between(0.2, 1);
      scenario_.link_closures.push_back(closure);
    }
  }

  Scenario scenario_;
};

}  // namespace

Scenario random_multimodal(std::uint64_t seed) {
  return RandomTransport(seed).build();
}

}  // namespace surge::models::testing
