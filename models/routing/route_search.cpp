// SPDX-License-Identifier: Apache-2.0
#include "models/routing/route_search.h"

#include <algorithm>

#include "sim/contract.h"

namespace surge::models::routing {

RouteSearch::RouteSearch(const Customization& customization) : customization_(&customization) {
  const std::size_t height = customization.hierarchy().height();
  from_ = {Heading::kFrom, customization.times_up(), std::vector<sim::Duration>(height),
           std::vector<ArcIndex>(height)};
  to_ = {Heading::kTo, customization.times_down(), std::vector<sim::Duration>(height),
         std::vector<ArcIndex>(height)};
}

void RouteSearch::begin(Half& half, Rank rank) const {
  const std::uint32_t depth = customization_->hierarchy().depth(rank);
  std::fill_n(half.times.begin(), depth + 1, kNever);
  half.times[depth] = sim::Duration{0};
  half.arcs[depth] = kNoArc;
}

/// Passes on the time of an ancestor to those above it.
void RouteSearch::relax(Half& half, Rank rank) const {
  const Hierarchy& hierarchy = customization_->hierarchy();
  const sim::Duration time = half.times[hierarchy.depth(rank)];
  const auto [begin, end] = hierarchy.arcs_up(rank);
  for (ArcIndex arc = begin; arc < end; ++arc) {
    const std::uint32_t depth = hierarchy.head_depth(arc);
    if (time + half.arc_times[arc] >= half.times[depth]) continue;
    half.times[depth] = time + half.arc_times[arc];
    half.arcs[depth] = arc;
  }
}

/// The common ancestor over which the fastest route goes; kNoRank if there is none.
Rank RouteSearch::search(Id<Junction> from, Id<Junction> to) {
  const Hierarchy& hierarchy = customization_->hierarchy();
  const Rank from_rank = hierarchy.rank(from);
  const Rank to_rank = hierarchy.rank(to);
  begin(from_, from_rank);
  begin(to_, to_rank);
  Rank common = from_rank;
  for (; common != kNoRank && !hierarchy.is_ancestor_or_same(common, to_rank);
       common = hierarchy.parent(common)) {
    relax(from_, common);
  }
  if (common == kNoRank) return kNoRank;
  for (Rank rank = to_rank; rank != common; rank = hierarchy.parent(rank)) relax(to_, rank);
  sim::Duration best = kNever;
  Rank top = kNoRank;
  for (Rank rank = common; rank != kNoRank; rank = hierarchy.parent(rank)) {
    const std::uint32_t depth = hierarchy.depth(rank);
    if (from_.times[depth] + to_.times[depth] < best) {
      best = from_.times[depth] + to_.times[depth];
      top = rank;
    }
    // What takes as long as the best route up to here is on no faster one.
    if (from_.times[depth] < best) relax(from_, rank);
    if (to_.times[depth] < best) relax(to_, rank);
  }
  return top;
}

sim::Duration RouteSearch::time(Id<Junction> from, Id<Junction> to) {
  const Rank top = search(from, to);
  if (top == kNoRank) return kNever;
  const std::uint32_t depth = customization_->hierarchy().depth(top);
  return from_.times[depth] + to_.times[depth];
}

std::optional<Route> RouteSearch::route(Id<Junction> from, Id<Junction> to) {
  const Rank top = search(from, to);
  if (top == kNoRank) return std::nullopt;
  const std::uint32_t depth = customization_->hierarchy().depth(top);
  Route route;
  route.time = from_.times[depth] + to_.times[depth];
  std::vector<ArcIndex> up = arcs_to(from_, top);
  std::reverse(up.begin(), up.end());
  for (const ArcIndex arc : up) unpack(arc, Heading::kFrom, route.roads);
  for (const ArcIndex arc : arcs_to(to_, top)) unpack(arc, Heading::kTo, route.roads);
  return route;
}

/// From `top` down to where the half began.
std::vector<ArcIndex> RouteSearch::arcs_to(const Half& half, Rank top) const {
  const Hierarchy& hierarchy = customization_->hierarchy();
  std::vector<ArcIndex> arcs;
  for (ArcIndex arc = half.arcs[hierarchy.depth(top)]; arc != kNoArc;
       arc = half.arcs[hierarchy.depth(hierarchy.tail(arc))]) {
    arcs.push_back(arc);
  }
  return arcs;
}

std::optional<Id<Road>> RouteSearch::road_of(ArcIndex arc, Heading heading) const {
  const Hierarchy& hierarchy = customization_->hierarchy();
  const Half& half = heading == Heading::kFrom ? from_ : to_;
  for (const Id<Road> road : hierarchy.roads_of(arc)) {
    const CrossingTimes& times = customization_->crossing_times(road);
    const bool forward = hierarchy.leads_up(road) == (heading == Heading::kFrom);
    if ((forward ? times.forward : times.backward) == half.arc_times[arc]) return road;
  }
  return std::nullopt;
}

/// Replaces an arc that no road is as fast as by the lower sides of the first triangle that is. kFrom drives
/// the arc up, kTo down.
void RouteSearch::unpack(ArcIndex packed, Heading packed_heading, std::vector<Id<Road>>& roads) const {
  struct Piece {
    ArcIndex arc;
    Heading heading;
  };
  const Hierarchy& hierarchy = customization_->hierarchy();
  std::vector<Piece> pieces{{packed, packed_heading}};  // the next to drive last
  while (!pieces.empty()) {
    const Piece piece = pieces.back();
    pieces.pop_back();
    if (const auto road = road_of(piece.arc, piece.heading)) {
      roads.push_back(*road);
      continue;
    }
    const bool up = piece.heading == Heading::kFrom;
    const sim::Duration time = up ? from_.arc_times[piece.arc] : to_.arc_times[piece.arc];
    bool found = false;
    hierarchy.for_each_lower_triangle(piece.arc, [&](ArcIndex to_tail, ArcIndex to_head) {
      const ArcIndex down_first = up ? to_tail : to_head;
      const ArcIndex then_up = up ? to_head : to_tail;
      if (found || to_.arc_times[down_first] + from_.arc_times[then_up] != time) return;
      found = true;
      pieces.push_back({then_up, Heading::kFrom});
      pieces.push_back({down_first, Heading::kTo});
    });
    SIM_ENSURE(found);
  }
}

TimesToStops::TimesToStops(const Customization& customization, std::span<const Id<Junction>> stops)
    : customization_(&customization),
      epoch_(customization.epoch()),
      stops_(customization, Heading::kTo, stops) {}

std::vector<sim::Duration> TimesToStops::from(Id<Junction> origin) const {
  SIM_EXPECT(customization_->epoch() == epoch_);
  const LabelSet search(*customization_, Heading::kFrom, {&origin, 1});
  const std::vector<std::uint32_t> common = stops_.common_ancestors(search.rank(0));
  std::vector<sim::Duration> times;
  times.reserve(stops_.size());
  for (std::size_t stop = 0; stop < stops_.size(); ++stop) {
    times.push_back(smallest_sum(search.label(0).data(), stops_.label(stop).data(), common[stop]));
  }
  return times;
}

}  // namespace surge::models::routing
