// SPDX-License-Identifier: Apache-2.0
// Emergency goods (物资).
#pragma once

#include <optional>
#include <string>

#include "models/id.h"
#include "models/scenario/common.h"
#include "sim/time.h"

namespace surge::models {

/// The six categories of the catalogue, and what goods are made of.
enum class ItemCategory {
  kMonitoringAndWarning,
  kProtection,
  kRescue,
  kMedical,
  kShelterAndLiving,
  kFoodAndWater,
  kMaterial,  ///< goes into goods; nobody needs it for itself
};

enum class TemperatureClass { kAmbient, kCool, kFrozen };

/// One kind of goods.
struct Item {
  std::string key{};  ///< unique in the scenario, e.g. "tent"
  BilingualName name{};
  ItemCategory category = ItemCategory::kShelterAndLiving;
  std::string unit{};                         ///< what one Quantity counts, e.g. "tent", "kg", "L"
  double mass_kg = 0;                         ///< of one unit, > 0
  double volume_m3 = 0;                       ///< of one unit as packed for transport, > 0
  double value_cny = 0;                       ///< of one unit, >= 0
  std::optional<sim::Duration> shelf_life{};  ///< none: does not expire
  TemperatureClass temperature = TemperatureClass::kAmbient;
};

/// Another item that does the service of one, and how much of it.
struct Substitute {
  Id<Item> item{};
  Id<Item> substitute{};
  double ratio = 1;  ///< units of the substitute for one unit of the item, > 0
};

/// One component of a kit (bill of items).
struct KitLine {
  Id<Item> kit{};
  Id<Item> component{};
  Quantity quantity = 0;  ///< in one kit, >= 1
};

}  // namespace surge::models
