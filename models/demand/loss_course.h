// SPDX-License-Identifier: Apache-2.0
// What shock after shock does to the people of one county.
#pragma once

#include "models/demand/county_losses.h"
#include "models/demand/population_impact.h"
#include "sim/time.h"

namespace surge::models {

/// Told of people struck by shaking, just after it.
class LossObserver {
 public:
  virtual ~LossObserver() = default;
  /// `increase`: who was struck by this shock and not before.
  virtual void struck(sim::Time now, Id<County> county, const CountyLosses& increase) = 0;
};

/// Shares of people at work, at home, outdoors at an hour: linear around the clock. Without rows everybody is
/// at home.
OccupancyRow occupancy_at(const std::vector<OccupancyRow>& rows, sim::Duration hour);

/// Persons of the four groups that shaking makes.
GroupSizes group_sizes(const CountyLosses& losses);

/// Losses of a county, by buildings if the scenario has them, else by the table `vulnerability`.
///
/// By buildings: those at the seat are urban, those at the other points rural. At a point where the strongest
/// shaking so far was J and is now I > J, the buildings of a class that fall are C(I) - max(C(J), U(J)) and
/// those that become uninhabitable U(I) - U(J), with C and U the two curves (U never less than C): the weak
/// fall first, and homes that cannot be lived in are empty by the next shock (assumed). Inside are those whom
/// the hour puts there. The displaced are the residents of uninhabitable homes, at whatever hour. A lognormal
/// factor a group, drawn once a replication, is the county's luck; the dead share that of the trapped.
class LossCourse {
 public:
  /// `demand` and `county` must outlive it.
  LossCourse(const Demand& demand, const County& county, const sim::StreamSource& streams);

  /// Strikes the county at a time of day, [0, 24 h). Returns by how much its losses have grown.
  CountyLosses strike(const PointIntensities& points, sim::Duration time_of_day);

  const CountyLosses& total() const { return total_; }
  /// Persons of each group that shaking has made so far.
  const GroupSizes& groups() const { return groups_; }

  /// People whom this shaking alone, of sound buildings, makes homeless.
  double displaced_by(const PointIntensities& points) const;

 private:
  CountyLosses by_table(const PointIntensities& points);
  CountyLosses by_buildings(const PointIntensities& points, sim::Duration time_of_day);
  void strike_point(std::size_t point, double intensity, const OccupancyRow& where, CountyLosses& shares);
  void limit(CountyLosses& increase) const;
  double persons_present(const OccupancyRow& where) const;

  const Demand* demand_;
  const County* county_;
  CountyVulnerability vulnerability_;
  PointIntensities strongest_{};
  CountyLosses total_;
  GroupSizes groups_{};
};

}  // namespace surge::models
