// SPDX-License-Identifier: Apache-2.0
#include "models/transport/road_network.h"

#include <algorithm>
#include <utility>

#include "models/entity.h"
#include "models/transport/fastest_tree.h"
#include "models/transport/road_graph.h"
#include "sim/contract.h"

namespace surge::models {
RoadGraph::RoadGraph(const Scenario& scenario)
    : links_(scenario.links), implementation_(std::make_unique<Implementation>()) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<Arc> arcs;
  for (const Id<Link> link : ids(links_)) {
    const auto from = static_cast<std::uint32_t>(links_[link].from.index());
    const auto to = static_cast<std::uint32_t>(links_[link].to.index());
    const Arc arc{static_cast<std::uint32_t>(link.index())};
    ends.insert(ends.end(), {{from, to}, {to, from}});
    arcs.insert(arcs.end(), {arc, arc});
    entities_.add(entity_of(scenario, links_[link]));
  }
  implementation_->graph = ArcGraph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(),
                                    arcs.begin(), static_cast<std::uint32_t>(scenario.places.size()));
  for (const VehicleClass& vehicle : scenario.vehicle_classes) {
    PerRow<Link, sim::Duration> times;
    for (const Link& link : links_) {
      const double speed_mps = vehicle.speed_mps[static_cast<std::size_t>(link.road_class)];
      times.add(std::max(sim::duration_from_seconds(link.length_m / speed_mps), sim::Duration{1}));
    }
    travel_times_.add(std::move(times));
  }
}

RoadGraph::~RoadGraph() = default;
RoadGraph::RoadGraph(RoadGraph&&) noexcept = default;

std::size_t RoadGraph::place_count() const {
  return boost::num_vertices(implementation_->graph);
}

Path RoadGraph::path(Id<VehicleClass> vehicle, Id<Place> start, std::vector<Id<Link>> links) const {
  Path path{std::move(links), {}, 0, start};
  for (const Id<Link> link : path.links) {
    path.time += travel_time(vehicle, link);
    path.length_m += length_m(link);
    path.end = other_end(link, path.end);
  }
  return path;
}

/// A tree, how many of the network's changes it has seen, and the routes made from it since its last change.
struct RoadNetwork::Tree {
  FastestTree fastest;
  std::size_t epoch = 0;
  using Routes =
      std::vector<std::shared_ptr<const Path>>;  ///< by the other end; empty until one is asked for
  Routes from_root{};
  Routes to_root{};
};

RoadNetwork::RoadNetwork(const RoadGraph& graph)
    : graph_(graph),
      states_(graph.link_count(), LinkState::kOpen),
      trees_(graph.place_count() * graph.vehicle_class_count()) {}

RoadNetwork::~RoadNetwork() = default;

void RoadNetwork::set_state(Id<Link> link, LinkState state) {
  if (states_[link] == state) return;
  states_[link] = state;
  changes_.push_back(link);
  state == LinkState::kBlocked ? ++blocked_count_ : --blocked_count_;
}

const std::vector<sim::Duration>& RoadNetwork::times_from(Id<VehicleClass> vehicle, Id<Place> root) {
  return current_tree(vehicle, root).fastest.times();
}

std::shared_ptr<const Path> RoadNetwork::route(Id<VehicleClass> vehicle, Id<Place> root, Id<Place> from,
                                               Id<Place> to) {
  SIM_EXPECT(root == from || root == to);
  Tree& tree = current_tree(vehicle, root);
  const Id<Place> leaf = root == from ? to : from;
  if (!tree.fastest.reaches(leaf)) return nullptr;
  Tree::Routes& routes = root == from ? tree.from_root : tree.to_root;
  if (routes.empty()) routes.resize(graph_.place_count());
  std::shared_ptr<const Path>& route = routes[leaf.index()];
  if (!route) {
    std::vector<Id<Link>> links = tree.fastest.links_to_root(leaf);
    if (root == from) std::reverse(links.begin(), links.end());
    route = std::make_shared<const Path>(graph_.path(vehicle, from, std::move(links)));
  }
  return route;
}

RoadNetwork::Tree& RoadNetwork::current_tree(Id<VehicleClass> vehicle, Id<Place> root) {
  std::unique_ptr<Tree>& tree = trees_[vehicle.index() * graph_.place_count() + root.index()];
  if (!tree) {
    ++full_searches_;
    tree = std::make_unique<Tree>(Tree{FastestTree(graph_, states_, vehicle, root)});
  } else if (tree->epoch != changes_.size()) {
    if (tree->fastest.update(states_, std::span(changes_).subspan(tree->epoch))) {
      ++partial_searches_;
      tree->from_root.clear();
      tree->to_root.clear();
    }
  }
  tree->epoch = changes_.size();
  return *tree;
}

}  // namespace surge::models
