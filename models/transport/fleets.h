// SPDX-License-Identifier: Apache-2.0
// Vehicles at home, by hub and class.
#pragma once

#include <cstddef>
#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "sim/time.h"

namespace surge::models {

class Fleets {
 public:
  explicit Fleets(const Scenario& scenario);

  /// Free now.
  int at_home(Id<Hub> hub, Id<VehicleClass> vehicle) const { return counts_[index(hub, vehicle)]; }
  /// The same of all classes.
  int at_home(Id<Hub> hub) const;
  /// Precondition: 0 <= count <= at_home.
  void take(Id<Hub> hub, Id<VehicleClass> vehicle, int count, sim::Time now);
  void give_back(Id<Hub> hub, Id<VehicleClass> vehicle, int count, sim::Time now);
  /// Vehicles of the class that there are in all.
  int total(Id<VehicleClass> vehicle) const { return use_[vehicle].total; }
  /// Vehicles of the class times the time they were not at home, from the start until now.
  sim::Duration time_away(Id<VehicleClass> vehicle, sim::Time now) const {
    const Use& use = use_[vehicle];
    return use.time_away + use.away * (now - use.changed);
  }
  /// Classes based at the hub, whether at home or not, those with the largest payload first.
  const std::vector<Id<VehicleClass>>& classes(Id<Hub> hub) const { return classes_[hub]; }

 private:
  std::size_t index(Id<Hub> hub, Id<VehicleClass> vehicle) const {
    return hub.index() * class_count_ + vehicle.index();
  }

  struct Use {
    int total = 0;
    int away = 0;
    sim::Duration time_away{};  ///< until the last change
    sim::Time changed{};
  };
  void change_away(Id<VehicleClass> vehicle, int count, sim::Time now);

  std::size_t class_count_;
  std::vector<int> counts_;
  PerRow<Hub, std::vector<Id<VehicleClass>>> classes_;
  PerRow<VehicleClass, Use> use_;
};

}  // namespace surge::models
