// SPDX-License-Identifier: Apache-2.0
// Vehicles that travel together on the surface, and how far they are.
#pragma once

#include <cstdint>
#include <vector>

#include "models/id.h"
#include "models/transport/link_load.h"
#include "models/transport/transport_network.h"
#include "sim/signal.h"

namespace surge::models {

/// What counts towards the next stop.
struct Endurance {
  sim::Duration driven{};  ///< since the last rest
  double unfuelled_m = 0;  ///< since the last filling
};

/// When a trip passes one link, as planned now.
struct TripStep {
  Id<Link> link;
  LinkEnd at = LinkEnd::kFrom;  ///< where it enters
  sim::Time enter{};
  sim::Time leave{};
  Endurance after;             ///< at the end of the link
  std::uint32_t bookings = 0;  ///< of the trip, up to and with this link
};

/// Lives as long as the process that drives it.
struct Trip {
  Trip(sim::Simulation& simulation, Id<VehicleClass> vehicle_class, int vehicle_count, Id<Place> start)
      : vehicle(vehicle_class), vehicles(vehicle_count), at(start), home(start), disturbed(simulation) {}

  Id<VehicleClass> vehicle;
  int vehicles;
  Id<Place> at;    ///< last place reached
  Id<Place> home;  ///< place of the hub it is based at
  double load_kg = 0;
  bool may_give_up = false;  ///< goes home after Transport::wait_limit without a route

  // The rest is traffic's.
  std::uint64_t number = 0;  ///< of this run along a route; names it in events
  std::vector<TripStep> steps;
  std::vector<Booking> bookings;
  Endurance before;       ///< at the beginning of the steps
  double covered = 0;     ///< share of the first step's link that lay behind it when the steps were planned
  sim::Duration spent{};  ///< time on that link before
  bool heard = false;     ///< of a closure ahead
  std::size_t place_in_traffic = 0;  ///< while moving
  sim::Signal disturbed;
};

}  // namespace surge::models
