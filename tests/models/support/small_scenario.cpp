// SPDX-License-Identifier: Apache-2.0
#include "tests/models/support/small_scenario.h"

#include "models/catalogue/catalogues.h"
#include "models/units.h"
#include "sim/random/sampling.h"

namespace surge::models::testing {
namespace {

using sim::Distribution;
using std::chrono::hours;

Item item(std::string key, double mass_kg, double volume_m3) {
  Item row;
  row.key = key;
  row.name = {key, key};
  row.unit = key;
  row.mass_kg = mass_kg;
  row.volume_m3 = volume_m3;
  return row;
}

void add_county(Scenario& scenario, std::string key, GeoPoint position, double population) {
  const Id<Place> seat = scenario.places.add({key, {key, key}, position});
  County county;
  county.key = key;
  county.name = {key, key};
  county.seat = seat;
  county.population = population;
  county.household_size = 2;
  county.area_km2 = 100;
  scenario.counties.add(county);
}

void add_link(Scenario& scenario, std::size_t from, std::size_t to, double km) {
  Link link;
  link.from = Id<Place>{from};
  link.to = Id<Place>{to};
  link.link_class = LinkClass::kNational;
  link.length_m = km * 1000;
  link.capacity_per_h = 1000;
  scenario.links.add(link);
}

Depot depot(std::string key, Id<Place> place) {
  Depot row;
  row.key = key;
  row.name = {key, key};
  row.place = place;
  row.dock_rate_m3_per_s = 100 / kHour_s;
  return row;
}

VehicleClass truck() {
  VehicleClass vehicle;
  vehicle.key = "truck";
  vehicle.payload_kg = 10'000;
  vehicle.volume_m3 = 50;
  vehicle.speed_mps.fill(60 / 3.6);
  vehicle.loading_s = Distribution::constant(kHour_s);
  vehicle.unloading_s = Distribution::constant(kHour_s);
  return vehicle;
}

/// Half of the stretches of 60 km are closed at intensity 9; the local crew starts at once and takes 10 h.
LinkDamage link_damage() {
  LinkDamage damage;
  damage.fragility = {{LinkClass::kNational, Terrain::kBasin, LinkPart::kSurface, 60'000, {9, 9, 9, 9}, 0.5}};
  for (const DamageState state :
       {DamageState::kSlight, DamageState::kModerate, DamageState::kExtensive, DamageState::kComplete}) {
    damage.consequences.push_back(
        {LinkPart::kSurface, state, 0, 0, Distribution::constant(10 * kHour_s), 1, 1, 1});
  }
  damage.local_start_s = Distribution::constant(0);
  damage.repair = default_spec(repair_policy_catalogue().front());
  return damage;
}

Command command() {
  Command command;
  command.detection_s = Distribution::constant(kHour_s);
  command.decision_interval = hours(6);
  command.convoy_size = 5;
  command.minimum_load_share = 0.5;
  command.dispatch = {"nearest_first", {}};
  command.sourcing = default_spec(sourcing_policy_catalogue().front());
  command.information.first_report_s = Distribution::constant(kHour_s / 2);
  command.information.report_interval = hours(12);
  return command;
}

std::vector<std::string> all_metrics() {
  std::vector<std::string> names;
  for (const MetricDescription& metric : metric_catalogue()) names.push_back(metric.name);
  return names;
}

ComponentSpec earthquake(double magnitude, std::vector<GeoPoint> rupture) {
  ComponentSpec spec = default_spec(hazard_catalogue().front());
  spec.values["magnitude"] = magnitude;
  spec.values["rupture"] = std::move(rupture);
  return spec;
}

}  // namespace

Scenario small_scenario() {
  Scenario scenario;
  scenario.key = "small";
  scenario.run = {1, 10, hours(240), hours(6)};
  scenario.items.add(item("tent", 50, 0.25));
  scenario.items.add(item("water", 1, 0.001));
  add_county(scenario, "town", {104.0, 31.0}, 100);
  add_county(scenario, "near", {104.6, 31.0}, 1000);
  add_county(scenario, "far", {105.2, 31.0}, 1000);
  add_link(scenario, kTownSeat.index(), kNearSeat.index(), 60);
  add_link(scenario, kNearSeat.index(), kFarSeat.index(), 60);
  add_link(scenario, kTownSeat.index(), kFarSeat.index(), 240);
  const Id<Depot> store = scenario.depots.add(depot("depot", kTownSeat));
  scenario.stock = {{store, kTent, 1000}, {store, kWater, 100'000}};
  const Id<VehicleClass> vehicle = scenario.vehicle_classes.add(truck());
  scenario.fleets = {{hub_of(store), vehicle, 10}};
  scenario.link_damage = link_damage();
  scenario.demand.vulnerability = {{7, {0, 0, 0, 0}}, {8, {0.5, 0.5, 0.1, 0.01}}};
  scenario.demand.needs = {
      {kTent, PopulationGroup::kDisplaced, NeedBasis::kHousehold, NeedKind::kOneOff, 1, {}, {}, 1, 1},
      {kWater,
       PopulationGroup::kDisplaced,
       NeedBasis::kPerson,
       NeedKind::kRecurring,
       10,
       {},
       hours(240),
       2,
       1}};
  scenario.command = command();
  scenario.team_rules.policy = default_spec(team_policy_catalogue().front());
  scenario.medical.rules.evacuation = default_spec(evacuation_policy_catalogue().front());
  scenario.metrics = all_metrics();
  return scenario;
}

Team team_of(std::string key, TeamKind kind, double work_rate, double mobilisation_s) {
  Team team;
  team.key = key;
  team.name = {key, key};
  team.kind = kind;
  team.home = kTownSeat;
  team.vehicle = kTruck;
  team.persons = 40;
  team.work_rate = work_rate;
  team.mobilisation_s = Distribution::constant(mobilisation_s);
  team.shift = hours(12);
  team.stays = hours(24 * 365);
  team.self_sufficient = hours(24 * 365);
  return team;
}

Id<Conversion> add_converting_line(Scenario& scenario, Id<Depot> store, Id<Item> item, double units_per_s) {
  const std::string number = std::to_string(scenario.lines.size());
  const Id<Enterprise> enterprise =
      scenario.enterprises.add({"firm" + number, {"firm", ""}, Ownership::kPrivate, false});
  Plant plant;
  plant.key = "plant" + number;
  plant.enterprise = enterprise;
  plant.store = store;
  ProductionLine line;
  line.key = "line" + number;
  line.plant = scenario.plants.add(plant);
  Conversion conversion;
  conversion.key = line.key + "/" + scenario.items[item].key;
  conversion.line = scenario.lines.add(line);
  conversion.item = item;
  conversion.nominal_units_per_s = units_per_s;
  const Id<Conversion> id = scenario.conversions.add(conversion);
  scenario.command.plan.conversions.push_back(id);
  return id;
}

Impact impact(const Scenario& scenario, double county_intensity, double link_intensity) {
  return {{},
          8.0,
          PerRow<County, double>(scenario.counties.size(), county_intensity),
          PerRow<Link, double>(scenario.links.size(), link_intensity),
          {},
          {},
          {},
          {},
          {}};
}

Scenario random_scenario(std::uint64_t seed) {
  sim::Stream stream = sim::StreamSource(seed, 0).stream(sim::Cause("random scenario"));
  const auto between = [&](int low, int high) {
    return low + static_cast<int>(sim::uniform_int(stream, static_cast<std::uint64_t>(high - low + 1)));
  };
  Scenario scenario = small_scenario();
  scenario.run.horizon = hours(24 * between(1, 20));
  const int counties = between(0, 9);
  for (int i = 0; i < counties; ++i) {
    const std::size_t place = scenario.places.size();
    add_county(scenario, "county" + std::to_string(i),
               {sim::uniform(stream, 103, 106), sim::uniform(stream, 30, 33)},
               sim::uniform(stream, 0, 50'000));
    for (int roads = between(1, 3); roads > 0; --roads) {
      add_link(scenario, place, static_cast<std::size_t>(between(0, static_cast<int>(place) - 1)),
               sim::uniform(stream, 1, 300));
    }
  }
  for (int i = between(0, 3); i > 0; --i) {
    const Id<Depot> added = scenario.depots.add(
        depot("depot" + std::to_string(i),
              Id<Place>{static_cast<std::size_t>(between(0, static_cast<int>(scenario.places.size()) - 1))}));
    scenario.stock.push_back({added, kTent, between(0, 20'000)});
    scenario.fleets.push_back({hub_of(added), kTruck, between(0, 200)});
  }
  add_converting_line(scenario, kDepot, kTent, sim::uniform(stream, 0.001, 0.1));
  Conversion& conversion = *(scenario.conversions.end() - 1);
  conversion.approval_s = Distribution::exponential(5 * kHour_s);
  conversion.setup_s = Distribution::uniform(kHour_s, 100 * kHour_s);
  conversion.ramp_s = Distribution::uniform(0, between(1, 100) * kHour_s);
  conversion.ramp_start = sim::uniform(stream, 0, 1);
  for (DamageConsequence& row : scenario.link_damage.consequences) {
    row.effort_s = Distribution::lognormal(30 * kHour_s, 1);
    row.passable_after = sim::uniform(stream, 0, 1);
  }
  scenario.demand.uncertainty_sigma = 0.3;
  scenario.command.information.error_sigma = 0.5;
  scenario.command.information.first_report_s = Distribution::lognormal(3 * kHour_s, 1);
  scenario.command.convoy_size = between(1, 30);
  scenario.command.dispatch.kind = between(0, 1) == 0 ? "nearest_first" : "proportional";
  scenario.hazards = {earthquake(sim::uniform(stream, 6, 8.5), {{104.0, 31.0}, {105.0, 32.0}})};
  return scenario;
}

}  // namespace surge::models::testing
