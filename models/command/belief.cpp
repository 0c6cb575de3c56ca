// SPDX-License-Identifier: Apache-2.0
#include "models/command/belief.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "models/entity.h"
#include "models/world.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kFirstReport{"first report of county"};
constexpr sim::Cause kReportError{"error of report"};
/// As far ahead as consumables are ordered (assumed).
constexpr sim::Duration kWaitingAhead = std::chrono::hours(48);

}  // namespace

Beliefs::Beliefs(const Scenario& scenario, const NeedBook& needs)
    : scenario_(scenario),
      need_book_(needs),
      needs_(scenario.counties.size() * scenario.items.size()),
      reports_(scenario.counties.size()),
      forecast_(scenario.counties.size()) {}

void Beliefs::receive(Id<County> county, const Report& report) {
  if (!known(county)) reporting_.push_back(county);
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

sim::Process report_from(World& world, Id<County> county) {
  const Information& information = world.scenario().command.information;
  const County& row = world.scenario().counties[county];
  const std::uint64_t entity = entity_of(row.key);
  sim::Stream first = world.streams().stream(kFirstReport, entity);
  co_await world.simulation().delay(sim::duration_from_seconds(information.first_report_s.sample(first)));
  for (std::uint64_t number = 1;; ++number) {
    Report report{world.needs().groups(county), number, world.simulation().now()};
    sim::Stream error = world.streams().stream(kReportError, entity, number);
    const double sigma = information.error_sigma / std::sqrt(static_cast<double>(number));
    const double factor = sigma > 0 ? sim::lognormal(error, 1.0, sigma) : 1.0;
    for (double& persons : report.groups) persons = std::min(row.population, persons * factor);
    world.beliefs().receive(county, report);
    co_await world.simulation().delay(information.report_interval);
  }
}

}  // namespace surge::models
