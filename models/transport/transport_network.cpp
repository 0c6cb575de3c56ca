// SPDX-License-Identifier: Apache-2.0
#include "models/transport/transport_network.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "models/entity.h"
#include "models/transport/arc_graph.h"
#include "models/transport/betweenness.h"
#include "models/transport/fastest_tree.h"
#include "models/transport/hierarchy_routes.h"
#include "sim/contract.h"

namespace surge::models {
namespace {

sim::Duration undamaged_time(const VehicleClass& vehicle, const Link& link) {
  double speed_mps = vehicle.speed_mps[static_cast<std::size_t>(link.link_class)];
  if (speed_mps <= 0) return TransportGraph::kImpassable;
  if (link.terrain == Terrain::kMountain) speed_mps *= vehicle.mountain_speed_share;
  if (link.speed_limit_mps > 0) speed_mps = std::min(speed_mps, link.speed_limit_mps);
  return std::max(sim::duration_from_seconds(link.length_m / speed_mps), sim::Duration{1});
}

}  // namespace

LinkCondition worse(const LinkCondition& x, const LinkCondition& y) {
  return {std::min(x.speed_share, y.speed_share), std::min(x.capacity_share, y.capacity_share)};
}

TransportGraph::TransportGraph(const Scenario& scenario, std::size_t large)
    : links_(scenario.links), implementation_(std::make_unique<Implementation>()) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<Arc> arcs;
  for (const Id<Link> link : ids(links_)) {
    const auto from = static_cast<std::uint32_t>(links_[link].from.index());
    const auto to = static_cast<std::uint32_t>(links_[link].to.index());
    const auto index = static_cast<std::uint32_t>(link.index());
    ends.insert(ends.end(), {{from, to}, {to, from}});
    arcs.insert(arcs.end(), {{index, LinkEnd::kFrom}, {index, LinkEnd::kTo}});
    entities_.add(entity_of(scenario, links_[link]));
    has_one_way_links_ = has_one_way_links_ || links_[link].direction == LinkDirection::kForward;
  }
  implementation_->graph = ArcGraph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(),
                                    arcs.begin(), static_cast<std::uint32_t>(scenario.places.size()));
  for (const VehicleClass& vehicle : scenario.vehicle_classes) {
    PerRow<Link, sim::Duration> times;
    for (const Link& link : links_) times.add(undamaged_time(vehicle, link));
    times_.add(std::move(times));
    blocked_speed_mps_.add(vehicle.blocked_speed_mps);
  }
  if (scenario.places.size() * hub_count(scenario) >= large)
    hierarchy_ = std::make_unique<HierarchyGraph>(scenario, *this);
  const bool engineers = std::any_of(scenario.teams.begin(), scenario.teams.end(),
                                     [](const Team& team) { return team.kind == TeamKind::kEngineering; });
  if (engineers) betweenness_ = models::betweenness(scenario, *this);
}

TransportGraph::~TransportGraph() = default;
TransportGraph::TransportGraph(TransportGraph&&) noexcept = default;

std::size_t TransportGraph::place_count() const {
  return boost::num_vertices(implementation_->graph);
}

sim::Duration TransportGraph::blocked_time(Id<VehicleClass> vehicle, Id<Link> link) const {
  const double speed_mps = blocked_speed_mps_[vehicle];
  if (speed_mps <= 0 || !is_road(links_[link].link_class)) return kImpassable;
  return std::max(travel_time(vehicle, link), sim::duration_from_seconds(length_m(link) / speed_mps));
}

/// A tree, how many of the network's changes it has seen, and the routes made from it since its last change.
struct TransportNetwork::Tree {
  FastestTree fastest;
  std::size_t epoch = 0;
  std::size_t version = 1;  ///< counts the changes
  std::unordered_map<std::uint32_t, std::shared_ptr<const Path>>
      routes{};  ///< by the other end, once asked for
  std::unordered_map<std::uint32_t, std::shared_ptr<const Path>>
      routes_back{};  ///< likewise, where times hold both ways
};

struct TransportNetwork::ClassRoutes {
  HierarchyRoutes routes;
  std::size_t epoch = 0;
};

TransportNetwork::TransportNetwork(const TransportGraph& graph)
    : graph_(graph),
      conditions_(graph.link_count()),
      ever_closed_(graph.link_count()),
      trees_(graph.hierarchy()
                 ? 0
                 : graph.place_count() * graph.vehicle_class_count() * (graph.has_one_way_links() ? 2 : 1)),
      class_routes_(graph.hierarchy() ? graph.vehicle_class_count() : 0) {}

TransportNetwork::~TransportNetwork() = default;

