// SPDX-License-Identifier: Apache-2.0
// A depot while the run goes on: stock free and promised, docks, trucks at home.
#pragma once

#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "sim/resource.h"

namespace surge::models {

class DepotState {
 public:
  /// `mobilisation` is this replication's time from the first order to the first loading, >= 0.
  DepotState(sim::Simulation& simulation, const Scenario& scenario, Id<Depot> depot,
             sim::Duration mobilisation);

  /// Not yet promised to a convoy.
  Quantity available(Id<Item> item) const { return available_[item]; }
  /// Everything inside, promised or not.
  Quantity on_hand(Id<Item> item) const { return available_[item] + promised_[item]; }

  /// Anything that could be promised.
  bool has_available() const;

  void receive(Id<Item> item, Quantity quantity);
  /// Sets goods aside for a convoy. Precondition: 0 <= quantity <= available.
  void promise(Id<Item> item, Quantity quantity);
  /// Promised goods leave on a vehicle. Precondition: 0 <= quantity <= promised.
  void load(Id<Item> item, Quantity quantity);

  /// Trucks at home and free, by class.
  int trucks(Id<VehicleClass> vehicle) const { return trucks_[vehicle]; }
  void take_trucks(Id<VehicleClass> vehicle, int count);
  void return_trucks(Id<VehicleClass> vehicle, int count);

  /// Time at which loading can begin for an order given now; the first order starts the mobilisation.
  sim::Time ready_for_order(sim::Time now);

  sim::Resource& docks() { return docks_; }

 private:
  PerRow<Item, Quantity> available_;
  PerRow<Item, Quantity> promised_;
  PerRow<VehicleClass, int> trucks_;
  sim::Resource docks_;
  sim::Duration mobilisation_;
  sim::Time ready_ = sim::Time::max();
};

}  // namespace surge::models
