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
