// SPDX-License-Identifier: Apache-2.0
#include "models/routing/label_set.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace surge::models::routing {
namespace {

/// Entries are listed as long as they are at most one in so many.
constexpr std::size_t kDepthsForAnEntry = 4;

/// Adds to `changes` where the label `index` differs.
void compare(std::span<const sim::Duration> before, std::span<const sim::Duration> now, std::size_t index,
             LabelChanges& changes) {
  const std::size_t entries_before = changes.entries.size();
  for (std::uint32_t depth = 0; depth < now.size(); ++depth) {
    if (now[depth] != before[depth]) changes.entries.push_back({depth, before[depth]});
  }
  const std::size_t count = changes.entries.size() - entries_before;
  if (count == 0) return;
  ++changes.changed;
  changes.from[index] = changes.entries[entries_before].depth;
  if (count > now.size() / kDepthsForAnEntry) changes.entries.resize(entries_before);
}

}  // namespace

ChangedArcs::ChangedArcs(const Customization& customization,
                         std::span<const Customization::ArcChange> changes)
    : changes_(changes.begin(), changes.end()) {
  using Change = Customization::ArcChange;
  std::stable_sort(changes_.begin(), changes_.end(),
                   [](const Change& a, const Change& b) { return a.arc < b.arc; });
  const auto same_arc = [](const Change& a, const Change& b) { return a.arc == b.arc; };
  changes_.erase(std::unique(changes_.begin(), changes_.end(), same_arc), changes_.end());
  const auto undone = [&](const Change& change) {
    return change.old_up == customization.times_up()[change.arc] &&
           change.old_down == customization.times_down()[change.arc];
  };
  changes_.erase(std::remove_if(changes_.begin(), changes_.end(), undone), changes_.end());
  const Hierarchy& hierarchy = customization.hierarchy();
  first_.reserve(hierarchy.junction_count() + 1);
  for (Rank rank = 0; rank <= hierarchy.junction_count(); ++rank) {
    std::uint32_t next = rank == 0 ? 0 : first_.back();
    while (next < changes_.size() && hierarchy.tail(changes_[next].arc) < rank) ++next;
    first_.push_back(next);
  }
}

LabelSet::LabelSet(const Customization& customization, Heading heading,
                   std::span<const Id<Junction>> junctions)
    : customization_(&customization), heading_(heading) {
  const Hierarchy& hierarchy = customization.hierarchy();
  first_.push_back(0);
  for (const Id<Junction> junction : junctions) {
    ranks_.push_back(hierarchy.rank(junction));
    first_.push_back(first_.back() + hierarchy.depth(ranks_.back()) + 1);
  }
  by_rank_.resize(ranks_.size());
  std::iota(by_rank_.begin(), by_rank_.end(), 0u);
  std::stable_sort(by_rank_.begin(), by_rank_.end(),
                   [this](std::uint32_t a, std::uint32_t b) { return ranks_[a] < ranks_[b]; });
  times_.resize(first_.back());
  search_all();
}

std::span<const sim::Duration> LabelSet::arc_times() const {
  return heading_ == Heading::kFrom ? customization_->times_up() : customization_->times_down();
}

std::span<sim::Duration> LabelSet::mutable_label(std::size_t index) {
  return {times_.data() + first_[index], times_.data() + first_[index + 1]};
}

/// Going up from `other`, the labels below come in from both sides of those that are below already.
std::vector<std::uint32_t> LabelSet::common_ancestors(Rank other) const {
  const Hierarchy& hierarchy = customization_->hierarchy();
  std::vector<std::uint32_t> counts(size(), 0);
  const auto start =
      std::lower_bound(by_rank_.begin(), by_rank_.end(), other,
                       [this](std::uint32_t index, Rank bound) { return ranks_[index] < bound; });
  auto begin = static_cast<std::size_t>(start - by_rank_.begin());
  std::size_t end = begin;
  for (Rank rank = other; rank != kNoRank; rank = hierarchy.parent(rank)) {
    const std::uint32_t count = hierarchy.depth(rank) + 1;
    while (begin > 0 && ranks_[by_rank_[begin - 1]] >= hierarchy.subtree_first(rank)) {
      counts[by_rank_[--begin]] = count;
    }
    while (end < size() && ranks_[by_rank_[end]] <= rank) counts[by_rank_[end++]] = count;
  }
  return counts;
}

