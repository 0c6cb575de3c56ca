// SPDX-License-Identifier: Apache-2.0
// A convoy: trucks of one class that carry one load from a depot to a county and come home.
#pragma once

#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "sim/process.h"

namespace surge::models {

class World;

struct CargoLine {
  Id<Item> item;
  Quantity quantity = 0;  ///< > 0
  Id<Item> serves;        ///< the item it is sent for; another one where it is a substitute
  double per_served = 1;  ///< units sent for one of that item, > 0
};

/// Units of the item a cargo line serves that it stands for.
Quantity served_units(const CargoLine& line);

/// A part of a loaded cargo line and where it came from.
struct LoadedLot {
  Id<Item> item;
  Quantity quantity = 0;
  Source source;
};

/// Trucks and goods that are already set aside for it.
struct ConvoyOrder {
  Id<Depot> from;
  Id<County> to;
  Id<VehicleClass> vehicle;
  int trucks = 0;  ///< >= 1
  std::vector<CargoLine> cargo;
  double mass_kg = 0;
  double volume_m3 = 0;
  std::vector<LoadedLot> loaded;  ///< filled at the dock
};

/// Waits for the depot's mobilisation, gate and a dock, loads, drives, unloads, drives home. If expiry or
/// damage has left nothing to load, the trucks stay.
sim::Process run_convoy(World& world, ConvoyOrder order);

}  // namespace surge::models
