// SPDX-License-Identifier: Apache-2.0
// Vehicles at home, by hub and class.
#pragma once

#include <cstddef>
#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"

namespace surge::models {

class Fleets {
 public:
  explicit Fleets(const Scenario& scenario);

  /// Free now.
  int at_home(Id<Hub> hub, Id<VehicleClass> vehicle) const { return counts_[index(hub, vehicle)]; }
  /// The same of all classes.
  int at_home(Id<Hub> hub) const;
  /// Precondition: 0 <= count <= at_home.
  void take(Id<Hub> hub, Id<VehicleClass> vehicle, int count);
  void give_back(Id<Hub> hub, Id<VehicleClass> vehicle, int count) { counts_[index(hub, vehicle)] += count; }
  /// Classes based at the hub, whether at home or not, those with the largest payload first.
  const std::vector<Id<VehicleClass>>& classes(Id<Hub> hub) const { return classes_[hub]; }

 private:
  std::size_t index(Id<Hub> hub, Id<VehicleClass> vehicle) const {
    return hub.index() * class_count_ + vehicle.index();
  }

  std::size_t class_count_;
  std::vector<int> counts_;
  PerRow<Hub, std::vector<Id<VehicleClass>>> classes_;
};

}  // namespace surge::models
