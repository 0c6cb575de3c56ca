// SPDX-License-Identifier: Apache-2.0
#include "models/command/belief.h"

#include <algorithm>
#include <span>

namespace surge::models {

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
  translate(county);
}

void Beliefs::expect(Id<County> county, const GroupSizes& groups, sim::Time now) {
  if (known(county) && !forecast_[county]) return;
  receive(county, {groups, 1, now});
  forecast_[county] = true;
}

void Beliefs::needs_changed() {
  active_.clear();
  const std::vector<Need>& lines = scenario_.demand.needs;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    if (need_book_.active(line)) active_.push_back(&lines[line]);
  }
  for (const Id<County> county : reporting_) translate(county);
}

void Beliefs::translate(Id<County> county) {
  const std::size_t items = scenario_.items.size();
  const std::span<BelievedNeed> row = std::span(needs_).subspan(county.index() * items, items);
  std::fill(row.begin(), row.end(), BelievedNeed{});
  const NeedBasisCounts counts(reports_[county].groups, scenario_.counties[county]);
  for (const Need* need : active_) {
    BelievedNeed& believed = row[need->item.index()];
    (need->kind == NeedKind::kOneOff ? believed.one_off : believed.per_day) += counts.units(*need);
  }
}

}  // namespace surge::models
