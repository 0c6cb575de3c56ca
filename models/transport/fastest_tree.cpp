// SPDX-License-Identifier: Apache-2.0
#include "models/transport/fastest_tree.h"

#include <algorithm>
#include <queue>
#include <utility>

#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <boost/range/iterator_range.hpp>

#include "models/transport/road_graph.h"

namespace surge::models {
namespace {

/// Microseconds; small enough that the sum of two never overflows.
using Weight = std::int64_t;
constexpr Weight kBlockedWeight = std::numeric_limits<Weight>::max() / 4;

bool open(const PerRow<Link, LinkState>& states, std::uint32_t link) {
  return states[Id<Link>{link}] == LinkState::kOpen;
}

auto arcs_of(const ArcGraph& graph, std::uint32_t place) {
  return boost::make_iterator_range(boost::out_edges(place, graph));
}

}  // namespace

/// Places whose time has improved and not yet been passed on, the fastest first.
class FastestTree::Frontier {
 public:
  Frontier(FastestTree& tree, const PerRow<Link, LinkState>& states) : tree_(tree), states_(states) {}

  /// Reaches `to` over an open link, if that is faster than what is known.
  void relax(std::uint32_t from, std::uint32_t to, std::uint32_t link) {
    if (tree_.times_[from] == RoadNetwork::kUnreachable) return;
    const sim::Duration time = tree_.times_[from] + tree_.graph_->travel_time(tree_.vehicle_, Id<Link>{link});
    if (time >= tree_.times_[to]) return;
    tree_.times_[to] = time;
    tree_.link_to_parent_[to] = link;
    queue_.emplace(time, to);
  }

  /// True if there was anything to pass on.
  bool spread() {
    const bool any = !queue_.empty();
    const ArcGraph& graph = tree_.graph_->implementation().graph;
    while (!queue_.empty()) {
      const auto [time, place] = queue_.top();
      queue_.pop();
      if (time > tree_.times_[place]) continue;
      for (const auto& arc : arcs_of(graph, place)) {
        const std::uint32_t link = graph[arc].link;
        if (open(states_, link)) relax(place, boost::target(arc, graph), link);
      }
    }
    return any;
  }

 private:
  using Entry = std::pair<sim::Duration, std::uint32_t>;
  FastestTree& tree_;
  const PerRow<Link, LinkState>& states_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

FastestTree::FastestTree(const RoadGraph& roads, const PerRow<Link, LinkState>& states,
                         Id<VehicleClass> vehicle, Id<Place> root)
    : graph_(&roads), vehicle_(vehicle), root_(root) {
  const ArcGraph& graph = roads.implementation().graph;
  std::vector<Weight> distance(roads.place_count());
  std::vector<std::uint32_t> parents(roads.place_count());
  const auto weight = boost::make_function_property_map<ArcGraph::edge_descriptor, Weight>(
      [&](const ArcGraph::edge_descriptor& arc) {
        const std::uint32_t link = graph[arc].link;
        return open(states, link) ? roads.travel_time(vehicle, Id<Link>{link}).count() : kBlockedWeight;
      });
  const auto index = boost::get(boost::vertex_index, graph);
  boost::dijkstra_shortest_paths_no_color_map(
      graph, static_cast<std::uint32_t>(root.index()),
      boost::predecessor_map(boost::make_iterator_property_map(parents.begin(), index))
          .distance_map(boost::make_iterator_property_map(distance.begin(), index))
          .weight_map(weight)
          .distance_inf(kBlockedWeight)
          .distance_combine([](Weight a, Weight b) { return std::min(a + b, kBlockedWeight); }));
  for (const Weight time : distance) {
    times_.push_back(time < kBlockedWeight ? sim::Duration{time} : RoadNetwork::kUnreachable);
  }
  choose_links(parents, states);
}

/// Of parallel roads to the parent, the first that is as fast as the times say.
void FastestTree::choose_links(const std::vector<std::uint32_t>& parents,
                               const PerRow<Link, LinkState>& states) {
  const ArcGraph& graph = graph_->implementation().graph;
  link_to_parent_.assign(times_.size(), kNoLink);
  for (std::uint32_t place = 0; place < times_.size(); ++place) {
    if (times_[place] == RoadNetwork::kUnreachable || place == root_.index()) continue;
    const sim::Duration parent_time = times_[parents[place]];
    for (const auto& arc : arcs_of(graph, place)) {
      const std::uint32_t link = graph[arc].link;
      if (boost::target(arc, graph) != parents[place] || !open(states, link)) continue;
      if (parent_time + graph_->travel_time(vehicle_, Id<Link>{link}) != times_[place]) continue;
      link_to_parent_[place] = link;
      break;
    }
  }
}

std::vector<Id<Link>> FastestTree::links_to_root(Id<Place> leaf) const {
  constexpr std::size_t kUsualLength = 32;
  std::vector<Id<Link>> links;
  links.reserve(kUsualLength);
  for (Id<Place> at = leaf; at != root_; at = graph_->other_end(links.back(), at)) {
    links.emplace_back(link_to_parent_[at.index()]);
  }
  return links;
}

/// Every place shares the fate of its parent in the tree.
std::vector<std::uint32_t> FastestTree::below_closed_links(const PerRow<Link, LinkState>& states,
                                                           std::span<const Id<Link>> changed) const {
  enum Fate : char { kUnknown, kKept, kLost };
  std::vector<Fate> fates;
  for (const Id<Link> id : changed) {
    if (states[id] == LinkState::kOpen) continue;
    for (const Id<Place> end : {graph_->link(id).from, graph_->link(id).to}) {
      if (link_to_parent_[end.index()] != id.index()) continue;
      if (fates.empty()) fates.assign(times_.size(), kUnknown);
      fates[end.index()] = kLost;
    }
  }
  std::vector<std::uint32_t> lost;
  std::vector<std::size_t> chain;
  for (std::uint32_t place = 0; place < fates.size(); ++place) {
    std::size_t at = place;
    while (fates[at] == kUnknown && link_to_parent_[at] != kNoLink) {
      chain.push_back(at);
      at = graph_->other_end(Id<Link>{link_to_parent_[at]}, Id<Place>{at}).index();
    }
    const Fate fate = fates[at] == kLost ? kLost : kKept;
    for (const std::size_t below : chain) fates[below] = fate;
    chain.clear();
    if (fates[place] == kLost) lost.push_back(place);
  }
  return lost;
}

bool FastestTree::update(const PerRow<Link, LinkState>& states, std::span<const Id<Link>> changed) {
  const ArcGraph& graph = graph_->implementation().graph;
  const std::vector<std::uint32_t> lost = below_closed_links(states, changed);
  for (const std::uint32_t place : lost) {
    times_[place] = RoadNetwork::kUnreachable;
    link_to_parent_[place] = kNoLink;
  }
  Frontier frontier(*this, states);
  for (const std::uint32_t place : lost) {
    for (const auto& arc : arcs_of(graph, place)) {
      if (open(states, graph[arc].link)) frontier.relax(boost::target(arc, graph), place, graph[arc].link);
    }
  }
  for (const Id<Link> id : changed) {
    if (states[id] != LinkState::kOpen) continue;
    const auto from = static_cast<std::uint32_t>(graph_->link(id).from.index());
    const auto to = static_cast<std::uint32_t>(graph_->link(id).to.index());
    frontier.relax(from, to, static_cast<std::uint32_t>(id.index()));
    frontier.relax(to, from, static_cast<std::uint32_t>(id.index()));
  }
  return frontier.spread() || !lost.empty();
}

}  // namespace surge::models
