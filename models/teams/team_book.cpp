// SPDX-License-Identifier: Apache-2.0
#include "models/teams/team_book.h"

#include <algorithm>

#include "models/command/expected_people.h"
#include "models/transport/stop.h"
#include "models/transport/transport_network.h"
#include "models/world.h"

namespace surge::models {
namespace {

/// The people a team of the kind is for.
PopulationGroup group_for(TeamKind kind) {
  switch (kind) {
    case TeamKind::kRescue:
    case TeamKind::kFire:
      return PopulationGroup::kTrapped;
    case TeamKind::kHazmat:
      return PopulationGroup::kExposed;
    case TeamKind::kMedical:
    case TeamKind::kEngineering:
    case TeamKind::kLogistics:
      break;
  }
  return PopulationGroup::kInjured;
}

/// Persons among those for whom the team is needed; fire teams go where nobody is trapped to decontaminate.
double work_among(const GroupSizes& groups, TeamKind kind) {
  const double work = groups[static_cast<std::size_t>(group_for(kind))];
  if (kind != TeamKind::kFire || work >= 1) return work;
  return groups[static_cast<std::size_t>(PopulationGroup::kExposed)];
}

/// Goods that wait for a dock or are being loaded [m3], by depot.
PerRow<Depot, double> queued_m3(const World& world) {
  PerRow<Depot, double> queued(world.scenario().depots.size());
  for (const ConvoyOrder* order : world.loading_convoys()) {
    if (const auto depot = depot_of(world.scenario(), order->from)) queued[*depot] += order->volume_m3;
  }
  return queued;
}

}  // namespace

TeamBook::TeamBook(const Scenario& scenario)
    : scenario_(scenario),
      county_of_(counties_by_place(scenario)),
      assigned_(scenario.counties.size()),
      first_(scenario.counties.size()),
      states_(scenario.teams.size()) {
  for (auto& times : first_) times.fill(sim::Time::max());
}

std::vector<TeamSite> TeamBook::sites(World& world, Id<Team> team, Id<Place> at) const {
  const TeamKind kind = scenario_.teams[team].kind;
  std::vector<TeamSite> sites;
  if (kind == TeamKind::kLogistics) {
    const PerRow<Depot, double> queued = queued_m3(world);
    for (const Id<Depot> depot : ids(scenario_.depots)) {
      const Id<Place> place = scenario_.depots[depot].place;
      if (queued[depot] <= 0 || world.capacities().share(depot) <= 0 || !county_of_[place]) continue;
      add(world, team, at, {*county_of_[place], depot, place, {}, queued[depot]}, sites);
    }
    return sites;
  }
  const auto add_county = [&](Id<County> county) {
    const double work = work_among(expected_people(world, county), kind);
    if (work >= 1) add(world, team, at, {county, {}, scenario_.counties[county].seat, {}, work}, sites);
  };
  for (const Id<County> county : world.beliefs().reporting()) add_county(county);
  if (!scenario_.teams[team].satellite) return sites;
  for (const Id<County> county : ids(scenario_.counties)) {
    if (!world.beliefs().known(county)) add_county(county);
  }
  return sites;
}

void TeamBook::add(World& world, Id<Team> team, Id<Place> at, TeamSite site,
                   std::vector<TeamSite>& sites) const {
  const Team& row = scenario_.teams[team];
  site.travel_time = team_travel_time(world, team, at, site.place);
  if (site.travel_time == TransportNetwork::kUnreachable) return;
  site.population = scenario_.counties[site.county].population;
  site.here = site.place == at && phase(team) != TeamPhase::kAtHome && phase(team) != TeamPhase::kMobilising;
  const double there = assigned_[site.county][static_cast<std::size_t>(row.kind)];
  site.teams_there = std::max(0.0, there - (site.here ? row.work_rate : 0));
  sites.push_back(site);
}

void TeamBook::enter(Id<Team> team, TeamPhase phase, sim::Time now) {
  State& state = states_[team];
  state.spent[static_cast<std::size_t>(state.phase)] += now - state.since;
  state.phase = phase;
  state.since = now;
}

sim::Duration TeamBook::time_in(Id<Team> team, TeamPhase phase, sim::Time now) const {
  const State& state = states_[team];
  const sim::Duration before = state.spent[static_cast<std::size_t>(phase)];
  return state.phase == phase ? before + (now - state.since) : before;
}

void TeamBook::arrived(Id<County> county, TeamKind kind, sim::Time now) {
  sim::Time& first = first_[county][static_cast<std::size_t>(kind)];
  first = std::min(first, now);
}

sim::Duration team_travel_time(World& world, Id<Team> team, Id<Place> from, Id<Place> to) {
  const Scenario& scenario = world.scenario();
  const Team& row = scenario.teams[team];
  if (flies(scenario.vehicle_classes[row.vehicle].kind)) {
    return flight_time(scenario, row.vehicle, scenario.places[from].position, scenario.places[to].position);
  }
  return world.believed_network().times(row.vehicle, from)[to.index()];
}

}  // namespace surge::models
