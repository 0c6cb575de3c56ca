// SPDX-License-Identifier: Apache-2.0
// Goods that come in at a depot: they need an open gate, room, and a dock, which they share with what goes
// out.
#pragma once

#include <vector>

#include "models/reserve/lot_shelf.h"
#include "models/scenario/scenario.h"
#include "sim/process.h"
#include "sim/resource.h"
#include "sim/task.h"

namespace surge::models {

class World;

struct ItemLot {
  Id<Item> item;
  Lot lot;
};

/// Goods on their way to a depot, counted as in transit.
struct Consignment {
  Id<Depot> to;
  std::vector<ItemLot> goods;
};

Quantity units_in(const Consignment& consignment);

/// Waits for the end of an outage, opening hours, room for a first unit and a dock; then unloads what fits at
/// the dock's rate and puts it on the shelves. What does not fit waits at the gate for room.
sim::Task<> receive(World& world, Consignment consignment);

/// The same as a process of its own.
sim::Process take_delivery(World& world, Consignment consignment);

/// Waits until the depot works and is open.
sim::Task<> wait_for_gate(World& world, Id<Depot> depot);

/// Waits for a dock of a depot that works and is open then.
sim::Task<sim::Holding> open_dock(World& world, Id<Depot> depot);

/// How long one dock handles a volume at the capacity there is now. Precondition: the depot works.
sim::Duration handling_time(const World& world, Id<Depot> depot, double volume_m3);

}  // namespace surge::models
