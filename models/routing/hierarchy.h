// SPDX-License-Identifier: Apache-2.0
// The part of a customizable contraction hierarchy that depends on the network only: one for all vehicle
// classes, replications and states of the roads.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "models/routing/elimination_tree.h"
#include "models/routing/network.h"

namespace surge::models::routing {

/// Number of an arc of the hierarchy; rising with the rank of the tail, then of the head.
using ArcIndex = std::uint32_t;
inline constexpr ArcIndex kNoArc = std::numeric_limits<ArcIndex>::max();

struct ArcRange {
  ArcIndex begin;
  ArcIndex end;
};

/// Junctions in order of contraction, and arcs between them: those that have roads and the shortcuts that
/// contraction adds whatever the times. An arc joins its tail to its head of higher rank and stands for both
/// directions. After Dibbelt, Strasser and Wagner (2016), "Customizable contraction hierarchies", ACM J. Exp.
/// Algorithmics 21:1.5. Immutable, so that threads may share it.
class Hierarchy {
 public:
  /// In nested_dissection_order(). Preconditions: ends of roads and coordinates are valid; fewer than 2^32
  /// arcs.
  explicit Hierarchy(const Network& network);
  /// In an order of the caller's: any gives the same times, a bad one takes much time and memory.
  Hierarchy(const Network& network, const std::vector<Id<Junction>>& order);

  std::size_t junction_count() const { return tree_.parents.size(); }
  std::size_t road_count() const { return arc_of_road_.size(); }
  std::size_t arc_count() const { return heads_.size(); }
  /// Most junctions that a search upward can meet.
  std::size_t height() const { return height_; }

  // For the parts of routing.
  Rank rank(Id<Junction> junction) const { return tree_.ranks[junction]; }
  Rank parent(Rank rank) const { return tree_.parents[rank]; }
  std::uint32_t depth(Rank rank) const { return tree_.depths[rank]; }
  Rank subtree_first(Rank rank) const { return tree_.subtree_first[rank]; }
  bool is_ancestor_or_same(Rank upper, Rank lower) const {
    return subtree_first(upper) <= lower && lower <= upper;
  }
  /// Arcs whose tail is `rank`: all their heads are ancestors of it.
  ArcRange arcs_up(Rank rank) const { return {first_up_[rank], first_up_[rank + 1]}; }
  /// Arcs whose head is `rank`, by rising tail.
  std::span<const ArcIndex> arcs_down(Rank rank) const {
    return {down_.data() + first_down_[rank], down_.data() + first_down_[rank + 1]};
  }
  Rank head(ArcIndex arc) const { return heads_[arc]; }
  Rank tail(ArcIndex arc) const { return tails_[arc]; }
  std::uint32_t head_depth(ArcIndex arc) const { return head_depths_[arc]; }
  /// Precondition: the arc exists.
  ArcIndex arc_between(Rank tail, Rank head) const;
  /// The arc between the heads of two arcs of one tail. Precondition: one < other.
  ArcIndex arc_between_heads(ArcIndex one, ArcIndex other) const;

  /// kNoArc for a road from a junction to itself.
  ArcIndex arc_of(Id<Road> road) const { return arc_of_road_[road]; }
  /// Roads between the ends of the arc, by rising number.
  std::span<const Id<Road>> roads_of(ArcIndex arc) const {
    return {roads_.data() + first_road_[arc], roads_.data() + first_road_[arc + 1]};
  }
  /// Whether the road's `from` is the tail of its arc.
  bool leads_up(Id<Road> road) const { return road_leads_up_[road] != 0; }

  /// Calls visit(v_tail, v_head) for each triangle v, tail, head with v below both ends of `arc`, by rising
  /// v. The arguments are the arcs from v to the two.
  template <class Visit>
  void for_each_lower_triangle(ArcIndex arc, Visit visit) const;

 private:
  void add_arcs(const Network& network);
  void add_down_arcs();
  void add_roads(const Network& network);

  EliminationTree tree_;
  std::size_t height_ = 0;
  std::vector<ArcIndex> first_up_;          ///< by rank, and one more
  std::vector<Rank> heads_;                 ///< by arc
  std::vector<Rank> tails_;                 ///< by arc
  std::vector<std::uint32_t> head_depths_;  ///< by arc: depth of the head
  std::vector<std::uint32_t> first_down_;   ///< by rank, and one more: into down_
  std::vector<ArcIndex> down_;
  PerRow<Road, ArcIndex> arc_of_road_;
  PerRow<Road, char> road_leads_up_;
  std::vector<std::uint32_t> first_road_;  ///< by arc, and one more: into roads_
  std::vector<Id<Road>> roads_;
};

inline ArcIndex Hierarchy::arc_between_heads(ArcIndex one, ArcIndex other) const {
  const Rank tail = head(one);
  const auto [begin, end] = arcs_up(tail);
  // Between the two heads lie at least those that the common tail has arcs to, at most all ancestors.
  const ArcIndex first = begin + (other - one - 1);
  const ArcIndex last = std::min(end, begin + (head_depth(one) - head_depth(other)));
  if (last - first == 1) return first;
  return static_cast<ArcIndex>(std::lower_bound(heads_.begin() + first, heads_.begin() + last, head(other)) -
                               heads_.begin());
}

template <class Visit>
void Hierarchy::for_each_lower_triangle(ArcIndex arc, Visit visit) const {
  const std::span<const ArcIndex> to_tail = arcs_down(tail(arc));
  const std::span<const ArcIndex> to_head = arcs_down(head(arc));
  const auto below = [this](ArcIndex a, Rank rank) { return tail(a) < rank; };
  // Whatever has an arc to the tail lies in the tail's subtree.
  auto other = std::lower_bound(to_head.begin(), to_head.end(), subtree_first(tail(arc)), below);
  for (const ArcIndex one : to_tail) {
    while (other != to_head.end() && tail(*other) < tail(one)) ++other;
    if (other == to_head.end()) return;
    if (tail(*other) == tail(one)) visit(one, *other);
  }
}

}  // namespace surge::models::routing
