// SPDX-License-Identifier: Apache-2.0
// Trade in materials: plants order what their lines use, suppliers share out what they have.
//
// Once a day each plant orders, for each material of its lines that run or are being set up, what is missing
// to `cover` (use at nominal rate) on hand and on the way; the order is split by `share` over those of its
// suppliers that have some, over all if none has. Then each supplier releases what it has made, or what lies
// in its store, in proportion to the orders, so that plants compete for a scarce material on equal terms.
// What is not released lapses and is ordered anew the next day, perhaps elsewhere.
#pragma once

#include <utility>
#include <vector>

#include "models/scenario/scenario.h"
#include "sim/process.h"

namespace surge::models {

class World;

class MaterialTrade {
 public:
  explicit MaterialTrade(const Scenario& scenario);

  struct Purchase {            ///< of one row of material_sourcing
    Quantity outstanding = 0;  ///< ordered today and not released
    Quantity on_the_way = 0;   ///< released and not unloaded
    std::uint64_t releases = 0;
  };
  const Purchase& purchase(std::size_t sourcing) const { return purchases_[sourcing]; }

  /// One day's orders, then releases.
  void trade(World& world);
  /// What a supplier makes on its own goes on to this time; call before its capacity changes.
  void advance(World& world, Id<Supplier> supplier);
  void unloaded(std::size_t sourcing, Quantity quantity) { purchases_[sourcing].on_the_way -= quantity; }

 private:
  struct Stock {
    Quantity units = 0;
    double made = 0;  ///< a part of a unit, [0, 1)
    sim::Time updated{};
  };
  void order(World& world, Id<Plant> plant, Id<Item> material);
  /// What a supplier could release now.
  Quantity offered(const World& world, Id<Supplier> supplier) const;
  double daily_use(const World& world, Id<Plant> plant, Id<Item> material) const;
  void release(World& world, Id<Supplier> supplier);
  void send(World& world, std::size_t sourcing, Quantity quantity, Quantity from_store);

  const Scenario& scenario_;
  std::vector<Purchase> purchases_;  ///< by row of material_sourcing
  PerRow<Supplier, Stock> stocks_;
  PerRow<Supplier, std::vector<std::size_t>> buyers_;   ///< rows of material_sourcing
  std::vector<std::pair<Id<Plant>, Id<Item>>> buying_;  ///< plants and what they buy, each pair once
};

/// Trades every day, from the start of the run.
sim::Process trade_materials(World& world);

}  // namespace surge::models
