// SPDX-License-Identifier: Apache-2.0
#include "models/transport/road_network.h"

#include <algorithm>
#include <queue>
#include <utility>

#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <boost/range/iterator_range.hpp>

#include "models/transport/road_graph.h"
#include "sim/contract.h"

namespace surge::models {
namespace {

/// Microseconds; small enough that the sum of two never overflows.
using Weight = std::int64_t;
constexpr Weight kBlockedWeight = std::numeric_limits<Weight>::max() / 4;

}  // namespace

RoadGraph::RoadGraph(const Scenario& scenario) : implementation_(std::make_unique<Implementation>()) {
  Implementation& graph = *implementation_;
  graph.links = scenario.links.values();
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<Arc> arcs;
  for (std::uint32_t i = 0; i < graph.links.size(); ++i) {
    const auto from = static_cast<std::uint32_t>(graph.links[i].from.index());
    const auto to = static_cast<std::uint32_t>(graph.links[i].to.index());
    ends.insert(ends.end(), {{from, to}, {to, from}});
    arcs.insert(arcs.end(), {Arc{i}, Arc{i}});
  }
  graph.graph = ArcGraph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), arcs.begin(),
                         static_cast<std::uint32_t>(scenario.places.size()));
  for (const VehicleClass& vehicle : scenario.vehicle_classes) {
    std::vector<sim::Duration>& times = graph.travel_times.emplace_back();
    for (const Link& link : graph.links) {
      const double speed_mps = vehicle.speed_mps[static_cast<std::size_t>(link.road_class)];
      times.push_back(std::max(sim::duration_from_seconds(link.length_m / speed_mps), sim::Duration{1}));
    }
  }
}

RoadGraph::~RoadGraph() = default;
RoadGraph::RoadGraph(RoadGraph&&) noexcept = default;

std::size_t RoadGraph::place_count() const {
  return boost::num_vertices(implementation_->graph);
}
std::size_t RoadGraph::link_count() const {
  return implementation_->links.size();
}

sim::Duration RoadGraph::travel_time(Id<VehicleClass> vehicle, Id<Link> link) const {
  return implementation_->travel_times[vehicle.index()][link.index()];
}

double RoadGraph::length_m(Id<Link> link) const {
  return implementation_->links[link.index()].length_m;
}

Id<Place> RoadGraph::other_end(Id<Link> link, Id<Place> place) const {
  const Link& ends = implementation_->links[link.index()];
  return ends.from == place ? ends.to : ends.from;
}

/// Fastest times from one root as of a moment in the list of changes.
struct RoadNetwork::Tree {
  static constexpr std::uint32_t kNoArc = std::numeric_limits<std::uint32_t>::max();

  std::vector<sim::Duration> times;           ///< by place
  std::vector<std::uint32_t> link_to_parent;  ///< by place; kNoArc at the root and where unreachable
  std::size_t epoch = 0;                      ///< changes seen
};

RoadNetwork::RoadNetwork(const RoadGraph& graph)
    : graph_(graph),
      states_(graph.link_count(), LinkState::kOpen),
      trees_(graph.place_count() * graph.implementation().travel_times.size()) {}

RoadNetwork::~RoadNetwork() = default;

void RoadNetwork::set_state(Id<Link> link, LinkState state) {
  if (states_[link] == state) return;
  states_[link] = state;
  changes_.push_back(link);
  state == LinkState::kBlocked ? ++blocked_count_ : --blocked_count_;
}

const std::vector<sim::Duration>& RoadNetwork::times_from(Id<VehicleClass> vehicle, Id<Place> root) {
  return current_tree(vehicle, root).times;
}

std::optional<std::vector<Id<Link>>> RoadNetwork::route(Id<VehicleClass> vehicle, Id<Place> root,
                                                        Id<Place> from, Id<Place> to) {
  SIM_EXPECT(root == from || root == to);
  const Tree& tree = current_tree(vehicle, root);
  const Id<Place> leaf = root == from ? to : from;
  if (tree.times[leaf.index()] == kUnreachable) return std::nullopt;
  std::vector<Id<Link>> links;
  for (Id<Place> at = leaf; at != root;) {
    const Id<Link> link{tree.link_to_parent[at.index()]};
    links.push_back(link);
    at = graph_.other_end(link, at);
  }
  if (root == from) std::reverse(links.begin(), links.end());
  return links;
}

