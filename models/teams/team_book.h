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

/// How long a team travels from one place to others now. Valid until a link changes or the next look at the
/// network.
class TeamTimes {
 public:
  TeamTimes(World& world, Id<Team> team, Id<Place> from);

  Id<Team> team() const { return team_; }
  Id<Place> from() const { return from_; }
  /// TransportNetwork::kUnreachable if it cannot get there.
  sim::Duration to(Id<Place> place) const;

 private:
  const Scenario& scenario_;
  Id<Team> team_;
  Id<Place> from_;
  const std::vector<sim::Duration>* on_surface_ = nullptr;  ///< by place; null: it flies
};

class TeamBook {
 public:
  explicit TeamBook(const Scenario& scenario);

  /// Places with believed work for the team that it can reach from `at`; for one with a satellite terminal
  /// also those with expected work that have not reported. Precondition: it is assigned nowhere.
  std::vector<TeamSite> sites(World& world, Id<Team> team, Id<Place> at) const;

  /// A team is on its way to a county or there, or no longer.
  void assign(Id<County> county, TeamKind kind, double work_rate);
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

  /// A team of the kind has begun to work at the place.
  void arrived(Id<Place> place, TeamKind kind, sim::Time now);
  /// At the seat of the county; sim::Time::max(): never.
  sim::Time first_arrival(Id<County> county, TeamKind kind) const {
    return first_[county][static_cast<std::size_t>(kind)];
  }
  /// At any place; sim::Time::max(): never.
  sim::Time first_arrival(TeamKind kind) const { return first_anywhere_[static_cast<std::size_t>(kind)]; }

 private:
  struct State {
    TeamPhase phase = TeamPhase::kAtHome;
    sim::Time since{};
    std::array<sim::Duration, kTeamPhases> spent{};
    bool ordered = false;
  };
  /// Adds the site if the team can reach it.
  void add(const TeamTimes& times, TeamSite site, std::vector<TeamSite>& sites) const;

  const Scenario& scenario_;
  PerRow<Place, std::optional<Id<County>>> county_of_;
  PerRow<County, std::array<double, kTeamKinds>> assigned_;
  PerRow<County, std::array<sim::Time, kTeamKinds>> first_;
  std::array<sim::Time, kTeamKinds> first_anywhere_;
  PerRow<Team, State> states_;
};

}  // namespace surge::models
