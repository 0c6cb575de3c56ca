// SPDX-License-Identifier: Apache-2.0
// Where goods come from and what carries them: depots with stock, production bases, fleets.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "models/id.h"
#include "models/scenario/geography.h"
#include "models/scenario/item.h"
#include "sim/random/distribution.h"

namespace surge::models {

/// Who runs a depot and whom it serves.
enum class DepotLevel { kCentral, kProvincial, kRegional, kPrefecture, kEnterprise };

/// A warehouse that stores, loads and dispatches goods (实物储备), or the finished-goods store of a
/// production base.
struct Depot {
  std::string key;
  BilingualName name;
  DepotLevel level = DepotLevel::kPrefecture;
  Ownership ownership = Ownership::kState;
  Id<Place> place;
  int docks = 1;                     ///< convoys loaded at the same time, >= 1
  double dock_rate_m3_per_s = 0;     ///< goods loaded by one dock, > 0
  sim::Distribution mobilisation_s;  ///< from the first order to the first loading [s], >= 0
};

/// Stock of one item at the moment the disaster strikes.
struct InitialStock {
  Id<Depot> depot;
  Id<Item> item;
  Quantity quantity = 0;  ///< >= 0
};

/// A class of trucks.
struct VehicleClass {
  std::string key;
  BilingualName name;
  double payload_kg = 0;                         ///< > 0
  double volume_m3 = 0;                          ///< of the load space, > 0
  std::array<double, kRoadClasses> speed_mps{};  ///< by RoadClass on an undamaged road, > 0
  sim::Distribution loading_s;    ///< placing, securing, papers; beside the dock's handling of goods [s]
  sim::Distribution unloading_s;  ///< at the receiving county [s]
};

/// Trucks of one class that are based at a depot.
struct Fleet {
  Id<Depot> home;
  Id<VehicleClass> vehicle;
  int count = 0;  ///< >= 0
};

/// A site of the production-capacity reserve (产能储备基地). Its goods leave through `store`.
struct ProductionBase {
  std::string key;
  BilingualName name;
  Ownership ownership = Ownership::kMixed;
  Id<Depot> store;
};

/// A flexible line with one conversion plan (转产): peacetime product -> emergency item.
struct ProductionLine {
  std::string key;
  BilingualName name;
  Id<ProductionBase> base;
  std::string peacetime_product;
  double peacetime_value_cny_per_s = 0;  ///< value of peacetime output lost while converted, >= 0
  Id<Item> item;                         ///< what the line makes when converted
  sim::Distribution approval_s;          ///< order to permission [s]
  sim::Distribution setup_s;             ///< moving and setting up equipment until the first article [s]
  sim::Duration ramp{};   ///< first article to nominal rate, output rising linearly from `ramp_start`
  double ramp_start = 0;  ///< share of the nominal rate at the first article, [0, 1]
  double nominal_units_per_s = 0;  ///< > 0
};

}  // namespace surge::models
