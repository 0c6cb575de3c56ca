// SPDX-License-Identifier: Apache-2.0
// Labels: what a search upward from a junction finds, from which the time between any two junctions follows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "models/routing/customization.h"

namespace surge::models::routing {

enum class Heading : std::uint8_t { kFrom, kTo };

/// Arcs whose time changed in a while, with the times they had before it.
class ChangedArcs {
 public:
  /// `changes` may name an arc several times; what counts is its first time before and its time now.
  ChangedArcs(const Customization& customization, std::span<const Customization::ArcChange> changes);

  /// Those whose tail is `rank`.
  std::span<const Customization::ArcChange> up_from(Rank rank) const {
    return {changes_.data() + first_[rank], changes_.data() + first_[rank + 1]};
  }

 private:
  std::vector<Customization::ArcChange> changes_;  ///< by rising arc
  std::vector<std::uint32_t> first_;               ///< by rank, and one more
};

/// Where labels differ from what they were.
struct LabelChanges {
  struct Entry {
    std::uint32_t depth;
    sim::Duration before;
  };
  static constexpr std::uint32_t kSame = std::numeric_limits<std::uint32_t>::max();

  std::size_t searched = 0;          ///< labels, anew
  std::size_t changed = 0;           ///< labels, of these
  std::vector<std::uint32_t> from;   ///< by label: smallest depth at which it differs, or kSame
  std::vector<std::uint32_t> first;  ///< by label, and one more: into `entries`
  std::vector<Entry> entries;        ///< by label and rising depth; none of a label that differs in many

  std::span<const Entry> entries_of(std::size_t label) const {
    return {entries.data() + first[label], entries.data() + first[label + 1]};
  }
};

/// A label has, for each ancestor of a junction in the elimination tree and by its depth, the time from the
/// junction to it (kFrom) or from it to the junction (kTo) over arcs that lead up all the way. The fastest
/// route between two junctions goes up and then down, over a common ancestor; these are the first so many of
/// both labels. After Dibbelt, Strasser and Wagner (2016), section 6.2.
class LabelSet {
 public:
  /// Junctions may be named several times. `customization` must outlive this object.
  LabelSet(const Customization& customization, Heading heading, std::span<const Id<Junction>> junctions);

  std::size_t size() const { return ranks_.size(); }
  Rank rank(std::size_t index) const { return ranks_[index]; }
  /// Labels by rising rank.
  const std::vector<std::uint32_t>& by_rank() const { return by_rank_; }
  std::span<const sim::Duration> label(std::size_t index) const {
    return {times_.data() + first_[index], times_.data() + first_[index + 1]};
  }

  /// By label: number of ancestors that it has in common with `other`, themselves included.
  std::vector<std::uint32_t> common_ancestors(Rank other) const;

  /// Searches all anew.
  void search_all();
  /// As if every label differed everywhere.
  LabelChanges all_changed() const;
  /// Searches again the labels that a changed arc concerns: one that leads up from an ancestor (or the
  /// junction itself) and had its part in the old label, or has a part in the new one.
  LabelChanges refresh(const ChangedArcs& changed);

 private:
  std::span<const sim::Duration> arc_times() const;
  std::span<sim::Duration> mutable_label(std::size_t index);
  bool concerns(const ChangedArcs& changed, std::size_t index) const;

  const Customization* customization_;
  Heading heading_;
  std::vector<Rank> ranks_;
  std::vector<std::uint32_t> by_rank_;
  std::vector<std::size_t> first_;  ///< by label, and one more: into times_
  std::vector<sim::Duration> times_;
};

/// Sets `label`, with a place for `rank` and each of its ancestors, to the times over arcs up from `rank`.
void search_upward(const Hierarchy& hierarchy, std::span<const sim::Duration> arc_times, Rank rank,
                   std::span<sim::Duration> label);

/// The smallest sum of the first `count` times of one and the other, pairwise; at least kNever if `count` is
/// 0 or nothing smaller is there.
sim::Duration smallest_sum(const sim::Duration* one, const sim::Duration* other, std::size_t count);

}  // namespace surge::models::routing
