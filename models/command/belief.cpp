// SPDX-License-Identifier: Apache-2.0
#include "models/command/belief.h"

#include <algorithm>
#include <span>

namespace surge::models {
namespace {

/// As far ahead as consumables are ordered (assumed).
constexpr sim::Duration kWaitingAhead = std::chrono::hours(48);

}  // namespace

Beliefs::Beliefs(const Scenario& scenario, const NeedBook& needs)
    : scenario_(scenario),
      need_book_(needs),
      needs_(scenario.counties.size() * scenario.items.size()),
      reports_(scenario.counties.size()),
      first_reports_(scenario.counties.size()),
      forecast_(scenario.counties.size()) {}

void Beliefs::receive(Id<County> county, const Report& report) {
  if (!known(county)) reporting_.push_back(county);
  if (!known(county) || forecast_[county]) first_reports_[county] = report.arrived;
  for (std::size_t group = 0; group < kPopulationGroups; ++group) {
    totals_[group] += report.groups[group] - reports_[county].groups[group];
  }
  reports_[county] = report;
  forecast_[county] = false;
  translate(county, report.arrived);
}

void Beliefs::expect(Id<County> county, const GroupSizes& groups, sim::Time now) {
  if (known(county) && !forecast_[county]) return;
  receive(county, {groups, 1, now});
  forecast_[county] = true;
}

void Beliefs::needs_changed(sim::Time now) {
  active_.clear();
  for (std::size_t line = 0; line < scenario_.demand.needs.size(); ++line) {
    if (need_book_.active(line)) active_.push_back(line);
  }
  for (const Id<County> county : reporting_) translate(county, now);
}

/// A need that waits is believed to be needed once, of an amount that grows: from its beginning until
/// kWaitingAhead from now. Nobody asks again for what was delivered.
void Beliefs::translate(Id<County> county, sim::Time now) {
  const std::size_t items = scenario_.items.size();
  const std::span<BelievedNeed> row = std::span(needs_).subspan(county.index() * items, items);
  std::fill(row.begin(), row.end(), BelievedNeed{});
  const NeedBasisCounts counts(reports_[county].groups, scenario_.counties[county]);
  for (const std::size_t line : active_) {
    const Need& need = scenario_.demand.needs[line];
    BelievedNeed& believed = row[need.item.index()];
    const double units = counts.units(need);
    if (need.kind == NeedKind::kOneOff) {
      believed.one_off += units;
    } else if (need.kind == NeedKind::kRecurring) {
      believed.per_day += units * need_book_.left(line);
    } else {
      const sim::Duration until = now + kWaitingAhead - need_book_.began(line);
      believed.one_off += units * full_days(need, std::min(until, need.lasts));
    }
  }
}

}  // namespace surge::models
