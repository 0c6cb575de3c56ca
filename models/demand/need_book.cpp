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
  in_need = std::max({one_off_persons, recurring_persons, waiting_persons});
  unmet = std::max(
      {one_off_unmet, recurring_persons * recurring_unmet_share, waiting_persons * waiting_unmet_share()});
}

NeedBook::NeedBook(const Scenario& scenario)
    : scenario_(scenario),
      items_(scenario.items.size()),
      states_(scenario.counties.size() * scenario.items.size()),
      groups_(scenario.counties.size()),
      struck_(scenario.counties.size()),
      ever_(scenario.counties.size()),
      active_(scenario.demand.needs.size()),
      began_(scenario.demand.needs.size()),
      left_(scenario.demand.needs.size(), 1.0),
      needs_of_item_(scenario.items.size()),
      is_affected_(scenario.counties.size()) {
  for (std::size_t need = 0; need < scenario.demand.needs.size(); ++need) {
    needs_of_item_[scenario.demand.needs[need].item].push_back(need);
    if (scenario.demand.needs[need].fades > sim::Duration{}) fading_.push_back(need);
  }
  for (const Id<Item> item : ids(scenario.items)) {
    const auto& lines = needs_of_item_[item];
    const auto any = [&](auto&& is) {
      return std::any_of(lines.begin(), lines.end(),
                         [&](std::size_t need) { return is(scenario.demand.needs[need]); });
    };
    if (!lines.empty()) needed_items_.push_back(item);
    if (any([](const Need& need) { return is_recurring(need.kind); })) recurring_items_.push_back(item);
    if (any([](const Need& need) {
          return need.group == PopulationGroup::kDisplaced || need.group == PopulationGroup::kUnsheltered;
        }))
      displaced_items_.push_back(item);
    for (std::size_t group = 0; group < kPopulationGroups; ++group) {
      if (any([&](const Need& need) { return need.group == static_cast<PopulationGroup>(group); }))
        items_of_group_[group].push_back(item);
    }
  }
}

void NeedBook::strike(sim::Time now, Id<County> county, const GroupSizes& sizes) {
  bool grown = false;
  for (std::size_t group = 0; group < kPopulationGroups; ++group) {
    double& struck = struck_[county][group];
    if (sizes[group] <= struck) continue;
    // Equal, not added, where nobody has left the group: no rounding.
    double& size = groups_[county][group];
    size = size == struck ? sizes[group] : size + sizes[group] - struck;
    ever_[county][group] = std::max(ever_[county][group] + sizes[group] - struck, size);
    struck = sizes[group];
    grown = true;
  }
  if (grown) groups_changed(now, county, needed_items_);
}

void NeedBook::resettle(sim::Time now, Id<County> county, double displaced, double unsheltered) {
  GroupSizes& sizes = groups_[county];
  double& displaced_now = sizes[static_cast<std::size_t>(PopulationGroup::kDisplaced)];
  double& unsheltered_now = sizes[static_cast<std::size_t>(PopulationGroup::kUnsheltered)];
  if (displaced_now == displaced && unsheltered_now == unsheltered) return;
  displaced_now = displaced;
  unsheltered_now = unsheltered;
  enter(county);
  for (const Id<Item> item : displaced_items_) recompute(now, county, item);
}

void NeedBook::set_group(sim::Time now, Id<County> county, PopulationGroup group, double persons) {
  double& size = groups_[county][static_cast<std::size_t>(group)];
  if (size == persons) return;
  double& ever = ever_[county][static_cast<std::size_t>(group)];
  ever = std::max(ever + std::max(0.0, persons - size), persons);
  size = persons;
  groups_changed(now, county, items_of_group_[static_cast<std::size_t>(group)]);
}

void NeedBook::enter(Id<County> county) {
  if (is_affected_[county]) return;
  is_affected_[county] = true;
  affected_.push_back(county);
}

void NeedBook::groups_changed(sim::Time now, Id<County> county, const std::vector<Id<Item>>& items) {
  enter(county);
  for (const Id<Item> item : items) recompute(now, county, item);
}

