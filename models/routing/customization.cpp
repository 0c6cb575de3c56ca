// SPDX-License-Identifier: Apache-2.0
#include "models/routing/customization.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "sim/contract.h"

namespace surge::models::routing {
namespace {

/// From so many arcs of one tail on, all of its arcs together take less time than one by one.
constexpr std::size_t kTogetherFrom = 32;
/// Once one arc in so many has been computed, and so many in all, the rest goes by tails.
constexpr std::size_t kArcsForTails = 256;
constexpr std::size_t kLeastForTails = 256;
/// The journal holds at most one change for so many arcs, or so many in all.
constexpr std::size_t kArcsForAChange = 4;
constexpr std::size_t kLeastRemembered = 256;

void lower(sim::Duration& time, sim::Duration candidate) {
  time = std::min(time, candidate);
}

[[maybe_unused]] bool valid(const CrossingTimes& times) {
  const auto in_range = [](sim::Duration time) { return time >= sim::Duration{0} && time <= kNever; };
  return in_range(times.forward) && in_range(times.backward);
}

}  // namespace

Customization::Customization(const Hierarchy& hierarchy, PerRow<Road, CrossingTimes> times)
    : hierarchy_(&hierarchy),
      times_(std::move(times)),
      up_(hierarchy.arc_count()),
      down_(hierarchy.arc_count()),
      computed_(hierarchy.height()),
      queued_(hierarchy.arc_count(), 0) {
  SIM_EXPECT(times_.size() == hierarchy.road_count());
  SIM_EXPECT(std::all_of(times_.begin(), times_.end(), valid));
  compute_all();
}

Customization::ArcTimes Customization::over_roads(ArcIndex arc) const {
  ArcTimes times{kNever, kNever};
  for (const Id<Road> road : hierarchy_->roads_of(arc)) {
    const CrossingTimes& crossing = times_[road];
    const bool up = hierarchy_->leads_up(road);
    lower(times.up, up ? crossing.forward : crossing.backward);
    lower(times.down, up ? crossing.backward : crossing.forward);
  }
  return times;
}

Customization::ArcTimes Customization::over_lower_triangles(ArcIndex arc) const {
  ArcTimes times{kNever, kNever};
  hierarchy_->for_each_lower_triangle(arc, [&](ArcIndex to_tail, ArcIndex to_head) {
    lower(times.up, down_[to_tail] + up_[to_head]);
    lower(times.down, down_[to_head] + up_[to_tail]);
  });
  return times;
}

void Customization::compute_arcs_up(Rank rank) {
  const auto [begin, end] = hierarchy_->arcs_up(rank);
  for (ArcIndex arc = begin; arc < end; ++arc) computed_[hierarchy_->head_depth(arc)] = over_roads(arc);
  for (const ArcIndex below : hierarchy_->arcs_down(rank)) {
    const sim::Duration to_lower = down_[below];
    const sim::Duration from_lower = up_[below];
    const ArcIndex end_below = hierarchy_->arcs_up(hierarchy_->tail(below)).end;
    for (ArcIndex arc = below + 1; arc < end_below; ++arc) {
      ArcTimes& times = computed_[hierarchy_->head_depth(arc)];
      lower(times.up, to_lower + up_[arc]);
      lower(times.down, down_[arc] + from_lower);
    }
  }
}

void Customization::compute_all() {
  for (Rank rank = 0; rank < hierarchy_->junction_count(); ++rank) {
    compute_arcs_up(rank);
    const auto [begin, end] = hierarchy_->arcs_up(rank);
    for (ArcIndex arc = begin; arc < end; ++arc) {
      const ArcTimes& times = computed_[hierarchy_->head_depth(arc)];
      up_[arc] = times.up;
      down_[arc] = times.down;
    }
  }
}

CustomizationWork Customization::change(std::span<const RoadChange> changes) {
  for (const RoadChange& change : changes) {
    SIM_EXPECT(valid(change.times));
    if (times_[change.road] == change.times) continue;
    times_[change.road] = change.times;
    const ArcIndex arc = hierarchy_->arc_of(change.road);
    if (arc != kNoArc) enqueue(arc);
  }
  CustomizationWork work;
  const std::size_t few = std::max(hierarchy_->arc_count() / kArcsForTails, kLeastForTails);
  while (!queue_.empty() && work.arcs_computed < few) compute_next(work);
  if (!queue_.empty()) compute_rest(work);
  trim_journal();
  return work;
}

void Customization::enqueue(ArcIndex arc) {
  if (std::exchange(queued_[arc], 1) != 0) return;
  queue_.push_back(arc);
  std::push_heap(queue_.begin(), queue_.end(), std::greater<>{});
}

/// The queued arcs of the lowest tail: all arcs with a lower tail are final, and none of its own is a lower
/// side of another.
void Customization::compute_next(CustomizationWork& work) {
  const Rank rank = hierarchy_->tail(queue_.front());
  std::vector<ArcIndex> arcs;
  while (!queue_.empty() && hierarchy_->tail(queue_.front()) == rank) {
    std::pop_heap(queue_.begin(), queue_.end(), std::greater<>{});
    arcs.push_back(queue_.back());
    queued_[queue_.back()] = 0;
    queue_.pop_back();
  }
  if (arcs.size() >= kTogetherFrom) {
    compute_arcs_up(rank);
  } else {
    for (const ArcIndex arc : arcs) {
      const ArcTimes roads = over_roads(arc);
      const ArcTimes triangles = over_lower_triangles(arc);
      computed_[hierarchy_->head_depth(arc)] = {std::min(roads.up, triangles.up),
                                                std::min(roads.down, triangles.down)};
    }
  }
  work.arcs_computed += arcs.size();
  for (const ArcIndex arc : arcs) {
    const ArcTimes before{up_[arc], down_[arc]};
    if (!replace(arc)) continue;
    ++work.arcs_changed;
    spread(arc, before);
  }
}

/// All that the queue leads to, by tails: an arc that changes is a lower side of arcs whose tails are its own
/// head and the heads, below it, of the other arcs of its tail.
void Customization::compute_rest(CustomizationWork& work) {
  std::vector<char> outdated(hierarchy_->junction_count(), 0);
  const Rank lowest = hierarchy_->tail(queue_.front());
  for (const ArcIndex arc : queue_) {
    outdated[hierarchy_->tail(arc)] = 1;
    queued_[arc] = 0;
  }
  queue_.clear();
  for (Rank rank = lowest; rank < outdated.size(); ++rank) {
    if (outdated[rank] == 0) continue;
    compute_arcs_up(rank);
    const auto [begin, end] = hierarchy_->arcs_up(rank);
    work.arcs_computed += end - begin;
    ArcIndex changed_end = begin;
    for (ArcIndex arc = begin; arc < end; ++arc) {
      if (!replace(arc)) continue;
      ++work.arcs_changed;
      changed_end = arc + 1;
    }
    for (ArcIndex arc = begin; arc < changed_end; ++arc) outdated[hierarchy_->head(arc)] = 1;
  }
}

/// Takes over the computed times. True if they differ.
bool Customization::replace(ArcIndex arc) {
  const ArcTimes& now = computed_[hierarchy_->head_depth(arc)];
  if (now.up == up_[arc] && now.down == down_[arc]) return false;
  journal_.push_back({arc, up_[arc], down_[arc]});
  up_[arc] = now.up;
  down_[arc] = now.down;
  return true;
}

void Customization::spread(ArcIndex arc, ArcTimes before) {
  const auto [begin, end] = hierarchy_->arcs_up(hierarchy_->tail(arc));
  for (ArcIndex other = begin; other < end; ++other) {
    if (other != arc) check_triangle(arc, before, other);
  }
}

/// `arc` and `other` have the same tail; the arc that joins their heads may have to be computed again if it
/// is as fast as they were or slower than they are.
void Customization::check_triangle(ArcIndex arc, ArcTimes before, ArcIndex other) {
  const sim::Duration out_before = before.down + up_[other];  // from the head of `arc` to that of `other`
  const sim::Duration out_now = down_[arc] + up_[other];
  const sim::Duration back_before = down_[other] + before.up;
  const sim::Duration back_now = down_[other] + up_[arc];
  if (out_before == out_now && back_before == back_now) return;
  const auto [tail, head] = std::minmax(arc, other);
  const ArcIndex upper = hierarchy_->arc_between_heads(tail, head);
  const sim::Duration out = tail == arc ? up_[upper] : down_[upper];
  const sim::Duration back = tail == arc ? down_[upper] : up_[upper];
  const auto matters = [](sim::Duration was, sim::Duration is, sim::Duration time) {
    return is < time || (was == time && was < is && time < kNever);
  };
  if (matters(out_before, out_now, out) || matters(back_before, back_now, back)) enqueue(upper);
}

void Customization::trim_journal() {
  if (journal_.size() <= std::max(hierarchy_->arc_count() / kArcsForAChange, kLeastRemembered)) return;
  forgotten_ += journal_.size();
  journal_.clear();
}

std::optional<std::span<const Customization::ArcChange>> Customization::changes_since(
    std::uint64_t epoch) const {
  SIM_EXPECT(epoch <= this->epoch());
  if (epoch < forgotten_) return std::nullopt;
  return std::span(journal_).subspan(epoch - forgotten_);
}

}  // namespace surge::models::routing
