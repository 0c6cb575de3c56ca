// SPDX-License-Identifier: Apache-2.0
#include "models/demand/need_book.h"

#include <algorithm>
#include <cmath>

#include "sim/contract.h"

namespace surge::models {
namespace {

constexpr double kStepDays = std::chrono::duration<double, std::ratio<86400>>(NeedBook::kStep).count();

}  // namespace

NeedBasisCounts::NeedBasisCounts(const GroupSizes& groups, const County& county)
    : persons_(groups), households_(groups) {
  for (double& households : households_) households /= county.household_size;
}

void NeedState::count_people() {
  const double one_off_unmet = one_off_need > 0
                                   ? one_off_persons * static_cast<double>(one_off_need - one_off_met) /
                                         static_cast<double>(one_off_need)
                                   : 0;
  in_need = std::max(one_off_persons, recurring_persons);
  unmet = std::max(one_off_unmet, recurring_persons * recurring_unmet_share);
}

NeedBook::NeedBook(const Scenario& scenario)
    : scenario_(scenario),
      items_(scenario.items.size()),
      states_(scenario.counties.size() * scenario.items.size()),
      groups_(scenario.counties.size()),
      active_(scenario.demand.needs.size()),
      needs_of_item_(scenario.items.size()),
      is_affected_(scenario.counties.size()) {
  for (std::size_t need = 0; need < scenario.demand.needs.size(); ++need) {
    needs_of_item_[scenario.demand.needs[need].item].push_back(need);
  }
  for (const Id<Item> item : ids(scenario.items)) {
    const auto& lines = needs_of_item_[item];
    const bool recurring = std::any_of(lines.begin(), lines.end(), [&](std::size_t need) {
      return scenario.demand.needs[need].kind == NeedKind::kRecurring;
    });
    if (!lines.empty()) needed_items_.push_back(item);
    for (std::size_t group = 0; group < kPopulationGroups; ++group) {
      const bool needs_it = std::any_of(lines.begin(), lines.end(), [&](std::size_t need) {
        return scenario.demand.needs[need].group == static_cast<PopulationGroup>(group);
      });
      if (needs_it) items_of_group_[group].push_back(item);
    }
    if (recurring) recurring_items_.push_back(item);
  }
}

void NeedBook::strike(sim::Time now, Id<County> county, const GroupSizes& sizes) {
  GroupSizes& groups = groups_[county];
  bool grown = false;
  for (std::size_t group = 0; group < kPopulationGroups; ++group) {
    grown = grown || sizes[group] > groups[group];
    groups[group] = std::max(groups[group], sizes[group]);
  }
  if (grown) groups_changed(now, county, needed_items_);
}

void NeedBook::set_group(sim::Time now, Id<County> county, PopulationGroup group, double persons) {
  double& size = groups_[county][static_cast<std::size_t>(group)];
  if (size == persons) return;
  size = persons;
  groups_changed(now, county, items_of_group_[static_cast<std::size_t>(group)]);
}

void NeedBook::groups_changed(sim::Time now, Id<County> county, const std::vector<Id<Item>>& items) {
  if (!is_affected_[county]) {
    is_affected_[county] = true;
    affected_.push_back(county);
  }
  for (const Id<Item> item : items) recompute(now, county, item);
}

void NeedBook::set_active(sim::Time now, std::size_t need, bool active) {
  active_[need] = active;
  for (const Id<County> county : affected_) recompute(now, county, scenario_.demand.needs[need].item);
}

void NeedBook::recompute(sim::Time now, Id<County> county, Id<Item> item) {
  NeedState& state = states_[index(county, item)];
  const double in_need_before = state.persons_in_need();
  const double unmet_before = state.persons_unmet();
  const NeedBasisCounts counts(groups_[county], scenario_.counties[county]);
  double one_off_units = 0;
  state.units_per_day = 0;
  state.one_off_persons = 0;
  const bool was_recurring = state.recurring_persons > 0;
  state.recurring_persons = 0;
  for (const std::size_t line : needs_of_item_[item]) {
    const Need& need = scenario_.demand.needs[line];
    if (!active_[line]) continue;
    const double units = counts.units(need);
    if (need.kind == NeedKind::kOneOff) {
      one_off_units += units;
      state.one_off_persons = std::max(state.one_off_persons, counts.persons(need));
    } else {
      state.units_per_day += units;
      state.recurring_persons = std::max(state.recurring_persons, counts.persons(need));
    }
  }
  state.one_off_need = std::max(state.one_off_met, static_cast<Quantity>(std::llround(one_off_units)));
  const Quantity from_stock = std::min(state.stock, state.one_off_need - state.one_off_met);
  state.one_off_met += from_stock;
  state.stock -= from_stock;
  // Until the first step has been served, nobody is.
  if (state.recurring_persons > 0 && !was_recurring) state.recurring_unmet_share = 1;
  if (state.recurring_persons == 0) state.recurring_unmet_share = 0;
  notify(now, county, item, in_need_before, unmet_before);
}

void NeedBook::deliver(sim::Time now, Id<County> county, Id<Item> item, Quantity quantity) {
  SIM_EXPECT(quantity >= 0);
  NeedState& state = states_[index(county, item)];
  const double in_need_before = state.persons_in_need();
  const double unmet_before = state.persons_unmet();
  const Quantity met = std::min(quantity, state.one_off_need - state.one_off_met);
  state.one_off_met += met;
  state.stock += quantity - met;
  state.delivered += quantity;
  notify(now, county, item, in_need_before, unmet_before);
}

void NeedBook::use_step(sim::Time now) {
  for (const Id<County> county : affected_) {
    for (const Id<Item> item : recurring_items_) {
      NeedState& state = states_[index(county, item)];
      if (state.units_per_day <= 0) continue;
      const double in_need_before = state.persons_in_need();
      const double unmet_before = state.persons_unmet();
      state.carried_units += state.units_per_day * kStepDays;
      const auto wanted = static_cast<Quantity>(state.carried_units);
      if (wanted == 0) continue;
      state.carried_units -= static_cast<double>(wanted);
      const Quantity used = std::min(wanted, state.stock);
      state.stock -= used;
      state.wanted += wanted;
      state.used += used;
      state.recurring_unmet_share = static_cast<double>(wanted - used) / static_cast<double>(wanted);
      notify(now, county, item, in_need_before, unmet_before);
    }
  }
}

void NeedBook::notify(sim::Time now, Id<County> county, Id<Item> item, double in_need_before,
                      double unmet_before) {
  NeedState& state = states_[index(county, item)];
  state.count_people();
  if (state.persons_in_need() == in_need_before && state.persons_unmet() == unmet_before) return;
  for (NeedObserver* observer : observers_) {
    observer->need_changed(now, county, item, in_need_before, unmet_before, state);
  }
}

}  // namespace surge::models
