// SPDX-License-Identifier: Apache-2.0
// Facilities that fail: outages of the scenario, and damage and power cuts by shaking.
#pragma once

#include <optional>
#include <vector>

#include "models/hazard/hazard.h"
#include "models/scenario/scenario.h"

namespace surge::models {

class World;

/// Schedules the beginnings and ends of the scenario's outages.
void schedule_outages(World& world);

/// Limits the capacity of something from now on; brings up to date what depends on it.
void limit_capacity(World& world, const OutageTarget& target, double share);
/// Ends such a limit.
void lift_limit(World& world, const OutageTarget& target, double share);
/// Limits it for a time.
void limit_for(World& world, const OutageTarget& target, double share, sim::Duration lasts);

/// What shaking does to depots, plants and hospitals. Each building has a strength drawn once, so that a
/// weaker aftershock does not damage what the main shock left whole: it is damaged where I > median + beta z,
/// z standard normal.
class FacilityDamage {
 public:
  FacilityDamage(const Scenario& scenario, const sim::StreamSource& streams);

  void strike(World& world, const Impact& impact, std::uint64_t occurrence);
  /// The county whose seat a place is, if any.
  std::optional<Id<County>> county_of(Id<Place> place) const { return county_of_[place]; }

 private:
  struct Strength {
    double building_z = 0;
    double power_z = 0;
  };
  void strike_depot(World& world, Id<Depot> depot, double intensity, std::uint64_t occurrence);
  void strike_plant(World& world, Id<Plant> plant, double intensity, std::uint64_t occurrence);
  void strike_hospital(World& world, Id<Hospital> hospital, double intensity, std::uint64_t occurrence);
  double intensity_at(const Impact& impact, Id<Place> place) const;

  const Scenario& scenario_;
  PerRow<Depot, Strength> depots_;
  PerRow<Plant, Strength> plants_;
  PerRow<Hospital, Strength> hospitals_;
  PerRow<Place, std::optional<Id<County>>> county_of_;
};

}  // namespace surge::models
