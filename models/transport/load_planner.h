// SPDX-License-Identifier: Apache-2.0
// Packs a load that goes from one hub to one stop into vehicles.
#pragma once

#include <vector>

#include "models/transport/convoy.h"
#include "models/transport/terminal.h"

namespace surge::models {

using Load = std::vector<Parcel>;

class LoadPlanner {
 public:
  /// Appends to `orders`. The vehicles must be of one kind and able to reach the stop.
  LoadPlanner(World& world, Id<Hub> from, Stop to, std::vector<ConvoyOrder>& orders);

  /// Takes out of `load` what is sent. `classes`: largest payload first.
  void plan(Load& load, const std::vector<Id<VehicleClass>>& classes);

 private:
  void plan_full_vehicles(Id<VehicleClass> vehicle, Load& load);
  void plan_partial_vehicle(Id<VehicleClass> vehicle, Load& load);
  bool send(Id<VehicleClass> vehicle, int count, Load& load);
  bool small_load_may_leave(const Load& load) const;
  int convoy_size(Id<VehicleClass> vehicle) const;
  double vehicles_filled(const Load& load, Id<VehicleClass> vehicle) const;

  World& world_;
  const Scenario& scenario_;
  Id<Hub> from_;
  Stop to_;
  std::vector<ConvoyOrder>& orders_;
};

}  // namespace surge::models
