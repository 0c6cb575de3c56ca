// SPDX-License-Identifier: Apache-2.0
// Travel times from many places to many others, kept for the present state of the roads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "models/id.h"
#include "models/routing/customization.h"
#include "models/routing/label_set.h"

namespace surge::models::routing {

struct Origin;
struct Destination;

/// What a refresh did; for measurement.
struct TableWork {
  std::size_t labels_searched = 0;   ///< searches upward, out of one for each origin and destination
  std::size_t labels_changed = 0;    ///< of those, and really different now
  std::size_t entries_checked = 0;   ///< out of origins times destinations: one of the labels changed
  std::size_t entries_computed = 0;  ///< of those, over all common ancestors
  std::size_t entries_changed = 0;
  std::size_t rows_changed = 0;  ///< origins with a changed entry
};

/// Times of the fastest routes between all pairs. An entry is the smallest sum of the labels (see LabelSet)
/// of its origin and destination over their common ancestors, so it is looked at only if one of the two
/// labels changed at a common ancestor, and then only there unless the sum there was the smallest and has
/// grown. A label is searched again only if an arc of its search space changed that was on a fastest way to
/// an ancestor, or is now.
class TravelTimeTable {
 public:
  /// Computes all entries. Junctions may be named several times. `customization` must outlive this object.
  TravelTimeTable(const Customization& customization, std::span<const Id<Junction>> origins,
                  std::span<const Id<Junction>> destinations);

  /// Brings the table up to date with the customization.
  TableWork refresh();

  /// Of the last refresh; kNever where there is no route.
  sim::Duration time(Id<Origin> origin, Id<Destination> destination) const {
    return row(origin)[destination.index()];
  }
  /// Times from the origin, by destination.
  std::span<const sim::Duration> row(Id<Origin> origin) const {
    return std::span(times_).subspan(origin.index() * destination_count(), destination_count());
  }

  std::size_t origin_count() const { return from_.size(); }
  std::size_t destination_count() const { return to_.size(); }
  /// What the construction did.
  const TableWork& first_work() const { return first_work_; }

 private:
  struct RowBlock;
  void update_entries(const LabelChanges& from, const LabelChanges& to, TableWork& work);
  void update_block(const RowBlock& block, TableWork& work);
  bool update_entry(std::size_t origin, std::size_t destination, std::uint32_t common, const RowBlock& block,
                    TableWork& work);

  const Customization* customization_;
  std::uint64_t epoch_;
  LabelSet from_;
  LabelSet to_;
  std::vector<sim::Duration> times_;  ///< [origin][destination]
  TableWork first_work_;
};

}  // namespace surge::models::routing
