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
#include "models/scenario/item.h"
#include "models/scenario/production.h"
#include "models/scenario/reserve.h"
#include "models/scenario/supply.h"

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
  std::vector<RailSection> rail;
  std::vector<Airport> airports;

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
  LinkDamage link_damage;
  Demand demand;
  Command command;
  std::vector<std::string> metrics;  ///< names from the metric catalogue, in the order of the result file
};

/// Stock that a depot holds.
inline Source physical_source(const Scenario& scenario, Id<Depot> depot) {
  const auto enterprise = scenario.depots[depot].enterprise;
  return source_of(SourceKind::kPhysical, enterprise ? &scenario.enterprises[*enterprise] : nullptr);
}

}  // namespace surge::models
