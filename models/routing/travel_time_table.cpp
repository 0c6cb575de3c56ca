// SPDX-License-Identifier: Apache-2.0
#include "models/routing/travel_time_table.h"

#include <algorithm>
#include <array>
#include <optional>

namespace surge::models::routing {
namespace {

/// Labels of so many origins fit into the cache beside that of a destination, which is then read but once for
/// them.
constexpr std::size_t kBlockRows = 8;

/// The smallest sum over the first `count` entries, when it was `time` and one label changed in `entries`,
/// from what it has there to `label`. Nothing if it takes more than these to know.
std::optional<sim::Duration> updated_sum(sim::Duration time, std::span<const LabelChanges::Entry> entries,
                                         const sim::Duration* label, const sim::Duration* other,
                                         std::uint32_t count) {
  sim::Duration smallest = kNever;
  bool was_smallest = false;
  for (const auto& [depth, before] : entries) {
    if (depth >= count) break;
    was_smallest = was_smallest || before + other[depth] == time;
    smallest = std::min(smallest, label[depth] + other[depth]);
  }
  if (was_smallest && smallest > time) return std::nullopt;
  return std::min(time, smallest);
}

}  // namespace

/// Rows that are computed together, and what is known of the labels.
struct TravelTimeTable::RowBlock {
  std::size_t begin;
  std::size_t end;
  const LabelChanges& from;
  const LabelChanges& to;
};

TravelTimeTable::TravelTimeTable(const Customization& customization, std::span<const Id<Junction>> origins,
                                 std::span<const Id<Junction>> destinations)
    : customization_(&customization),
      epoch_(customization.epoch()),
      from_(customization, Heading::kFrom, origins),
      to_(customization, Heading::kTo, destinations),
      times_(origins.size() * destinations.size(), kNever) {
  update_entries(from_.all_changed(), to_.all_changed(), first_work_);
}

TableWork TravelTimeTable::refresh() {
  TableWork work;
  const auto changes = customization_->changes_since(epoch_);
  epoch_ = customization_->epoch();
  if (!changes) {
    from_.search_all();
    to_.search_all();
    update_entries(from_.all_changed(), to_.all_changed(), work);
  } else if (!changes->empty()) {
    const ChangedArcs changed(*customization_, *changes);
    update_entries(from_.refresh(changed), to_.refresh(changed), work);
  }
  return work;
}

void TravelTimeTable::update_entries(const LabelChanges& from, const LabelChanges& to, TableWork& work) {
  work.labels_searched = from.searched + to.searched;
  work.labels_changed = from.changed + to.changed;
  if (work.labels_changed == 0) return;
  for (std::size_t begin = 0; begin < origin_count(); begin += kBlockRows) {
    update_block({begin, std::min(begin + kBlockRows, origin_count()), from, to}, work);
  }
}

void TravelTimeTable::update_block(const RowBlock& block, TableWork& work) {
  std::array<std::vector<std::uint32_t>, kBlockRows> common;
  std::array<bool, kBlockRows> row_changed{};
  for (std::size_t origin = block.begin; origin < block.end; ++origin) {
    common[origin - block.begin] = to_.common_ancestors(from_.rank(origin));
  }
  for (const std::uint32_t destination : to_.by_rank()) {
    for (std::size_t origin = block.begin; origin < block.end; ++origin) {
      const std::size_t row = origin - block.begin;
      if (update_entry(origin, destination, common[row][destination], block, work)) row_changed[row] = true;
    }
  }
  work.rows_changed += static_cast<std::size_t>(std::count(row_changed.begin(), row_changed.end(), true));
}

/// True if the entry has changed.
bool TravelTimeTable::update_entry(std::size_t origin, std::size_t destination, std::uint32_t common,
                                   const RowBlock& block, TableWork& work) {
  const bool from_changed = block.from.from[origin] < common;
  const bool to_changed = block.to.from[destination] < common;
  if (!from_changed && !to_changed) return false;
  ++work.entries_checked;
  sim::Duration& time = times_[origin * destination_count() + destination];
  const sim::Duration* from = from_.label(origin).data();
  const sim::Duration* to = to_.label(destination).data();
  std::optional<sim::Duration> now;
  const auto from_entries = block.from.entries_of(origin);
  const auto to_entries = block.to.entries_of(destination);
  if (!to_changed && !from_entries.empty()) now = updated_sum(time, from_entries, from, to, common);
  if (!from_changed && !to_entries.empty()) now = updated_sum(time, to_entries, to, from, common);
  if (!now) {
    ++work.entries_computed;
    now = smallest_sum(from, to, common);
  }
  if (*now == time) return false;
  time = *now;
  ++work.entries_changed;
  return true;
}

}  // namespace surge::models::routing
