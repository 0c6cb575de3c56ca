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
  Quantity used = 0;                 ///< recurring, so far; wanted - used is lost for good, or waits
  double recurring_unmet_share = 0;  ///< of the last step, [0, 1]
  double waiting_per_day = 0;        ///< recurring need whose unmet units wait [units/d], now
  double waiting_persons = 0;        ///< people that need is for; those of before while anything waits
  double waiting_carried = 0;        ///< part of a unit, [0, 1)
  Quantity waiting_step = 0;         ///< units wanted by the last step that wanted any
  Quantity backlog = 0;              ///< units that wait, part of wanted - used
  Quantity stock = 0;                ///< delivered and not yet used
  Quantity delivered = 0;

  double in_need = 0;  ///< people who need the item now
  double unmet = 0;    ///< people among them whose need is not met now

  double persons_in_need() const { return in_need; }
  double persons_unmet() const { return unmet; }
  /// Share of the people with a waiting need whose last step is not served, [0, 1].
  double waiting_unmet_share() const {
    return backlog < waiting_step ? static_cast<double>(backlog) / static_cast<double>(waiting_step)
                                  : (backlog > 0 ? 1.0 : 0.0);
  }
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
  /// All who have ever joined each group: who recovers, moves on or is treated still counts. Those who come
  /// from another county count there only.
  const GroupSizes& ever(Id<County> county) const { return ever_[county]; }
  /// Since when a line has been active. Precondition: it is.
  sim::Time began(std::size_t need) const { return began_[need]; }
  /// How much of a fading need is left, [0, 1]: the mean over the present step.
  double left(std::size_t need) const { return left_[need]; }
  bool active(std::size_t need) const { return active_[need]; }
  /// Items with lines in the needs catalogue.
  const std::vector<Id<Item>>& needed_items() const { return needed_items_; }
  /// Counties with at least one need, in order of first need.
  const std::vector<Id<County>>& affected() const { return affected_; }

  /// So many people have been struck in all. Groups grow by what that is more than before; people struck once
  /// stay struck.
  void strike(sim::Time now, Id<County> county, const GroupSizes& sizes);
  /// A group is of this size from now on.
  void set_group(sim::Time now, Id<County> county, PopulationGroup group, double persons);
  /// The displaced and those without shelter are so many, as people move or recover: nobody is newly struck.
  void resettle(sim::Time now, Id<County> county, double displaced, double unsheltered);
  /// A line of the needs catalogue begins or ends everywhere.
  void set_active(sim::Time now, std::size_t need, bool active);
  /// One-off needs are met first; the rest serves recurring needs.
  void deliver(sim::Time now, Id<County> county, Id<Item> item, Quantity quantity);
  /// Uses up recurring needs of the step that ends now.
  void use_step(sim::Time now);

 private:
  void enter(Id<County> county);
  void groups_changed(sim::Time now, Id<County> county, const std::vector<Id<Item>>& items);
  std::size_t index(Id<County> county, Id<Item> item) const { return county.index() * items_ + item.index(); }
  void recompute(sim::Time now, Id<County> county, Id<Item> item);
  void serve_recurring(NeedState& state);
  void serve_waiting(NeedState& state);
  void serve_backlog(NeedState& state);
  void fade(sim::Time now);
  void update_left(sim::Time now, std::size_t need);
  void notify(sim::Time now, Id<County> county, Id<Item> item, double in_need_before, double unmet_before);

  const Scenario& scenario_;
  std::size_t items_;
  std::vector<NeedState> states_;  ///< [county * items + item]
  PerRow<County, GroupSizes> groups_;
  PerRow<County, GroupSizes> struck_;  ///< the sizes of strike()
  PerRow<County, GroupSizes> ever_;
  // By line of the needs catalogue.
  std::vector<bool> active_;
  std::vector<sim::Time> began_;
  std::vector<double> left_;
  PerRow<Item, std::vector<std::size_t>> needs_of_item_;
  std::vector<Id<Item>> needed_items_;
  std::array<std::vector<Id<Item>>, kPopulationGroups> items_of_group_;  ///< with lines for the group
  std::vector<Id<Item>> recurring_items_;
  std::vector<std::size_t> fading_;        ///< lines
  std::vector<Id<Item>> displaced_items_;  ///< needed by the displaced or those without shelter
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
