// SPDX-License-Identifier: Apache-2.0
// What command believes about each county: the last report that has arrived, with its error.
#pragma once

#include <cstdint>
#include <vector>

#include "models/demand/need_book.h"
#include "models/demand/population_impact.h"
#include "models/id.h"
#include "models/scenario/scenario.h"
#include "sim/time.h"

namespace surge::models {

/// One report of a county.
struct Report {
  GroupSizes groups{};       ///< persons, as reported
  std::uint64_t number = 0;  ///< 1 the first
  sim::Time arrived{};
};

/// Believed need of one item in one county.
struct BelievedNeed {
  double one_off = 0;  ///< units; of needs that wait all since they began, and those of some days to come
  double per_day = 0;  ///< units a day now
};

/// Command's picture. Counties without a report are unknown and get nothing.
class Beliefs {
 public:
  /// `needs` tells which lines of the needs catalogue are active; both must outlive the beliefs.
  Beliefs(const Scenario& scenario, const NeedBook& needs);

  bool known(Id<County> county) const { return reports_[county].number > 0; }
  const Report& report(Id<County> county) const { return reports_[county]; }
  /// Whether what is known of the county is a forewarning.
  bool forecast(Id<County> county) const { return forecast_[county] != 0; }
  /// When the first report arrived, forecasts left out; sim::Time::max() before.
  sim::Time first_report(Id<County> county) const {
    return known(county) && !forecast_[county] ? first_reports_[county] : sim::Time::max();
  }
  /// Counties with a report, in order of arrival of their first.
  const std::vector<Id<County>>& reporting() const { return reporting_; }

  /// What the last report means in goods, by the needs catalogue.
  const BelievedNeed& need(Id<County> county, Id<Item> item) const {
    return needs_[county.index() * scenario_.items.size() + item.index()];
  }

  /// Persons of a group that all reports together tell.
  double total(PopulationGroup group) const { return totals_[static_cast<std::size_t>(group)]; }

  void receive(Id<County> county, const Report& report);
  /// People expected by a forewarning; a report that has arrived counts more.
  void expect(Id<County> county, const GroupSizes& groups, sim::Time now);
  /// A line of the needs catalogue has begun or ended.
  void needs_changed(sim::Time now);

 private:
  void translate(Id<County> county, sim::Time now);

  const Scenario& scenario_;
  const NeedBook& need_book_;
  std::vector<BelievedNeed> needs_;  ///< [county * items + item]
  PerRow<County, Report> reports_;
  PerRow<County, sim::Time> first_reports_;
  PerRow<County, char> forecast_;  ///< whether what is known is a forecast
  GroupSizes totals_{};            ///< over the counties
  std::vector<Id<County>> reporting_;
  std::vector<std::size_t> active_;  ///< lines of the needs catalogue that are active now
};

}  // namespace surge::models
