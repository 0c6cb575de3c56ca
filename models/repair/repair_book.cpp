// SPDX-License-Identifier: Apache-2.0
#include "models/repair/repair_book.h"

#include <algorithm>
#include <utility>

#include "models/repair/link_works.h"
#include "models/transport/components.h"
#include "models/transport/traffic.h"
#include "models/world.h"

namespace surge::models {
namespace {

/// The end of the link the team reaches first.
Id<Place> nearer_end(const Link& link, const std::vector<sim::Duration>& times) {
  return times[link.from.index()] <= times[link.to.index()] ? link.from : link.to;
}

}  // namespace

RepairBook::RepairBook(const Scenario& scenario)
    : scenario_(scenario),
      assigned_(scenario.links.size()),
      plan_position_(scenario.links.size(), scenario.links.size()) {
  for (const Id<Link> link : scenario.command.plan.links) put_in_plan(link);
}

void RepairBook::put_in_plan(Id<Link> link) {
  if (plan_position_[link] == scenario_.links.size()) plan_position_[link] = planned_++;
}

PerRow<Link, double> RepairBook::population_cut_off(World& world) const {
  Components components = joined_by_open_roads(scenario_, world.believed_network());
  std::vector<double> population(scenario_.places.size());
  std::vector<char> supplied(scenario_.places.size());
  for (const County& county : scenario_.counties)
    population[components.root(county.seat)] += county.population;
  for (const Depot& depot : scenario_.depots) supplied[components.root(depot.place)] = 1;
  PerRow<Link, double> cut_off(scenario_.links.size());
  for (const Id<Link> link : ids(scenario_.links)) {
    const Link& row = scenario_.links[link];
    if (!is_road(row.link_class) || world.believed_network().open(link)) continue;
    const std::size_t from = components.root(row.from);
    const std::size_t to = components.root(row.to);
    if (supplied[from] == supplied[to]) continue;
    cut_off[link] = population[supplied[from] ? to : from];
  }
  return cut_off;
}

std::vector<RepairSite> RepairBook::sites(World& world, Id<VehicleClass> vehicle, Id<Place> at) {
  const PerRow<Link, double> cut_off = population_cut_off(world);
  const std::vector<sim::Duration>& times = world.believed_network().times(vehicle, at);
  std::vector<RepairSite> sites;
  for (const Id<Link> link : ids(scenario_.links)) {
    if (!world.link_works().closed_by_damage(link) || world.believed_network().open(link)) continue;
    const Id<Place> end = nearer_end(scenario_.links[link], times);
    const sim::Duration time = times[end.index()];
    if (time == TransportNetwork::kUnreachable) continue;
    sites.push_back({link, time, world.link_works().to_passable_s(link), assigned_[link], cut_off[link],
                     world.network().graph().betweenness(link), plan_position_[link], end});
  }
  return sites;
}

}  // namespace surge::models
