// SPDX-License-Identifier: Apache-2.0
#include "models/transport/fastest_tree.h"

#include <algorithm>
#include <queue>
#include <utility>

#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <boost/range/iterator_range.hpp>

#include "models/transport/arc_graph.h"

namespace surge::models {
namespace {

/// Microseconds; small enough that the sum of two never overflows.
using Weight = std::int64_t;
constexpr Weight kBlockedWeight = std::numeric_limits<Weight>::max() / 4;

LinkEnd other(LinkEnd end) {
  return end == LinkEnd::kFrom ? LinkEnd::kTo : LinkEnd::kFrom;
}

auto arcs_of(const ArcGraph& graph, std::uint32_t place) {
  return boost::make_iterator_range(boost::out_edges(place, graph));
}

}  // namespace

/// Places whose time has improved and not yet been passed on, the fastest first.
class FastestTree::Frontier {
 public:
  Frontier(FastestTree& tree, const TransportNetwork& network) : tree_(tree), network_(network) {}

  /// Reaches `to` over a link from its end `at`, if that is faster than what is known.
  void relax(std::uint32_t from, std::uint32_t to, std::uint32_t link, LinkEnd at) {
    if (tree_.times_[from] == TransportNetwork::kUnreachable) return;
    const sim::Duration link_time = tree_.time_from(network_, link, at);
    if (link_time == TransportNetwork::kUnreachable) return;
    const sim::Duration time = tree_.times_[from] + link_time;
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
        relax(place, boost::target(arc, graph), graph[arc].link, graph[arc].from);
      }
    }
    return any;
  }

 private:
  using Entry = std::pair<sim::Duration, std::uint32_t>;
  FastestTree& tree_;
  const TransportNetwork& network_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

FastestTree::FastestTree(const TransportNetwork& network, Id<VehicleClass> vehicle, Id<Place> root,
                         TreeDirection direction)
    : graph_(&network.graph()), vehicle_(vehicle), root_(root), direction_(direction) {
  const ArcGraph& graph = graph_->implementation().graph;
  std::vector<Weight> distance(graph_->place_count());
  std::vector<std::uint32_t> parents(graph_->place_count());
  const auto weight = boost::make_function_property_map<ArcGraph::edge_descriptor, Weight>(
      [&](const ArcGraph::edge_descriptor& arc) {
        const sim::Duration time = time_from(network, graph[arc].link, graph[arc].from);
        return time == TransportNetwork::kUnreachable ? kBlockedWeight : time.count();
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
    times_.push_back(time < kBlockedWeight ? sim::Duration{time} : TransportNetwork::kUnreachable);
  }
  choose_links(network, parents);
}

sim::Duration FastestTree::time_from(const TransportNetwork& network, std::uint32_t link, LinkEnd at) const {
  const LinkEnd entered = direction_ == TreeDirection::kFromRoot ? at : other(at);
  if (!graph_->may_enter(Id<Link>{link}, entered)) return TransportNetwork::kUnreachable;
  return network.link_time(vehicle_, Id<Link>{link});
}

/// Of parallel links to the parent, the first that is as fast as the times say.
void FastestTree::choose_links(const TransportNetwork& network, const std::vector<std::uint32_t>& parents) {
  const ArcGraph& graph = graph_->implementation().graph;
  link_to_parent_.assign(times_.size(), kNoLink);
  for (std::uint32_t place = 0; place < times_.size(); ++place) {
    if (times_[place] == TransportNetwork::kUnreachable || place == root_.index()) continue;
    const sim::Duration parent_time = times_[parents[place]];
    for (const auto& arc : arcs_of(graph, place)) {
      if (boost::target(arc, graph) != parents[place]) continue;
      const sim::Duration time = time_from(network, graph[arc].link, other(graph[arc].from));
      if (time == TransportNetwork::kUnreachable || parent_time + time != times_[place]) continue;
      link_to_parent_[place] = graph[arc].link;
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
std::vector<std::uint32_t> FastestTree::below_slower_links(const TransportNetwork& network,
                                                           std::span<const Id<Link>> changed) const {
  enum Fate : char { kUnknown, kKept, kLost };
  std::vector<Fate> fates;
  for (const Id<Link> id : changed) {
    const Link& link = graph_->link(id);
    for (const LinkEnd end : {LinkEnd::kFrom, LinkEnd::kTo}) {
      const std::size_t child = (end == LinkEnd::kFrom ? link.from : link.to).index();
      if (link_to_parent_[child] != id.index()) continue;
      const std::size_t parent = (end == LinkEnd::kFrom ? link.to : link.from).index();
      const sim::Duration time = time_from(network, static_cast<std::uint32_t>(id.index()), other(end));
      if (time <= times_[child] - times_[parent]) continue;
      if (fates.empty()) fates.assign(times_.size(), kUnknown);
      fates[child] = kLost;
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

bool FastestTree::update(const TransportNetwork& network, std::span<const Id<Link>> changed) {
  const ArcGraph& graph = graph_->implementation().graph;
  const std::vector<std::uint32_t> lost = below_slower_links(network, changed);
  for (const std::uint32_t place : lost) {
    times_[place] = TransportNetwork::kUnreachable;
    link_to_parent_[place] = kNoLink;
  }
  Frontier frontier(*this, network);
  for (const std::uint32_t place : lost) {
    for (const auto& arc : arcs_of(graph, place)) {
      frontier.relax(boost::target(arc, graph), place, graph[arc].link, other(graph[arc].from));
    }
  }
  for (const Id<Link> id : changed) {
    const auto from = static_cast<std::uint32_t>(graph_->link(id).from.index());
    const auto to = static_cast<std::uint32_t>(graph_->link(id).to.index());
    frontier.relax(from, to, static_cast<std::uint32_t>(id.index()), LinkEnd::kFrom);
    frontier.relax(to, from, static_cast<std::uint32_t>(id.index()), LinkEnd::kTo);
  }
  return frontier.spread() || !lost.empty();
}

}  // namespace surge::models
