// SPDX-License-Identifier: Apache-2.0
// The books on goods: flows, what is on the move, who supplied what was delivered, and what it cost.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "models/ledger.h"
#include "models/reserve/lot_shelf.h"
#include "models/scenario/scenario.h"
#include "models/supply/cost_book.h"

namespace surge::models {

/// Units delivered, by source.
struct DeliveredBySource {
  std::array<std::array<Quantity, kOwnerships>, kSourceKinds> units{};
  Quantity key_list = 0;

  void add(const Source& source, Quantity quantity) {
    units[static_cast<std::size_t>(source.kind)][static_cast<std::size_t>(source.ownership)] += quantity;
    if (source.key_list) key_list += quantity;
  }
};

class GoodsBook {
 public:
  explicit GoodsBook(const Scenario& scenario)
      : scenario_(scenario),
        ledger_(scenario.items.size()),
        moving_(scenario.items.size()),
        by_source_(scenario.items.size()) {}

  ItemFlows& flows(Id<Item> item) { return ledger_[item]; }
  const Ledger& ledger() const { return ledger_; }
  CostBook& costs() { return costs_; }
  const CostBook& costs() const { return costs_; }

  /// Units between depots or at their gates; negative when they are unloaded.
  void move(Id<Item> item, Quantity quantity) { moving_[item] += quantity; }
  Quantity moving(Id<Item> item) const { return moving_[item]; }

  void expired(Id<Item> item, Quantity quantity) {
    ledger_[item].expired += quantity;
    costs_.add(CostKind::kExpiry, value_cny(item, quantity));
  }
  void lost(Id<Item> item, Quantity quantity) {
    ledger_[item].lost += quantity;
    costs_.add(CostKind::kLoss, value_cny(item, quantity));
  }
  void delivered(Id<Item> item, const Lot& lot) {
    ledger_[item].delivered += lot.quantity;
    by_source_[item].add(lot.source, lot.quantity);
  }
  const DeliveredBySource& by_source(Id<Item> item) const { return by_source_[item]; }
  double value_cny(Id<Item> item, Quantity quantity) const {
    return scenario_.items[item].value_cny * static_cast<double>(quantity);
  }

 private:
  const Scenario& scenario_;
  Ledger ledger_;
  CostBook costs_;
  PerRow<Item, Quantity> moving_;
  PerRow<Item, DeliveredBySource> by_source_;
};

}  // namespace surge::models