void NeedBook::set_active(sim::Time now, std::size_t need, bool active) {
  active_[need] = active;
  if (active) {
    began_[need] = now;
    update_left(now, need);
  }
  for (const Id<County> county : affected_) recompute(now, county, scenario_.demand.needs[need].item);
}

void NeedBook::recompute(sim::Time now, Id<County> county, Id<Item> item) {
  NeedState& state = states_[index(county, item)];
  const double in_need_before = state.persons_in_need();
  const double unmet_before = state.persons_unmet();
  const NeedBasisCounts counts(groups_[county], scenario_.counties[county]);
  double one_off_units = 0;
  double waiting_persons = 0;
  state.units_per_day = 0;
  state.waiting_per_day = 0;
  state.one_off_persons = 0;
  const bool was_recurring = state.recurring_persons > 0;
  state.recurring_persons = 0;
  for (const std::size_t line : needs_of_item_[item]) {
    const Need& need = scenario_.demand.needs[line];
    if (!active_[line]) continue;
    const double units = counts.units(need) * left_[line];
    const double persons = counts.persons(need) * left_[line];
    switch (need.kind) {
      case NeedKind::kOneOff:
        one_off_units += units;
        state.one_off_persons = std::max(state.one_off_persons, persons);
        break;
      case NeedKind::kRecurring:
        state.units_per_day += units;
        state.recurring_persons = std::max(state.recurring_persons, persons);
        break;
      case NeedKind::kWaiting:
        state.waiting_per_day += units;
        waiting_persons = std::max(waiting_persons, persons);
        break;
    }
  }
  if (waiting_persons > 0 || state.backlog == 0) state.waiting_persons = waiting_persons;
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
  serve_backlog(state);
  notify(now, county, item, in_need_before, unmet_before);
}

void NeedBook::use_step(sim::Time now) {
  for (const Id<County> county : affected_) {
    for (const Id<Item> item : recurring_items_) {
      NeedState& state = states_[index(county, item)];
      if (state.units_per_day <= 0 && state.waiting_per_day <= 0) continue;
      const double in_need_before = state.persons_in_need();
      const double unmet_before = state.persons_unmet();
      serve_recurring(state);
      serve_waiting(state);
      notify(now, county, item, in_need_before, unmet_before);
    }
  }
  if (!fading_.empty()) fade(now);
}

void NeedBook::serve_recurring(NeedState& state) {
  state.carried_units += state.units_per_day * kStepDays;
  const auto wanted = static_cast<Quantity>(state.carried_units);
  if (wanted == 0) return;
  state.carried_units -= static_cast<double>(wanted);
  const Quantity used = std::min(wanted, state.stock);
  state.stock -= used;
  state.wanted += wanted;
  state.used += used;
  state.recurring_unmet_share = static_cast<double>(wanted - used) / static_cast<double>(wanted);
}

/// What the step wants joins what has waited.
void NeedBook::serve_waiting(NeedState& state) {
  state.waiting_carried += state.waiting_per_day * kStepDays;
  const auto wanted = static_cast<Quantity>(state.waiting_carried);
  if (wanted == 0) return;
  state.waiting_carried -= static_cast<double>(wanted);
  state.waiting_step = wanted;
  state.wanted += wanted;
  state.backlog += wanted;
  serve_backlog(state);
}

void NeedBook::serve_backlog(NeedState& state) {
  const Quantity used = std::min(state.backlog, state.stock);
  state.stock -= used;
  state.used += used;
  state.backlog -= used;
  if (state.backlog == 0 && state.waiting_per_day <= 0) state.waiting_persons = 0;
}

/// From `now` on for a step.
void NeedBook::update_left(sim::Time now, std::size_t need) {
  const Need& line = scenario_.demand.needs[need];
  if (line.fades <= sim::Duration{}) return;
  const sim::Duration since = now - began_[need];
  left_[need] = (full_days(line, since + kStep) - full_days(line, since)) / kStepDays;
}

void NeedBook::fade(sim::Time now) {
  for (const std::size_t need : fading_) {
    if (!active_[need]) continue;
    update_left(now, need);
    for (const Id<County> county : affected_) recompute(now, county, scenario_.demand.needs[need].item);
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
