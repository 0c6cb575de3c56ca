// SPDX-License-Identifier: Apache-2.0
// How a team gets about: on the roads, or by the aircraft based at its home.
#pragma once

#include "models/scenario/scenario.h"
#include "models/transport/traffic.h"
#include "models/transport/trip.h"
#include "sim/task.h"

namespace surge::models {

class World;

class TeamTravel {
 public:
  TeamTravel(World& world, Id<Team> team);

  Id<Place> at() const { return trip_.at; }
  /// On the surface a team without a route waits, and gives up after Transport::wait_limit where it can go
  /// home; it is then where it stopped. Aircraft wait for daylight and weather, and fly by way of their
  /// terminal.
  sim::Task<DriveResult> to(Id<Place> place);
  sim::Task<> home();

 private:
  sim::Task<> fly_to(Id<Place> place);

  World& world_;
  const Team& team_;
  Trip trip_;
  std::optional<Id<Hub>> base_;  ///< of its aircraft
};

/// The terminal at the place that serves the vehicles of a team; none: they cannot fly from there.
std::optional<Id<Terminal>> base_of_team(const Scenario& scenario, const Team& team);

}  // namespace surge::models
