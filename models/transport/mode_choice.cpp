// SPDX-License-Identifier: Apache-2.0
#include "models/transport/mode_choice.h"

#include <algorithm>
#include <utility>

namespace surge::models {
namespace {

/// Goods at a terminal go on only to where less is left of their way: else they would be driven to and fro
/// while they wait for the vehicle that takes them on. The best way always leads on.
bool leads_on(const LegCost& whole, const LegCost& rest, const LegCost& from_here) {
  return rest < from_here || whole == from_here;
}

}  // namespace

ModeChoice::ModeChoice(const Scenario& scenario, const FixedLegs& fixed, TransportNetwork& network)
    : scenario_(scenario),
      fixed_(fixed),
      network_(network),
      legs_(scenario, fixed, network),
      onward_(scenario, fixed, network, legs_),
      ways_(hub_count(scenario)),
      journeys_(scenario.depots.size()) {}

template <class Version>
bool ModeChoice::renew(Stamp& stamp, const Version& legs) {
  if (stamp.epoch == network_.epoch() + 1) return false;
  onward_.bring_up_to_date();
  const Stamp now{network_.epoch() + 1, legs(), onward_.version()};
  const bool outdated = now.legs != stamp.legs || now.onward != stamp.onward;
  stamp = now;
  return outdated;
}

const std::vector<ModeChoice::Way>& ModeChoice::ways(Id<Hub> from, Id<County> to) {
  HubWays& hub = ways_[from];
  if (renew(hub.stamp, [&] { return legs_.version(from); })) ++hub.round;
  if (hub.to.empty()) hub.to = PerRow<County, HubWays::Entry>(scenario_.counties.size());
  HubWays::Entry& entry = hub.to[to];
  if (entry.round != hub.round) find_ways(from, to, entry.ways);
  entry.round = hub.round;
  return entry.ways;
}

void ModeChoice::find_ways(Id<Hub> from, Id<County> to, std::vector<Way>& found) {
  const auto here = terminal_of(scenario_, from);
  found.clear();
  for (const LegsOfKind& legs : legs_.from(from)) {
    if (legs.to_counties[to].possible()) found.push_back({legs.to_counties[to], legs.kind, to});
    for (const Id<Terminal> terminal : fixed_.next(from)) {
      const LegCost& rest = onward_.way(terminal, to);
      const LegCost whole = legs.to_terminals[terminal] + rest;
      if (here && !leads_on(whole, rest, onward_.way(*here, to))) continue;
      if (whole.possible()) found.push_back({whole, legs.kind, terminal});
    }
  }
  std::sort(found.begin(), found.end());
}

const PerRow<County, sim::Duration>& ModeChoice::journey_times(Id<Depot> from) {
  Journeys& journeys = journeys_[from];
  const auto version = [&] { return network_.version(kPlanningClass, scenario_.depots[from].place); };
  if (renew(journeys.stamp, version)) find_journeys(from, journeys.times);
  return journeys.times;
}

void ModeChoice::find_journeys(Id<Depot> from, PerRow<County, sim::Duration>& found) {
  const StopTimes times = network_.stop_times(kPlanningClass, scenario_.depots[from].place);
  const auto by_truck = [&](sim::Duration on_links) {
    if (on_links == TransportNetwork::kUnreachable) return LegCost{};
    return LegCost{scaled(fixed_.planning_cost_of_time(), on_links), on_links};
  };
  std::vector<std::pair<Id<Terminal>, LegCost>> first_legs;
  for (const Id<Terminal> terminal : fixed_.next(hub_of(from))) {
    const sim::Duration transfer = fixed_.transfer(terminal);
    const LegCost first = by_truck(times[scenario_.terminals[terminal].place]) + LegCost{transfer, transfer};
    if (first.possible()) first_legs.emplace_back(terminal, first);
  }
  if (found.empty()) found = PerRow<County, sim::Duration>(scenario_.counties.size());
  for (const Id<County> county : ids(scenario_.counties)) {
    LegCost best = by_truck(times[scenario_.counties[county].seat]);
    for (const auto& [terminal, first] : first_legs) {
      const LegCost& rest = onward_.way(terminal, county);
      if (first.cost + rest.cost <= best.cost) best = std::min(best, first + rest);
    }
    found[county] = best.possible() ? best.time : TransportNetwork::kUnreachable;
  }
}

bool ModeChoice::can_go(Id<Hub> from, Id<VehicleClass> vehicle, const Stop& to) {
  if (!may_go(scenario_, vehicle, from, to)) return false;
  if (flies(scenario_.vehicle_classes[vehicle].kind)) return true;
  const StopTimes times = network_.stop_times(vehicle, place_of(scenario_, from));
  return times[place_of(scenario_, to)] != TransportNetwork::kUnreachable;
}

}  // namespace surge::models
