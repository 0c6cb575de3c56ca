// SPDX-License-Identifier: Apache-2.0
// What every county truly needs of every item, what has reached it, and how many people go without.
#pragma once

#include <array>
#include <vector>

#include "models/demand/population_impact.h"
#include "models/id.h"
#include "models/scenario/scenario.h"
#include "sim/time.h"

namespace surge::models {

/// Need of one item in one county.
struct NeedState {
  Quantity one_off_need = 0;
  Quantity one_off_met = 0;          ///< <= one_off_need
  double one_off_persons = 0;        ///< people the one-off need is for
  double units_per_day = 0;          ///< recurring need now
  double recurring_persons = 0;      ///< people the recurring need is for
  double carried_units = 0;          ///< part of a unit wanted but not yet counted, [0, 1)
  Quantity wanted = 0;               ///< recurring, so far
  Quantity used = 0;                 ///< recurring, so far; wanted - used is lost for good
  double recurring_unmet_share = 0;  ///< of the last step, [0, 1]
  Quantity stock = 0;                ///< delivered and not yet used
  Quantity delivered = 0;

  double in_need = 0;  ///< people who need the item now
  double unmet = 0;    ///< people among them whose need is not met now

  double persons_in_need() const { return in_need; }
  double persons_unmet() const { return unmet; }
  /// Recomputes the two numbers of people from the rest.
  void count_people();
};

/// Told of every change of a county's unmet need, just after it.
class NeedObserver {
 public:
  virtual ~NeedObserver() = default;
  /// `unmet_before` and `in_need_before` are the persons until now.
  virtual void need_changed(sim::Time now, Id<County> county, Id<Item> item, double in_need_before,
                            double unmet_before, const NeedState& state) = 0;
};

class NeedBook {
 public:
  /// Recurring needs are counted and served in steps of this length.
  static constexpr sim::Duration kStep = std::chrono::hours(6);

  explicit NeedBook(const Scenario& scenario);

  void observe(NeedObserver& observer) { observers_.push_back(&observer); }

  const NeedState& state(Id<County> county, Id<Item> item) const { return states_[index(county, item)]; }
  const GroupSizes& groups(Id<County> county) const { return groups_[county]; }
  bool active(std::size_t need) const { return active_[need]; }
  /// Items with lines in the needs catalogue.
  const std::vector<Id<Item>>& needed_items() const { return needed_items_; }
  /// Counties with at least one need, in order of first need.
  const std::vector<Id<County>>& affected() const { return affected_; }

  /// Groups grow to `sizes` where these are larger; people struck once stay struck.
  void strike(sim::Time now, Id<County> county, const GroupSizes& sizes);
  /// A group is of this size from now on.
  void set_group(sim::Time now, Id<County> county, PopulationGroup group, double persons);
  /// A line of the needs catalogue begins or ends everywhere.
  void set_active(sim::Time now, std::size_t need, bool active);
  /// One-off needs are met first; the rest serves recurring needs.
  void deliver(sim::Time now, Id<County> county, Id<Item> item, Quantity quantity);
  /// Uses up recurring needs of the step that ends now.
  void use_step(sim::Time now);

 private:
  void groups_changed(sim::Time now, Id<County> county, const std::vector<Id<Item>>& items);
  std::size_t index(Id<County> county, Id<Item> item) const { return county.index() * items_ + item.index(); }
  void recompute(sim::Time now, Id<County> county, Id<Item> item);
  void notify(sim::Time now, Id<County> county, Id<Item> item, double in_need_before, double unmet_before);

  const Scenario& scenario_;
  std::size_t items_;
  std::vector<NeedState> states_;  ///< [county * items + item]
  PerRow<County, GroupSizes> groups_;
  std::vector<bool> active_;  ///< by line of the needs catalogue
  PerRow<Item, std::vector<std::size_t>> needs_of_item_;
  std::vector<Id<Item>> needed_items_;
  std::array<std::vector<Id<Item>>, kPopulationGroups> items_of_group_;  ///< with lines for the group
  std::vector<Id<Item>> recurring_items_;
  PerRow<County, bool> is_affected_;
  std::vector<Id<County>> affected_;
  std::vector<NeedObserver*> observers_;
};

/// People and households of each group in a county, for translating them to goods.
class NeedBasisCounts {
 public:
  NeedBasisCounts(const GroupSizes& groups, const County& county);

  /// Units of a line of the needs catalogue: a one-off amount, or units a day.
  double units(const Need& need) const {
    const GroupSizes& counts = need.basis == NeedBasis::kHousehold ? households_ : persons_;
    return need.amount * counts[static_cast<std::size_t>(need.group)];
  }
  double persons(const Need& need) const { return persons_[static_cast<std::size_t>(need.group)]; }

 private:
  GroupSizes persons_;
  GroupSizes households_;
};

}  // namespace surge::models
