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

/// False only if there is none in any county; asked often by teams that wait.
bool any_believed_work(const World& world, TeamKind kind) {
  // Half a person: sums of what has come and gone are not exact.
  const auto any = [&](PopulationGroup group) { return world.beliefs().total(group) > 0.5; };
  return any(group_for(kind)) || (kind == TeamKind::kFire && any(PopulationGroup::kExposed));
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
  first_anywhere_.fill(sim::Time::max());
}

void TeamBook::assign(Id<County> county, TeamKind kind, double work_rate) {
  constexpr double kLeastRate = 1e-9;  // what rounding leaves of those who have gone
  double& assigned = assigned_[county][static_cast<std::size_t>(kind)];
  assigned += work_rate;
  if (assigned < kLeastRate) assigned = 0;
}

std::vector<TeamSite> TeamBook::sites(World& world, Id<Team> team, Id<Place> at) const {
  const TeamKind kind = scenario_.teams[team].kind;
  const TeamTimes times(world, team, at);
  std::vector<TeamSite> sites;
  if (kind == TeamKind::kLogistics) {
    const PerRow<Depot, double> queued = queued_m3(world);
    for (const Id<Depot> depot : ids(scenario_.depots)) {
      const Id<Place> place = scenario_.depots[depot].place;
      if (queued[depot] <= 0 || world.capacities().share(depot) <= 0 || !county_of_[place]) continue;
      add(times, {*county_of_[place], depot, place, {}, queued[depot]}, sites);
    }
    return sites;
  }
  const auto add_county = [&](Id<County> county, const GroupSizes& people) {
    const double work = work_among(people, kind);
    if (work >= 1) add(times, {county, {}, scenario_.counties[county].seat, {}, work}, sites);
  };
  if (any_believed_work(world, kind)) {
    for (const Id<County> county : world.beliefs().reporting())
      add_county(county, world.beliefs().report(county).groups);
  }
  if (!scenario_.teams[team].satellite) return sites;
  for (const Id<County> county : ids(scenario_.counties)) {
    if (!world.beliefs().known(county) && world.information().strongest(county) > 0)
      add_county(county, expected_people(world, county));
  }
  return sites;
}

void TeamBook::add(const TeamTimes& times, TeamSite site, std::vector<TeamSite>& sites) const {
  const Id<Team> team = times.team();
  const Team& row = scenario_.teams[team];
  site.travel_time = times.to(site.place);
  if (site.travel_time == TransportNetwork::kUnreachable) return;
  site.population = scenario_.counties[site.county].population;
  site.here = site.place == times.from() && phase(team) != TeamPhase::kAtHome &&
              phase(team) != TeamPhase::kMobilising;
  site.teams_there = assigned_[site.county][static_cast<std::size_t>(row.kind)];
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

void TeamBook::arrived(Id<Place> place, TeamKind kind, sim::Time now) {
  const auto position = static_cast<std::size_t>(kind);
  first_anywhere_[position] = std::min(first_anywhere_[position], now);
  if (const auto county = county_of_[place])
    first_[*county][position] = std::min(first_[*county][position], now);
}

TeamTimes::TeamTimes(World& world, Id<Team> team, Id<Place> from)
    : scenario_(world.scenario()), team_(team), from_(from) {
  const Id<VehicleClass> vehicle = scenario_.teams[team].vehicle;
  if (!flies(scenario_.vehicle_classes[vehicle].kind))
    on_surface_ = &world.believed_network().times(vehicle, from);
}

/// Those who fly do so by way of their terminal.
sim::Duration TeamTimes::to(Id<Place> place) const {
  if (on_surface_ != nullptr) return (*on_surface_)[place.index()];
  if (place == from_) return {};
  const Team& team = scenario_.teams[team_];
  const GeoPoint home = scenario_.places[team.home].position;
  return flight_time(scenario_, team.vehicle, scenario_.places[from_].position, home) +
         flight_time(scenario_, team.vehicle, home, scenario_.places[place].position);
}

}  // namespace surge::models
