// SPDX-License-Identifier: Apache-2.0
// A scenario as the model sees it: complete, checked, in SI units, immutable while replications run.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/catalogue/component.h"
#include "models/scenario/command.h"
#include "models/scenario/damage.h"
#include "models/scenario/demand.h"
#include "models/scenario/enterprise.h"
#include "models/scenario/fleet.h"
#include "models/scenario/geography.h"
#include "models/scenario/hazard_catalogue.h"
#include "models/scenario/item.h"
#include "models/scenario/medical.h"
#include "models/scenario/production.h"
#include "models/scenario/reserve.h"
#include "models/scenario/shake_map.h"
#include "models/scenario/supply.h"
#include "models/scenario/team.h"
#include "models/scenario/transport.h"

namespace surge::models {

struct RunDefaults {
  std::uint64_t seed = 1;
  int replications = 100;           ///< >= 1
  sim::Duration horizon{};          ///< simulated time after the disaster strikes, > 0
  sim::Duration sample_interval{};  ///< spacing of the time series, > 0, divides the horizon
};

/// A note on a run that is not an error, e.g. "depot X cannot be reached by road". Shown by `validate`, kept
/// in the result file.
struct Warning {
  std::string text;
};

struct Scenario {
  std::string key;  ///< folder name, e.g. "longmenshan-m8"
  BilingualName title;
  std::string description;
  std::string start;            ///< local date and time of impact, ISO 8601
  sim::Duration time_of_day{};  ///< of the impact, from `start`: [0, 24 h)
  RunDefaults run;

  Table<Item> items;
  std::vector<Substitute> substitutes;  ///< of an item in order of preference
  std::vector<KitLine> kits;
  Table<Prefecture> prefectures;
  Table<Place> places;
  Table<County> counties;
  Table<Link> links;
  Table<Terminal> terminals;

  Table<Enterprise> enterprises;
  Table<Depot> depots;
  std::vector<InitialStock> stock;
  std::vector<StockLot> lots;
  std::vector<CollectionPoint> collection_points;
  std::vector<Customers> customers;
  std::vector<Replenishment> replenishment;
  std::vector<Rotation> rotation;
  Peacetime peacetime;
  Table<VehicleClass> vehicle_classes;
  std::vector<Fleet> fleets;
  Table<LabourCalendar> calendars;
  Table<ProductionBase> bases;
  Table<Plant> plants;
  Table<ProductionLine> lines;
  Table<Conversion> conversions;
  Table<EquipmentMaker> equipment_makers;
  Table<Supplier> suppliers;
  Production production;
  Table<Agreement> agreements;
  std::vector<Market> markets;
  std::vector<Aid> aid;
  std::vector<DonationStream> donations;
  std::vector<Outage> outages;
  std::array<std::optional<FacilityFragility>, kFacilityKinds> facility_fragility;  ///< by FacilityKind

  std::vector<ComponentSpec> hazards;
  std::vector<CatalogueEvent> hazard_catalogue;
  ShakeMap shake_map;  ///< of the main shock; empty where no hazard uses one
  Transport transport;
  LinkDamage link_damage;
  std::vector<LinkClosure> link_closures;
  Table<Team> teams;
  TeamRules team_rules;
  Demand demand;
  Medical medical;
  Command command;
  std::vector<std::string> metrics;  ///< names from the metric catalogue, in the order of the result file
};

/// Stock that a depot holds.
inline Source physical_source(const Scenario& scenario, Id<Depot> depot) {
  const auto enterprise = scenario.depots[depot].enterprise;
  return source_of(SourceKind::kPhysical, enterprise ? &scenario.enterprises[*enterprise] : nullptr);
}

inline GeoPoint seat_position(const Scenario& scenario, Id<County> county) {
  return scenario.places[scenario.counties[county].seat].position;
}
/// The county whose seat each place is, if any.
inline PerRow<Place, std::optional<Id<County>>> counties_by_place(const Scenario& scenario) {
  PerRow<Place, std::optional<Id<County>>> counties(scenario.places.size());
  for (const Id<County> county : ids(scenario.counties)) counties[scenario.counties[county].seat] = county;
  return counties;
}

inline Id<Hub> hub_of(Id<Depot> depot) {
  return Id<Hub>(depot.index());
}
inline Id<Hub> hub_of(const Scenario& scenario, Id<Terminal> terminal) {
  return Id<Hub>(scenario.depots.size() + terminal.index());
}
inline std::size_t hub_count(const Scenario& scenario) {
  return scenario.depots.size() + scenario.terminals.size();
}
/// None for a terminal.
inline std::optional<Id<Depot>> depot_of(const Scenario& scenario, Id<Hub> hub) {
  return hub.index() < scenario.depots.size() ? std::optional(Id<Depot>(hub.index())) : std::nullopt;
}
/// None for a depot.
inline std::optional<Id<Terminal>> terminal_of(const Scenario& scenario, Id<Hub> hub) {
  const std::size_t depots = scenario.depots.size();
  return hub.index() < depots ? std::nullopt : std::optional(Id<Terminal>(hub.index() - depots));
}
inline Id<Place> place_of(const Scenario& scenario, Id<Hub> hub) {
  const auto depot = depot_of(scenario, hub);
  return depot ? scenario.depots[*depot].place : scenario.terminals[*terminal_of(scenario, hub)].place;
}

}  // namespace surge::models
