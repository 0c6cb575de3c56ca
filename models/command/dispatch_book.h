// SPDX-License-Identifier: Apache-2.0
// What command has sent, and what it wants to send.
#pragma once

#include <utility>
#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "sim/time.h"

namespace surge::models {

class World;

/// What command has sent, and what it thinks a county still has of what it sent. Known exactly: command
/// signed the orders.
class DispatchBook {
 public:
  DispatchBook(std::size_t counties, std::size_t items);

  void sent(Id<County> county, Id<Item> item, Quantity quantity) {
    entry(county, item).in_transit += quantity;
  }
  /// `one_off` is the need that is met first, by belief [units]; only what exceeds it becomes stock.
  void arrived(Id<County> county, Id<Item> item, Quantity quantity, double one_off);

  /// Units that were sent and will not arrive.
  void will_not_come(Id<County> county, Id<Item> item, Quantity quantity) {
    entry(county, item).in_transit -= quantity;
  }

  /// Stock of all depots when the plan was activated, [depot * items + item]; empty before keep_stock().
  const std::vector<Quantity>& stock_at_activation() const { return stock_at_activation_; }
  void keep_stock(std::vector<Quantity> stock) { stock_at_activation_ = std::move(stock); }

  /// Units on their way.
  Quantity in_transit(Id<County> county, Id<Item> item) const { return entry(county, item).in_transit; }
  /// Units that have arrived since the start.
  Quantity arrived_total(Id<County> county, Id<Item> item) const { return entry(county, item).arrived; }
  /// Units of them that went to one-off needs, by belief.
  double met_one_off(Id<County> county, Id<Item> item) const { return entry(county, item).to_one_off; }
  /// Believed stock of a consumable: arrivals less one-off needs and believed use, updated with the believed
  /// use since the last update.
  double update_stock(Id<County> county, Id<Item> item, sim::Time now, double believed_units_per_day);

 private:
  struct Entry {
    Quantity in_transit = 0;
    Quantity arrived = 0;
    double to_one_off = 0;
    double stock = 0;
    sim::Time updated{};
  };
  Entry& entry(Id<County> county, Id<Item> item) { return entries_[county.index() * items_ + item.index()]; }
  const Entry& entry(Id<County> county, Id<Item> item) const {
    return entries_[county.index() * items_ + item.index()];
  }

  std::size_t items_;
  std::vector<Entry> entries_;
  std::vector<Quantity> stock_at_activation_;
};

/// Consumables are ordered up to this many days of believed use, arrivals on the way included (assumed).
inline constexpr double kCoverDays = 2.0;

/// Days of a need that are met at once.
inline double days_at_once(const Need& need) {
  return need.kind == NeedKind::kOneOff ? 1 : kCoverDays;
}

/// Units command wants to send to a county now: believed need, of consumables for `cover_days`, less what
/// arrived or is on its way.
Quantity wanted_units(World& world, Id<County> county, Id<Item> item, double cover_days = kCoverDays);

}  // namespace surge::models
