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
};

/// Waits for the depot's mobilisation and a dock, loads, drives, unloads, drives home.
sim::Process run_convoy(World& world, ConvoyOrder order);

}  // namespace surge::models
