// SPDX-License-Identifier: Apache-2.0
// A terminal while the run goes on: goods that wait for the next vehicle, stands, slots.
#pragma once

#include <vector>

#include "models/scenario/scenario.h"
#include "models/transport/convoy.h"
#include "sim/condition.h"
#include "sim/resource.h"
#include "sim/signal.h"
#include "sim/task.h"

namespace surge::models {

class World;

/// A cargo line that waits at a terminal, with its lots.
struct Parcel {
  CargoLine line;
  std::vector<Lot> lots;
  sim::Time ready{};  ///< when it can be loaded
};

class TerminalState {
 public:
  TerminalState(sim::Simulation& simulation, const Scenario& scenario, Id<Terminal> terminal);

  const std::vector<Parcel>& parcels() const { return parcels_; }
  double occupied_m3() const { return occupied_m3_; }
  void put(Parcel parcel);
  /// The same for goods that had left; they take room again, even beyond what there is.
  void take_back(Parcel parcel);
  /// Takes the parcels of ready goods out; what is not sent is put back.
  std::vector<Parcel> take_ready(sim::Time now);
  /// Goods of convoys that are planned and not yet loaded.
  void stage(const ConvoyOrder& order);
  /// The convoy has loaded them.
  void unstage(const ConvoyOrder& order);
  /// In the store, staged or not.
  Quantity units(Id<Item> item) const;

  /// Waits for room in the store and takes it; a load larger than the store waits until that is empty.
  sim::Task<> room_for(double volume_m3);
  void give_room_back(double volume_m3);

  /// One stand handles one volume [m3].
  sim::Duration handling_time(double volume_m3) const;
  sim::Resource& stands() { return stands_; }
  /// The next time a movement may take place, `now` or later; takes it.
  sim::Time take_slot(sim::Time now);
  /// Notified when goods become ready or a vehicle comes home.
  sim::Signal& changed() { return changed_; }

 private:
  const Scenario& scenario_;
  const Terminal& terminal_;
  std::vector<Parcel> parcels_;
  PerRow<Item, Quantity> staged_;
  double occupied_m3_ = 0;
  sim::Resource stands_;
  sim::Condition room_;
  sim::Signal changed_;
  sim::Time next_slot_{};
};

/// The goods of a convoy that has unloaded enter the store: those for the county here are delivered, the
/// others wait for the next leg.
void hand_over(World& world, Id<Terminal> terminal, ConvoyOrder& order);

/// Waits for a landing or take-off slot for each vehicle, one after the other.
sim::Task<> take_slots(World& world, Id<Terminal> terminal, int vehicles);

/// Sends on what waits whenever goods become ready, vehicles come home, and every hour.
sim::Process terminal_process(World& world, Id<Terminal> terminal);

}  // namespace surge::models
