// SPDX-License-Identifier: Apache-2.0
#include "models/transport/betweenness.h"

#include <algorithm>
#include <utility>

namespace surge::models {
namespace {

/// Roads from this many of the nearest depots count (assumed).
constexpr std::size_t kNearestDepots = 3;

}  // namespace

PerRow<Link, double> betweenness(const Scenario& scenario, const TransportGraph& graph) {
  PerRow<Link, double> persons(scenario.links.size());
  TransportNetwork undamaged(graph);
  for (const County& county : scenario.counties) {
    const std::vector<sim::Duration>& times = undamaged.times(kPlanningClass, county.seat);
    std::vector<std::pair<sim::Duration, Id<Place>>> depots;
    for (const Depot& depot : scenario.depots) {
      const sim::Duration time = times[depot.place.index()];
      if (time != TransportNetwork::kUnreachable) depots.emplace_back(time, depot.place);
    }
    std::sort(depots.begin(), depots.end());
    depots.resize(std::min(depots.size(), kNearestDepots));
    for (const auto& [time, place] : depots) {
      const auto route = undamaged.route(kPlanningClass, county.seat, county.seat, place);
      for (const Id<Link> link : route->links) persons[link] += county.population;
    }
  }
  return persons;
}

}  // namespace surge::models
