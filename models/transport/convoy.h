// SPDX-License-Identifier: Apache-2.0
// A convoy: vehicles of one class that carry one load from their hub to a county or terminal and come home.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "models/id.h"
#include "models/reserve/lot_shelf.h"
#include "models/scenario/scenario.h"
#include "models/transport/stop.h"
#include "sim/process.h"

namespace surge::models {

class World;
struct Trip;

struct CargoLine {
  Id<Item> item;
  Quantity quantity = 0;  ///< > 0
  Id<Item> serves;        ///< the item it is sent for; another one where it is a substitute
  double per_served = 1;  ///< units sent for one of that item, > 0
  Id<County> county{};    ///< it is for
  Id<Depot> origin{};     ///< the depot it was sent from
  /// What carried it so far; after several legs the last that was no truck.
  VehicleKind carried_by = VehicleKind::kTruck;
};

/// Units of the item a cargo line serves that it stands for.
Quantity served_units(const CargoLine& line);

/// A part of a loaded cargo line and where it came from.
struct LoadedLot {
  std::size_t line = 0;  ///< position in the cargo
  Id<Item> item;
  Lot lot;
};

/// Vehicles and goods that are already set aside for it.
struct ConvoyOrder {
  Id<Hub> from;
  Stop to;
  Id<VehicleClass> vehicle;
  int vehicles = 0;  ///< >= 1
  std::vector<CargoLine> cargo;
  double mass_kg = 0;
  double volume_m3 = 0;
  std::vector<LoadedLot> loaded;  ///< filled at the dock; a terminal fills it before
  const Trip* trip = nullptr;     ///< on the surface, once loaded
  std::size_t place_in_list = 0;  ///< kept by ConvoyList
};

/// Counts of convoys since the start of the run.
struct ConvoyTotals {
  std::size_t sent = 0;
  std::array<std::size_t, kVehicleKinds> vehicles_sent{};  ///< by VehicleKind
  std::size_t delivered = 0;                               ///< to counties
};

/// Whether goods on board wait before a closed or full link.
bool held_up(const World& world, const ConvoyOrder& order);

/// Waits for the hub's gate and a dock or stand, loads, travels, unloads, travels home. If expiry or damage
/// has left nothing to load, the vehicles stay. A convoy that gives up on the way brings its load back.
sim::Process run_convoy(World& world, ConvoyOrder order);

}  // namespace surge::models