void LabelSet::search_all() {
  for (std::size_t index = 0; index < size(); ++index) {
    search_upward(customization_->hierarchy(), arc_times(), rank(index), mutable_label(index));
  }
}

LabelChanges LabelSet::all_changed() const {
  return {
      size(), size(), std::vector<std::uint32_t>(size(), 0), std::vector<std::uint32_t>(size() + 1, 0), {}};
}

/// If no changed arc was tight and none gives a smaller time, the old times are still the smallest sums
/// over the arcs as they are now.
bool LabelSet::concerns(const ChangedArcs& changed, std::size_t index) const {
  const Hierarchy& hierarchy = customization_->hierarchy();
  const std::span<const sim::Duration> times = label(index);
  const std::span<const sim::Duration> now = arc_times();
  std::size_t depth = times.size();
  for (Rank rank = ranks_[index]; rank != kNoRank; rank = hierarchy.parent(rank)) {
    const sim::Duration time = times[--depth];
    if (time >= kNever) continue;
    for (const Customization::ArcChange& change : changed.up_from(rank)) {
      const sim::Duration before = heading_ == Heading::kFrom ? change.old_up : change.old_down;
      const sim::Duration at_head = times[hierarchy.head_depth(change.arc)];
      if (time + now[change.arc] < at_head) return true;
      if (now[change.arc] > before && time + before == at_head) return true;
    }
  }
  return false;
}

LabelChanges LabelSet::refresh(const ChangedArcs& changed) {
  LabelChanges result;
  result.from.assign(size(), LabelChanges::kSame);
  result.first.assign(1, 0);
  std::vector<sim::Duration> before;
  for (std::size_t index = 0; index < size(); ++index) {
    if (concerns(changed, index)) {
      ++result.searched;
      const std::span<sim::Duration> now = mutable_label(index);
      before.assign(now.begin(), now.end());
      search_upward(customization_->hierarchy(), arc_times(), rank(index), now);
      compare(before, now, index, result);
    }
    result.first.push_back(static_cast<std::uint32_t>(result.entries.size()));
  }
  return result;
}

void search_upward(const Hierarchy& hierarchy, std::span<const sim::Duration> arc_times, Rank rank,
                   std::span<sim::Duration> label) {
  std::fill(label.begin(), label.end(), kNever);
  label.back() = sim::Duration{0};
  std::size_t depth = label.size();
  for (; rank != kNoRank; rank = hierarchy.parent(rank)) {
    const sim::Duration time = label[--depth];
    if (time >= kNever) continue;
    const auto [begin, end] = hierarchy.arcs_up(rank);
    for (ArcIndex arc = begin; arc < end; ++arc) {
      sim::Duration& at_head = label[hierarchy.head_depth(arc)];
      at_head = std::min(at_head, time + arc_times[arc]);
    }
  }
}

sim::Duration smallest_sum(const sim::Duration* one, const sim::Duration* other, std::size_t count) {
  // Several minima at once, so that none waits for the one before.
  constexpr std::size_t kLanes = 4;
  std::array<sim::Duration, kLanes> smallest;
  smallest.fill(kNever);
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      smallest[lane] = std::min(smallest[lane], one[i + lane] + other[i + lane]);
    }
  }
  for (; i < count; ++i) smallest[0] = std::min(smallest[0], one[i] + other[i]);
  return *std::min_element(smallest.begin(), smallest.end());
}

}  // namespace surge::models::routing
