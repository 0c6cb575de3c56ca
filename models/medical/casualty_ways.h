// SPDX-License-Identifier: Apache-2.0
// Ways from the seats of counties to hospitals and to the homes of ambulances, searched anew now and then.
#pragma once

#include <memory>
#include <vector>

#include "models/medical/ambulances.h"
#include "models/medical/hospital_sites.h"
#include "models/scenario/scenario.h"

namespace surge::models {

class World;

/// sim::Duration::max(): cannot be reached so.
struct WayToHospital {
  Id<Hospital> hospital;
  sim::Duration by_road{};
  sim::Duration by_air{};  ///< where no road leads: of a helicopter of their first fleet, in a straight line

  sim::Duration shortest() const { return by_road < sim::Duration::max() ? by_road : by_air; }
};

struct WaysFrom {
  std::vector<WayToHospital> hospitals{};  ///< of other counties, the nearest first
  struct Approach {
    std::size_t fleet = 0;
    sim::Duration time{};
  };
  std::vector<Approach> fleets{};  ///< ambulances, the nearest first
  std::size_t epoch = 0;
  std::size_t version = 0;
  sim::Time found{};
  sim::Time no_vehicle = sim::Time::max();  ///< when all ambulances were last found taken
};

class CasualtyWays {
 public:
  /// Ways are searched again after this if links or hospitals have changed.
  static constexpr sim::Duration kInterval = std::chrono::hours(12);

  CasualtyWays(World& world, const HospitalSites& sites, const Ambulances& ambulances);

  WaysFrom& from(Id<County> county);
  /// In a straight line, with a helicopter of their first fleet; sim::Duration::max() if there is none.
  sim::Duration by_air(Id<County> county, Id<Hospital> hospital) const;

 private:
  void search(Id<County> county, WaysFrom& ways);
  void add_fleets(const std::vector<sim::Duration>& times, WaysFrom& ways) const;

  World& world_;
  const Scenario& scenario_;
  const HospitalSites& sites_;
  const Ambulances& ambulances_;
  Id<VehicleClass> road_class_ = kPlanningClass;
  std::optional<Id<VehicleClass>> air_class_{};
  std::vector<Id<Hospital>> with_beds_;
  PerRow<County, std::unique_ptr<WaysFrom>> ways_;
};

}  // namespace surge::models
