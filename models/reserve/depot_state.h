// SPDX-License-Identifier: Apache-2.0
// A depot while the run goes on: lots on the shelves, goods promised and in quarantine, space, docks.
#pragma once

#include <array>
#include <vector>

#include "models/id.h"
#include "models/reserve/lot_shelf.h"
#include "models/scenario/scenario.h"
#include "sim/condition.h"
#include "sim/resource.h"

namespace surge::models {

class DepotState {
 public:
  /// `mobilisation` is this replication's time from the first order to the first loading, >= 0.
  DepotState(sim::Simulation& simulation, const Scenario& scenario, Id<Depot> depot,
             sim::Duration mobilisation);

  /// On the shelves and not promised to a convoy.
  Quantity available(Id<Item> item) const {
    return std::max(Quantity{0}, shelves_[item].total() - promised_[item]);
  }
  /// Everything inside: promised, in quarantine, free.
  Quantity on_hand(Id<Item> item) const { return shelves_[item].total() + quarantined_[item]; }
  Quantity on_shelf(Id<Item> item) const { return shelves_[item].total(); }
  Quantity quarantined(Id<Item> item) const { return quarantined_[item]; }
  const std::vector<Lot>& lots(Id<Item> item) const { return shelves_[item].lots(); }

  /// Anything that could be promised.
  bool has_available() const;

  void put(Id<Item> item, const Lot& lot);
  /// Sets goods aside for a convoy. Precondition: 0 <= quantity <= available.
  void promise(Id<Item> item, Quantity quantity);
  /// Ends a promise: its goods, or what is left of them after expiry and damage, leave lot by lot to `out`.
  /// Returns how many left.
  template <class Out>
  Quantity load(Id<Item> item, Quantity promised, Out&& out) {
    SIM_EXPECT(promised >= 0 && promised <= promised_[item]);
    promised_[item] -= promised;
    const Quantity left = std::min(promised, shelves_[item].total());
    remove(item, left, out);
    return left;
  }
  /// Goods that nobody was promised leave otherwise than by convoy. Precondition: 0 <= quantity <= available.
  template <class Out>
  void take(Id<Item> item, Quantity quantity, Out&& out) {
    SIM_EXPECT(quantity >= 0 && quantity <= available(item));
    remove(item, quantity, out);
  }
  /// What has expired leaves, promised or not. Returns how much.
  Quantity remove_expired(Id<Item> item, sim::Time now);
  /// A share of what is on the shelves is destroyed, promised or not, rounded up, of each lot in proportion.
  /// Returns how much.
  Quantity destroy(Id<Item> item, double share);

  void hold_in_quarantine(Id<Item> item, Quantity quantity);
  /// Precondition: 0 <= quantity <= quarantined.
  void end_quarantine(Id<Item> item, Quantity quantity);

  /// Room for goods at the dock; negative gives it back.
  void reserve(Id<Item> item, Quantity quantity) { count_volume(item, quantity); }
  /// Goods outside the catalogue that take space, such as unsorted donations. Negative gives it back.
  void occupy(double volume_m3);
  /// In units: a depot that is full to the last one must not miss it for rounding.
  static constexpr double kRoomSlack = 1e-9;
  /// Room for goods of a temperature class, >= 0.
  double free_m3(TemperatureClass temperature) const;
  Quantity room_for(Id<Item> item) const;
  double occupied_m3() const { return occupied_m3_; }

  /// Time at which loading can begin for an order given now; the first order starts the mobilisation.
  sim::Time ready_for_order(sim::Time now);
  /// The next time within opening hours, `now` or later.
  sim::Time next_opening(sim::Time now) const;

  /// Teams that help to load and unload: the share of the dock rate that they add. They come and go.
  void add_helpers(double share) { helpers_ += share; }
  double helpers() const { return std::max(0.0, helpers_); }

  sim::Resource& docks() { return docks_; }
  const sim::Resource& docks() const { return docks_; }
  /// To be waited on for space or for the end of an outage; notified after each change of either.
  sim::Condition& changed() { return changed_; }

 private:
  template <class Out>
  void remove(Id<Item> item, Quantity quantity, Out&& out) {
    if (quantity == 0) return;
    shelves_[item].take(quantity, out);
    count_volume(item, -quantity);
  }
  void count_volume(Id<Item> item, Quantity quantity);

  const Scenario& scenario_;
  const Depot& depot_;
  PerRow<Item, LotShelf> shelves_;
  PerRow<Item, Quantity> promised_;
  PerRow<Item, Quantity> quarantined_;
  double occupied_m3_ = 0;
  std::array<double, 3> occupied_by_temperature_m3_{};
  sim::Resource docks_;
  sim::Condition changed_;
  double helpers_ = 0;
  sim::Duration mobilisation_;
  sim::Time ready_ = sim::Time::max();
};

}  // namespace surge::models
