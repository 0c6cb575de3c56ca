// SPDX-License-Identifier: Apache-2.0
// What command believes about each county: the last report that has arrived, with its error.
#pragma once

#include <cstdint>
#include <vector>

#include "models/demand/population_impact.h"
#include "models/id.h"
#include "models/scenario/scenario.h"
#include "sim/process.h"
#include "sim/time.h"

namespace surge::models {

class World;

/// One report of a county.
struct Report {
  GroupSizes groups{};       ///< persons, as reported
  std::uint64_t number = 0;  ///< 1 the first
  sim::Time arrived{};
};

/// Command's picture. Counties without a report are unknown and get nothing.
class Beliefs {
 public:
  explicit Beliefs(std::size_t counties) : reports_(counties) {}

  bool known(Id<County> county) const { return reports_[county].number > 0; }
  const Report& report(Id<County> county) const { return reports_[county]; }
  /// Counties with a report, in order of arrival of their first.
  const std::vector<Id<County>>& reporting() const { return reporting_; }

  void receive(Id<County> county, const Report& report);

 private:
  PerRow<County, Report> reports_;
  std::vector<Id<County>> reporting_;
};

/// A struck county reports for the first time after a delay, then at intervals until the run ends. The k-th
/// report is wrong by a lognormal factor of median 1 and sigma `error_sigma / sqrt(k)`, the same for all
/// groups.
sim::Process report_from(World& world, Id<County> county);

}  // namespace surge::models