void TransportNetwork::set_condition(Id<Link> link, const LinkCondition& condition) {
  SIM_EXPECT(condition.speed_share >= 0 && condition.speed_share <= 1);
  LinkCondition& now = conditions_[link];
  if (now == condition) return;
  const auto degraded = [](const LinkCondition& x) { return x.open() && x != LinkCondition{}; };
  blocked_count_ += static_cast<std::size_t>(!condition.open()) - static_cast<std::size_t>(!now.open());
  degraded_count_ += static_cast<std::size_t>(degraded(condition)) - static_cast<std::size_t>(degraded(now));
  if (is_road(graph_.link(link).link_class)) count_closed_road(link, now.open(), condition.open());
  if (now.speed_share != condition.speed_share) changes_.push_back(link);
  now = condition;
}

void TransportNetwork::count_closed_road(Id<Link> link, bool was_open, bool is_open) {
  const std::int64_t length_m = std::llround(graph_.length_m(link));
  if (was_open && !is_open) closed_road_m_ += length_m;
  if (!was_open && is_open) closed_road_m_ -= length_m;
  if (is_open || ever_closed_[link]) return;
  ever_closed_[link] = 1;
  ever_closed_road_m_ += length_m;
}

sim::Duration TransportNetwork::slower(sim::Duration undamaged, double speed_share) {
  return sim::duration_from_seconds(sim::to_seconds(undamaged) / speed_share);
}

Path TransportNetwork::path(Id<VehicleClass> vehicle, Id<Place> start, std::vector<Id<Link>> links) const {
  Path path{std::move(links), {}, 0, start};
  for (const Id<Link> link : path.links) {
    path.time += link_time(vehicle, link);
    path.length_m += graph_.length_m(link);
    path.end = graph_.other_end(link, path.end);
  }
  return path;
}

const std::vector<sim::Duration>& TransportNetwork::times(Id<VehicleClass> vehicle, Id<Place> root,
                                                          TreeDirection direction) {
  if (!graph_.hierarchy()) return current_tree(vehicle, root, direction).fastest.times();
  ++full_searches_;
  searched_ = FastestTree(*this, vehicle, root, direction).times();
  return searched_;
}

StopTimes TransportNetwork::stop_times(Id<VehicleClass> vehicle, Id<Place> hub) {
  if (!graph_.hierarchy()) return {times(vehicle, hub), nullptr};
  return {current_routes(vehicle).row(hub), &graph_.hierarchy()->stop_of()};
}

std::size_t TransportNetwork::version(Id<VehicleClass> vehicle, Id<Place> hub) {
  if (graph_.hierarchy()) return current_routes(vehicle).version(hub);
  return current_tree(vehicle, hub, TreeDirection::kFromRoot).version;
}

std::shared_ptr<const Path> TransportNetwork::route(Id<VehicleClass> vehicle, Id<Place> root, Id<Place> from,
                                                    Id<Place> to) {
  SIM_EXPECT(root == from || root == to);
  if (graph_.hierarchy()) return current_routes(vehicle).route(from, to);
  const TreeDirection direction = root == from ? TreeDirection::kFromRoot : TreeDirection::kToRoot;
  Tree& tree = current_tree(vehicle, root, direction);
  const Id<Place> leaf = root == from ? to : from;
  if (!tree.fastest.reaches(leaf)) return nullptr;
  const bool back = direction == TreeDirection::kToRoot && !graph_.has_one_way_links();
  auto& routes = back ? tree.routes_back : tree.routes;
  std::shared_ptr<const Path>& route = routes[static_cast<std::uint32_t>(leaf.index())];
  if (!route) {
    std::vector<Id<Link>> links = tree.fastest.links_to_root(leaf);
    if (root == from) std::reverse(links.begin(), links.end());
    route = std::make_shared<const Path>(path(vehicle, from, std::move(links)));
  }
  return route;
}

HierarchyRoutes& TransportNetwork::current_routes(Id<VehicleClass> vehicle) {
  std::unique_ptr<ClassRoutes>& routes = class_routes_[vehicle.index()];
  if (!routes)
    routes = std::unique_ptr<ClassRoutes>(new ClassRoutes{{*this, *graph_.hierarchy(), vehicle}, 0});
  routes->routes.change(std::span(changes_).subspan(routes->epoch));
  routes->epoch = changes_.size();
  return routes->routes;
}

TransportNetwork::Tree& TransportNetwork::current_tree(Id<VehicleClass> vehicle, Id<Place> root,
                                                       TreeDirection direction) {
  const std::size_t back = direction == TreeDirection::kToRoot && graph_.has_one_way_links() ? 1 : 0;
  const std::size_t index =
      (back * graph_.vehicle_class_count() + vehicle.index()) * graph_.place_count() + root.index();
  std::unique_ptr<Tree>& tree = trees_[index];
  if (!tree) {
    ++full_searches_;
    tree = std::make_unique<Tree>(Tree{FastestTree(*this, vehicle, root, direction)});
  } else if (tree->epoch != changes_.size()) {
    if (tree->fastest.update(*this, std::span(changes_).subspan(tree->epoch))) {
      ++partial_searches_;
      ++tree->version;
      tree->routes.clear();
      tree->routes_back.clear();
    }
  }
  tree->epoch = changes_.size();
  return *tree;
}

}  // namespace surge::models
