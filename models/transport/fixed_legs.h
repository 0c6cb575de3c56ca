// SPDX-License-Identifier: Apache-2.0
// What no link and no replication changes about the legs from each hub: flights, and what surface vehicles
// cost and take beside their time on the links.
#pragma once

#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "models/transport/leg_cost.h"
#include "models/transport/stop.h"

namespace surge::models {

/// Legs from a hub by the cheapest class of one kind.
struct LegsOfKind {
  VehicleKind kind = VehicleKind::kTruck;
  PerRow<County, LegCost> to_counties;
  PerRow<Terminal, LegCost> to_terminals;
};

/// A class at a hub that does not fly.
struct SurfaceClass {
  Id<VehicleClass> vehicle;
  VehicleKind kind = VehicleKind::kTruck;
  double cost_of_time = 1;   ///< generalised cost of time on the links, as a multiple of it
  sim::Duration overhead{};  ///< loading and unloading
  sim::Duration duty{};      ///< of all crews; 0: unlimited
  sim::Duration rest{};

  /// `on_links` may be TransportNetwork::kUnreachable.
  LegCost leg(sim::Duration on_links) const;
};

class FixedLegs {
 public:
  /// Expected wait for daylight (assumed: half of the days' mean wait).
  static constexpr sim::Duration kNightWait = std::chrono::hours(3);

  explicit FixedLegs(const Scenario& scenario);

  const std::vector<LegsOfKind>& flights(Id<Hub> hub) const { return flights_[hub]; }
  const std::vector<SurfaceClass>& surface(Id<Hub> hub) const { return surface_[hub]; }
  /// Where goods can go on: terminals at which vehicles are based.
  const std::vector<Id<Terminal>>& with_vehicles() const { return with_vehicles_; }
  /// Terminals worth going to from a hub: from a depot the nearest of each kind with vehicles, from a
  /// terminal all.
  const std::vector<Id<Terminal>>& next(Id<Hub> hub) const { return next_[hub]; }
  /// Mean time from unloaded to ready for the next vehicle.
  sim::Duration transfer(Id<Terminal> terminal) const { return transfer_[terminal]; }
  /// Generalised cost of time on the links by the class by which command estimates times, as a multiple of
  /// it.
  double planning_cost_of_time() const { return planning_cost_of_time_; }

 private:
  LegCost flight(const Scenario& scenario, Id<VehicleClass> vehicle, Id<Hub> from, const Stop& to) const;
  std::vector<LegsOfKind> flights_from(const Scenario& scenario, Id<Hub> hub,
                                       const std::vector<Id<VehicleClass>>& classes) const;
  std::vector<Id<Terminal>> nearest_terminals(const Scenario& scenario, Id<Depot> depot) const;

  PerRow<Terminal, sim::Duration> transfer_;
  PerRow<Hub, std::vector<LegsOfKind>> flights_;
  PerRow<Hub, std::vector<SurfaceClass>> surface_;
  std::vector<Id<Terminal>> with_vehicles_;
  PerRow<Hub, std::vector<Id<Terminal>>> next_;
  double planning_cost_of_time_ = 1;
};

}  // namespace surge::models
