// SPDX-License-Identifier: Apache-2.0
#include "models/teams/team_travel.h"

#include "models/transport/flight.h"
#include "models/transport/stop.h"
#include "models/world.h"

namespace surge::models {

std::optional<Id<Terminal>> base_of_team(const Scenario& scenario, const Team& team) {
  const VehicleKind kind = scenario.vehicle_classes[team.vehicle].kind;
  for (const Id<Terminal> terminal : ids(scenario.terminals)) {
    const Terminal& row = scenario.terminals[terminal];
    if (row.place == team.home && serves(row.kind, kind)) return terminal;
  }
  return {};
}

TeamTravel::TeamTravel(World& world, Id<Team> team)
    : world_(world),
      team_(world.scenario().teams[team]),
      trip_(world.simulation(), team_.vehicle, team_.vehicles, team_.home) {
  trip_.may_give_up = true;
  if (!flies(world.scenario().vehicle_classes[team_.vehicle].kind)) return;
  if (const auto terminal = base_of_team(world.scenario(), team_))
    base_ = hub_of(world.scenario(), *terminal);
}

sim::Task<DriveResult> TeamTravel::to(Id<Place> place) {
  if (!base_) co_return co_await world_.traffic().drive(trip_, place);
  co_await fly_to(place);
  co_return DriveResult::kArrived;
}

sim::Task<> TeamTravel::home() {
  if (base_) {
    co_await fly_to(trip_.home);
    co_return;
  }
  trip_.may_give_up = false;
  co_await world_.traffic().drive(trip_, trip_.home);
  trip_.may_give_up = true;
}

/// Back to the terminal first, then on.
sim::Task<> TeamTravel::fly_to(Id<Place> place) {
  if (place == trip_.at) co_return;
  const auto stop_at = [&](Id<Place> at) { return Stop{*world_.team_book().county_of(at)}; };
  if (trip_.at != trip_.home) {
    co_await fly(world_, team_.vehicle, team_.vehicles, 0, *base_, stop_at(trip_.at), FlightDirection::kBack);
    trip_.at = trip_.home;
  }
  if (place != trip_.home) {
    co_await fly(world_, team_.vehicle, team_.vehicles, 0, *base_, stop_at(place), FlightDirection::kOut);
    trip_.at = place;
  }
}

}  // namespace surge::models
