// SPDX-License-Identifier: Apache-2.0
#include "models/transport/hierarchy_routes.h"

#include <algorithm>
#include <set>
#include <utility>

#include "models/hazard/geodesy.h"
#include "models/units.h"
#include "sim/contract.h"

namespace surge::models {
namespace {

using routing::CrossingTimes;
using routing::Junction;
using routing::Road;

Id<Junction> junction_of(Id<Place> place) {
  return Id<Junction>(place.index());
}

/// Places are junctions and links are roads of the same number.
routing::Network network_of(const Scenario& scenario, const TransportGraph& graph) {
  routing::Network network;
  const GeoPoint origin = scenario.places[Id<Place>{0}].position;
  for (const Place& place : scenario.places) {
    const PlanePoint at = project(place.position, origin);
    network.junctions.add({at.east_km * kMetresPerKm, at.north_km * kMetresPerKm});
  }
  for (const Id<Link> link : ids(scenario.links)) {
    network.roads.add({junction_of(graph.link(link).from), junction_of(graph.link(link).to)});
  }
  return network;
}

CrossingTimes both_ways(const TransportGraph& graph, Id<Link> link, sim::Duration time) {
  if (time == TransportGraph::kImpassable) return {};
  return {graph.may_enter(link, LinkEnd::kFrom) ? time : routing::kNever,
          graph.may_enter(link, LinkEnd::kTo) ? time : routing::kNever};
}

/// Classes that drive: those of fleets and teams, and the one by which times are estimated.
std::set<Id<VehicleClass>> driven_classes(const Scenario& scenario) {
  std::set<Id<VehicleClass>> classes{kPlanningClass};
  for (const Fleet& fleet : scenario.fleets) {
    if (fleet.count > 0 && !flies(scenario.vehicle_classes[fleet.vehicle].kind))
      classes.insert(fleet.vehicle);
  }
  for (const Team& team : scenario.teams) classes.insert(team.vehicle);
  return classes;
}

}  // namespace

HierarchyGraph::HierarchyGraph(const Scenario& scenario, const TransportGraph& graph)
    : hierarchy_(network_of(scenario, graph)),
      undamaged_(scenario.vehicle_classes.size()),
      origin_of_(scenario.places.size(), kNone),
      stop_of_(scenario.places.size(), kNone) {
  for (const Id<VehicleClass> vehicle : driven_classes(scenario))
    undamaged_[vehicle] = undamaged(graph, vehicle);
  for (std::size_t hub = 0; hub < hub_count(scenario); ++hub) {
    const Id<Place> place = place_of(scenario, Id<Hub>(hub));
    add_stop(place);
    if (origin_of_[place.index()] != kNone) continue;
    origin_of_[place.index()] = static_cast<std::uint32_t>(origins_.size());
    origins_.push_back(junction_of(place));
  }
  for (const County& county : scenario.counties) add_stop(county.seat);
}

void HierarchyGraph::add_stop(Id<Place> place) {
  if (stop_of_[place.index()] != kNone) return;
  stop_of_[place.index()] = static_cast<std::uint32_t>(stops_.size());
  stops_.push_back(junction_of(place));
}

routing::Customization HierarchyGraph::undamaged(const TransportGraph& graph,
                                                 Id<VehicleClass> vehicle) const {
  if (undamaged_[vehicle]) return *undamaged_[vehicle];
  PerRow<Road, CrossingTimes> times;
  for (std::size_t link = 0; link < graph.link_count(); ++link) {
    times.add(both_ways(graph, Id<Link>(link), graph.travel_time(vehicle, Id<Link>(link))));
  }
  return {hierarchy_, std::move(times)};
}

HierarchyRoutes::HierarchyRoutes(const TransportNetwork& network, const HierarchyGraph& graph,
                                 Id<VehicleClass> vehicle)
    : network_(network),
      graph_(graph),
      vehicle_(vehicle),
      customization_(graph.undamaged(network.graph(), vehicle)),
      search_(customization_),
      rows_(graph.origins().size()) {}

CrossingTimes HierarchyRoutes::crossing_times(Id<Link> link) const {
  return both_ways(network_.graph(), link, network_.link_time(vehicle_, link));
}

void HierarchyRoutes::change(std::span<const Id<Link>> links) {
  std::vector<routing::RoadChange> changes;
  for (const Id<Link> link : links) changes.push_back({Id<Road>(link.index()), crossing_times(link)});
  if (changes.empty()) return;
  customization_.change(changes);
  stale_ = true;
}

void HierarchyRoutes::refresh() {
  if (!table_) {
    table_.emplace(customization_, graph_.origins(), graph_.stops());
  } else if (stale_) {
    table_->refresh();
  } else {
    return;
  }
  stale_ = false;
  for (std::size_t origin = 0; origin < rows_.size(); ++origin) {
    const auto now = table_->row(Id<routing::Origin>(origin));
    Row& row = rows_[origin];
    if (row.version > 0 && std::equal(now.begin(), now.end(), row.times.begin())) continue;
    row.times.assign(now.begin(), now.end());
    ++row.version;
  }
}

std::span<const sim::Duration> HierarchyRoutes::row(Id<Place> place) {
  const std::uint32_t origin = graph_.origin_of()[place.index()];
  SIM_EXPECT(origin != HierarchyGraph::kNone);
  refresh();
  return table_->row(Id<routing::Origin>(origin));
}

std::size_t HierarchyRoutes::version(Id<Place> place) {
  const std::uint32_t origin = graph_.origin_of()[place.index()];
  SIM_EXPECT(origin != HierarchyGraph::kNone);
  refresh();
  return rows_[origin].version;
}

bool HierarchyRoutes::takes(const Path& path, sim::Duration time) const {
  for (const Id<Link> link : path.links) {
    const sim::Duration part = network_.link_time(vehicle_, link);
    if (part > time) return false;  // also where it is closed
    time -= part;
  }
  return time == sim::Duration{};
}

std::shared_ptr<const Path> HierarchyRoutes::route(Id<Place> from, Id<Place> to) {
  std::shared_ptr<const Path>& kept = paths_[(static_cast<std::uint64_t>(from.index()) << 32) | to.index()];
  if (kept) {
    const sim::Duration best = search_.time(junction_of(from), junction_of(to));
    if (best == kept->time && takes(*kept, best)) return kept;
  }
  const auto found = search_.route(junction_of(from), junction_of(to));
  if (!found) return kept = nullptr;
  std::vector<Id<Link>> links;
  for (const Id<Road> road : found->roads) links.push_back(Id<Link>(road.index()));
  return kept = std::make_shared<const Path>(network_.path(vehicle_, from, std::move(links)));
}

}  // namespace surge::models
