// SPDX-License-Identifier: Apache-2.0
// How many people of each group shaking creates in a county.
#pragma once

#include <array>

#include "models/hazard/county_points.h"
#include "models/scenario/demand.h"
#include "models/scenario/geography.h"
#include "sim/random/stream.h"

namespace surge::models {

/// Persons, by PopulationGroup.
using GroupSizes = std::array<double, kPopulationGroups>;

/// Shares of the population at an intensity: linear between the rows, constant above the last, zero below the
/// first.
GroupSizes vulnerability_shares(const std::vector<VulnerabilityRow>& rows, double intensity);

/// Multiplies the table by this county's luck: one lognormal factor (median 1) a group, drawn once a
/// replication.
class CountyVulnerability {
 public:
  CountyVulnerability(const Demand& demand, const County& county, const sim::StreamSource& streams);

  /// Persons of each group if the county shakes so: by the mean of the shares over where people live; never
  /// more than its population.
  GroupSizes groups(const PointIntensities& points) const;
  /// The first of these groups.
  double affected(const PointIntensities& points) const;

  /// This county's luck with a group that shaking makes.
  double factor(PopulationGroup group) const { return factors_[static_cast<std::size_t>(group)]; }
  /// Share of its people at a point.
  double people_at(std::size_t point) const { return point_shares_[point]; }

 private:
  const Demand* demand_;
  double population_;
  std::array<double, kCountyPoints> point_shares_{};
  GroupSizes factors_{};
};

}  // namespace surge::models