RoadNetwork::Tree& RoadNetwork::current_tree(Id<VehicleClass> vehicle, Id<Place> root) {
  std::unique_ptr<Tree>& slot = trees_[vehicle.index() * graph_.place_count() + root.index()];
  if (!slot) {
    slot = std::make_unique<Tree>();
    search(*slot, vehicle, root);
  } else if (slot->epoch != changes_.size()) {
    if (needs_full_search(*slot)) {
      search(*slot, vehicle, root);
    } else {
      improve(*slot, vehicle);
    }
  }
  slot->epoch = changes_.size();
  return *slot;
}

void RoadNetwork::search(Tree& tree, Id<VehicleClass> vehicle, Id<Place> root) {
  ++full_searches_;
  const ArcGraph& graph = graph_.implementation().graph;
  const std::vector<sim::Duration>& link_times = graph_.implementation().travel_times[vehicle.index()];
  const std::size_t places = graph_.place_count();
  std::vector<Weight> distance(places);
  std::vector<std::uint32_t> parent(places);

  const auto weight = boost::make_function_property_map<ArcGraph::edge_descriptor, Weight>(
      [&](const ArcGraph::edge_descriptor& arc) {
        const std::uint32_t link = graph[arc].link;
        return open(Id<Link>{link}) ? link_times[link].count() : kBlockedWeight;
      });
  const auto index = boost::get(boost::vertex_index, graph);
  boost::dijkstra_shortest_paths_no_color_map(
      graph, static_cast<std::uint32_t>(root.index()),
      boost::predecessor_map(boost::make_iterator_property_map(parent.begin(), index))
          .distance_map(boost::make_iterator_property_map(distance.begin(), index))
          .weight_map(weight)
          .distance_inf(kBlockedWeight)
          .distance_combine([](Weight a, Weight b) { return std::min(a + b, kBlockedWeight); }));

  tree.times.assign(places, kUnreachable);
  tree.link_to_parent.assign(places, Tree::kNoArc);
  for (std::uint32_t place = 0; place < places; ++place) {
    if (distance[place] < kBlockedWeight) tree.times[place] = sim::Duration{distance[place]};
  }
  // Of parallel roads to the parent, the first that is as fast as the distance says.
  for (std::uint32_t place = 0; place < places; ++place) {
    if (tree.times[place] == kUnreachable || place == root.index()) continue;
    for (const auto& arc : boost::make_iterator_range(boost::out_edges(place, graph))) {
      const std::uint32_t link = graph[arc].link;
      if (boost::target(arc, graph) != parent[place] || !open(Id<Link>{link})) continue;
      if (distance[parent[place]] + link_times[link].count() == distance[place]) {
        tree.link_to_parent[place] = link;
        break;
      }
    }
  }
}

bool RoadNetwork::needs_full_search(const Tree& tree) const {
  for (std::size_t i = tree.epoch; i < changes_.size(); ++i) {
    if (open(changes_[i])) continue;
    const Link& link = graph_.implementation().links[changes_[i].index()];
    const auto id = static_cast<std::uint32_t>(changes_[i].index());
    if (tree.link_to_parent[link.from.index()] == id || tree.link_to_parent[link.to.index()] == id)
      return true;
  }
  return false;
}

/// No closed link was part of the tree, so its times hold without the reopened links; let improvements spread
/// from their ends.
void RoadNetwork::improve(Tree& tree, Id<VehicleClass> vehicle) {
  const ArcGraph& graph = graph_.implementation().graph;
  const std::vector<sim::Duration>& link_times = graph_.implementation().travel_times[vehicle.index()];
  using Entry = std::pair<sim::Duration, std::uint32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;

  const auto relax = [&](std::uint32_t from, std::uint32_t to, std::uint32_t link) {
    if (tree.times[from] == kUnreachable) return;
    const sim::Duration time = tree.times[from] + link_times[link];
    if (time >= tree.times[to]) return;
    tree.times[to] = time;
    tree.link_to_parent[to] = link;
    queue.emplace(time, to);
  };
  for (std::size_t i = tree.epoch; i < changes_.size(); ++i) {
    if (!open(changes_[i])) continue;
    const Link& link = graph_.implementation().links[changes_[i].index()];
    const auto id = static_cast<std::uint32_t>(changes_[i].index());
    const auto from = static_cast<std::uint32_t>(link.from.index());
    const auto to = static_cast<std::uint32_t>(link.to.index());
    relax(from, to, id);
    relax(to, from, id);
  }
  if (!queue.empty()) ++partial_searches_;
  while (!queue.empty()) {
    const auto [time, place] = queue.top();
    queue.pop();
    if (time > tree.times[place]) continue;
    for (const auto& arc : boost::make_iterator_range(boost::out_edges(place, graph))) {
      const std::uint32_t link = graph[arc].link;
      if (open(Id<Link>{link})) relax(place, boost::target(arc, graph), link);
    }
  }
}

}  // namespace surge::models
