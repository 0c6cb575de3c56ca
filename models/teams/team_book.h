// SPDX-License-Identifier: Apache-2.0
// Where teams are needed as far as command knows, who is there, and what they have done.
#pragma once

#include <array>
#include <vector>

#include "models/scenario/scenario.h"
#include "models/teams/team_policy.h"

namespace surge::models {

class World;

/// Where a team is in its tour.
enum class TeamPhase { kAtHome, kMobilising, kTravelling, kWorking, kResting };
inline constexpr std::size_t kTeamPhases = 5;

class TeamBook {
 public:
  explicit TeamBook(const Scenario& scenario);

  /// Places with believed work for the team that it can reach from `at`; for one with a satellite terminal
  /// also those with expected work that have not reported.
  std::vector<TeamSite> sites(World& world, Id<Team> team, Id<Place> at) const;

  /// A team is on its way to a county or there, or no longer.
  void assign(Id<County> county, TeamKind kind, double work_rate) {
    assigned_[county][static_cast<std::size_t>(kind)] += work_rate;
  }
  void release(Id<County> county, TeamKind kind, double work_rate) { assign(county, kind, -work_rate); }

  void enter(Id<Team> team, TeamPhase phase, sim::Time now);
  TeamPhase phase(Id<Team> team) const { return states_[team].phase; }
  /// Time a team has spent in a phase until now.
  sim::Duration time_in(Id<Team> team, TeamPhase phase, sim::Time now) const;
  /// Whether a team has ever been ordered out.
  bool ordered(Id<Team> team) const { return states_[team].ordered; }
  void order(Id<Team> team) { states_[team].ordered = true; }

  /// The county whose seat a place is, if any.
  std::optional<Id<County>> county_of(Id<Place> place) const { return county_of_[place]; }

  /// A team of the kind has begun to work in the county.
  void arrived(Id<County> county, TeamKind kind, sim::Time now);
  /// sim::Time::max(): never.
  sim::Time first_arrival(Id<County> county, TeamKind kind) const {
    return first_[county][static_cast<std::size_t>(kind)];
  }

 private:
  struct State {
    TeamPhase phase = TeamPhase::kAtHome;
    sim::Time since{};
    std::array<sim::Duration, kTeamPhases> spent{};
    bool ordered = false;
  };
  /// Adds the site if the team can reach it.
  void add(World& world, Id<Team> team, Id<Place> at, TeamSite site, std::vector<TeamSite>& sites) const;

  const Scenario& scenario_;
  PerRow<Place, std::optional<Id<County>>> county_of_;
  PerRow<County, std::array<double, kTeamKinds>> assigned_;
  PerRow<County, std::array<sim::Time, kTeamKinds>> first_;
  PerRow<Team, State> states_;
};

/// How long the team travels to a place now; TransportNetwork::kUnreachable if it cannot.
sim::Duration team_travel_time(World& world, Id<Team> team, Id<Place> from, Id<Place> to);

}  // namespace surge::models
