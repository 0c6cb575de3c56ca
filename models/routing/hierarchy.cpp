// SPDX-License-Identifier: Apache-2.0
#include "models/routing/hierarchy.h"

#include <numeric>
#include <utility>

#include "models/routing/nested_dissection.h"
#include "models/routing/subgraph.h"
#include "sim/contract.h"

namespace surge::models::routing {
namespace {

/// Neighbours of higher rank over roads, by rank, in rows of one array.
struct UpwardRoads {
  std::vector<std::uint32_t> first;
  std::vector<Rank> heads;
};

std::pair<Rank, Rank> ends_by_rank(const Road& road, const PerRow<Junction, Rank>& ranks) {
  return std::minmax({ranks[road.from], ranks[road.to]});
}

UpwardRoads upward_roads(const Network& network, const PerRow<Junction, Rank>& ranks) {
  UpwardRoads up;
  up.first.assign(ranks.size() + 1, 0);
  for (const Road& road : network.roads) ++up.first[ends_by_rank(road, ranks).first + 1];
  std::partial_sum(up.first.begin(), up.first.end(), up.first.begin());
  up.heads.resize(network.roads.size());
  std::vector<std::uint32_t> next(up.first.begin(), up.first.end() - 1);
  for (const Road& road : network.roads) {
    const auto [lower, upper] = ends_by_rank(road, ranks);
    up.heads[next[lower]++] = upper;
  }
  return up;
}

}  // namespace

Hierarchy::Hierarchy(const Network& network) : Hierarchy(network, nested_dissection_order(network)) {}

// Ends of roads are checked by whole_graph().
Hierarchy::Hierarchy(const Network& network, const std::vector<Id<Junction>>& order)
    : tree_(elimination_tree(whole_graph(network), order)) {
  for (const std::uint32_t depth : tree_.depths) height_ = std::max<std::size_t>(height_, depth + 1);
  add_arcs(network);
  add_down_arcs();
  add_roads(network);
}

/// The upper neighbours of a junction are those over roads, and those that its children in the tree pass on:
/// all of theirs but the junction itself.
void Hierarchy::add_arcs(const Network& network) {
  const UpwardRoads up = upward_roads(network, tree_.ranks);
  std::vector<Rank> seen_at(junction_count(), kNoRank);
  first_up_.assign(1, 0);
  first_up_.reserve(junction_count() + 1);
  for (Rank rank = 0; rank < junction_count(); ++rank) {
    const auto add = [&](Rank head) {
      if (head == rank || seen_at[head] == rank) return;
      seen_at[head] = rank;
      heads_.push_back(head);
    };
    for (std::uint32_t i = up.first[rank]; i < up.first[rank + 1]; ++i) add(up.heads[i]);
    // In postorder the last child is the rank before, and before a child's subtree comes the next child.
    for (Rank end = rank; end > subtree_first(rank); end = subtree_first(end - 1)) {
      const auto [begin_arc, end_arc] = arcs_up(end - 1);
      for (ArcIndex arc = begin_arc; arc < end_arc; ++arc) add(heads_[arc]);
    }
    std::sort(heads_.begin() + first_up_.back(), heads_.end());
    SIM_EXPECT(heads_.size() < kNoArc);
    first_up_.push_back(static_cast<ArcIndex>(heads_.size()));
    tails_.resize(heads_.size(), rank);
  }
  heads_.shrink_to_fit();
  tails_.shrink_to_fit();
  head_depths_.reserve(heads_.size());
  for (const Rank head : heads_) head_depths_.push_back(depth(head));
}

void Hierarchy::add_down_arcs() {
  first_down_.assign(junction_count() + 1, 0);
  for (const Rank head : heads_) ++first_down_[head + 1];
  std::partial_sum(first_down_.begin(), first_down_.end(), first_down_.begin());
  down_.resize(heads_.size());
  std::vector<std::uint32_t> next(first_down_.begin(), first_down_.end() - 1);
  for (ArcIndex arc = 0; arc < heads_.size(); ++arc) down_[next[heads_[arc]]++] = arc;
}

void Hierarchy::add_roads(const Network& network) {
  first_road_.assign(arc_count() + 1, 0);
  for (const Road& road : network.roads) {
    const auto [lower, upper] = ends_by_rank(road, tree_.ranks);
    const ArcIndex arc = lower == upper ? kNoArc : arc_between(lower, upper);
    arc_of_road_.add(arc);
    road_leads_up_.add(rank(road.from) == lower ? 1 : 0);
    if (arc != kNoArc) ++first_road_[arc + 1];
  }
  std::partial_sum(first_road_.begin(), first_road_.end(), first_road_.begin());
  roads_.resize(first_road_.back());
  std::vector<std::uint32_t> next(first_road_.begin(), first_road_.end() - 1);
  for (const Id<Road> road : ids(network.roads)) {
    if (arc_of(road) != kNoArc) roads_[next[arc_of(road)]++] = road;
  }
}

ArcIndex Hierarchy::arc_between(Rank tail, Rank head) const {
  const auto begin = heads_.begin() + first_up_[tail];
  const auto end = heads_.begin() + first_up_[tail + 1];
  const auto found = std::lower_bound(begin, end, head);
  SIM_ENSURE(found != end && *found == head);
  return static_cast<ArcIndex>(found - heads_.begin());
}

}  // namespace surge::models::routing
