// SPDX-License-Identifier: Apache-2.0
// A scenario as the model sees it: complete, checked, in SI units, immutable while replications run.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/catalogue/component.h"
#include "models/scenario/command.h"
#include "models/scenario/damage.h"
#include "models/scenario/demand.h"
#include "models/scenario/facilities.h"
#include "models/scenario/geography.h"
#include "models/scenario/item.h"

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
  std::string start;  ///< local date and time of impact, ISO 8601; labels only
  RunDefaults run;

  Table<Item> items;
  Table<Prefecture> prefectures;
  Table<Place> places;
  Table<County> counties;
  Table<Link> links;
  std::vector<RailSection> rail;
  std::vector<Airport> airports;

  Table<Depot> depots;
  std::vector<InitialStock> stock;
  Table<VehicleClass> vehicle_classes;
  std::vector<Fleet> fleets;
  Table<ProductionBase> bases;
  Table<ProductionLine> lines;

  std::vector<ComponentSpec> hazards;
  LinkDamage link_damage;
  Demand demand;
  Command command;
  std::vector<std::string> metrics;  ///< names from the metric catalogue, in the order of the result file
};

}  // namespace surge::models
