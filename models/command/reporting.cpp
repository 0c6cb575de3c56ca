// SPDX-License-Identifier: Apache-2.0
#include "models/command/reporting.h"

#include <algorithm>
#include <cmath>

#include "models/command/response.h"
#include "models/entity.h"
#include "models/world.h"
#include "sim/random/sampling.h"

namespace surge::models {
namespace {

constexpr sim::Cause kFirstReport{"first report of county"};
constexpr sim::Cause kReportError{"error of report"};

/// The same luck by either way, so that the platform never makes it later.
sim::Duration delay_of_first_report(const World& world, Id<County> county) {
  const Information& information = world.scenario().command.information;
  const std::uint64_t entity = entity_of(world.scenario().counties[county].key);
  sim::Stream stream = world.streams().stream(kFirstReport, entity);
  sim::Stream same = stream;
  double delay_s = information.first_report_s.sample(stream);
  if (world.information().connected(county)) {
    delay_s = std::min(delay_s, information.platform.reporting.first_report_s.sample(same));
  }
  return sim::duration_from_seconds(delay_s);
}

Report report_now(const World& world, Id<County> county, std::uint64_t number) {
  const County& row = world.scenario().counties[county];
  const Reporting& reporting = world.information().reporting(county);
  Report report{world.needs().groups(county), number, world.simulation().now()};
  sim::Stream error = world.streams().stream(kReportError, entity_of(row.key), number);
  const double sigma = reporting.error_sigma / std::sqrt(static_cast<double>(number));
  const double factor = sigma > 0 ? sim::lognormal(error, 1.0, sigma) : 1.0;
  const double told = factor * reported_share(reporting.coverage, number);
  for (double& persons : report.groups) persons = std::min(row.population, persons * told);
  return report;
}

}  // namespace

double reported_share(double coverage, std::uint64_t number) {
  return 1 - std::pow(1 - coverage, static_cast<double>(number));
}

sim::Process report_from(World& world, Id<County> county) {
  co_await world.simulation().delay(delay_of_first_report(world, county));
  for (std::uint64_t number = 1;; ++number) {
    while (world.information().cut_off(county)) {
      co_await world.information().restored(county).wait();
    }
    world.beliefs().receive(county, report_now(world, county, number));
    review_response(world);
    co_await world.simulation().delay(world.information().reporting(county).report_interval);
  }
}

}  // namespace surge::models
