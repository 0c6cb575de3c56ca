// SPDX-License-Identifier: Apache-2.0
// Reserves: depots, what lies in them, and how they are run in peacetime.
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>

#include "models/id.h"
#include "models/scenario/enterprise.h"
#include "models/scenario/geography.h"
#include "models/scenario/item.h"
#include "sim/random/distribution.h"
#include "sim/time.h"

namespace surge::models {

/// Who runs a depot and whom it serves.
enum class DepotLevel { kCentral, kProvincial, kRegional, kPrefecture, kEnterprise, kCounty };
inline constexpr std::size_t kDepotLevels = 6;
/// As scenario files name them.
inline constexpr std::array<const char*, kDepotLevels> kDepotLevelNames = {
    "central", "provincial", "regional", "prefecture", "enterprise", "county"};

/// A warehouse that stores, loads and dispatches goods (实物储备), or the finished-goods store of a plant.
struct Depot {
  std::string key{};
  BilingualName name{};
  DepotLevel level = DepotLevel::kPrefecture;
  std::optional<Id<Enterprise>> enterprise{};  ///< none: a government depot
  Id<Place> place{};
  int docks = 1;                       ///< vehicles loaded or unloaded at the same time, >= 1
  double dock_rate_m3_per_s = 0;       ///< goods handled by one dock, > 0
  sim::Distribution mobilisation_s{};  ///< call-up: from the first order to the first loading [s], >= 0
  double space_m3 = std::numeric_limits<double>::infinity();  ///< for goods of all temperature classes, > 0
  double cool_m3 = 0;     ///< cold store for `cool` goods, part of the space, >= 0
  double frozen_m3 = 0;   ///< freezer for `frozen` goods, part of the space, >= 0
  sim::Duration opens{};  ///< time of day at which loading begins, [0, 24 h)
  sim::Duration closes =
      std::chrono::hours(24);  ///< > opens, <= 24 h; opens 0 h and closes 24 h: never closed
  double price_share = 0;  ///< of an item's value, paid for each unit that leaves (enterprise stock), >= 0
};

/// Stock of one item when the run begins: at the impact, or at the beginning of the peacetime before it.
struct InitialStock {
  Id<Depot> depot{};
  Id<Item> item{};
  Quantity quantity = 0;   ///< >= 0
  sim::Duration oldest{};  ///< age of the oldest lot, [0, shelf life]
  int lots = 1;            ///< the k-th of n equal lots is k/n as old as the oldest, >= 1
};

/// A dated lot, beside those of InitialStock.
struct StockLot {
  std::string key{};
  Id<Depot> depot{};
  Id<Item> item{};
  Quantity quantity = 0;  ///< >= 0
  sim::Duration age{};    ///< [0, shelf life]
};

/// What becomes of an ordinary customer's order that stock cannot serve.
enum class UnservedOrder { kBackordered, kLost };

/// Ordinary customers of a depot's item in peacetime: orders at intervals, each of some units.
struct Customers {
  Id<Depot> depot{};
  Id<Item> item{};
  sim::Distribution interval_s{};  ///< between orders; the first comes one interval after the start, or at
                                   ///< the start if the interval is a constant [s], > 0 on average
  sim::Distribution size{};        ///< units an order, rounded to whole units, < 0 counts as 0
  UnservedOrder unserved = UnservedOrder::kLost;
  double shortage_cost_cny_per_s = 0;  ///< of a backordered unit, while it waits, >= 0
  double lost_cost_cny = 0;            ///< of a unit not sold, >= 0
};

enum class ReplenishmentPolicy {
  kReorderUpTo,      ///< (s, S): at position <= s, order up to S
  kReorderQuantity,  ///< (R, Q): at position <= R, order the fewest multiples of Q that lift it above R
  kBaseStock,        ///< order up to S at once
};

/// How a depot's stock of an item is kept up in peacetime. Position = on hand + on order - backordered.
struct Replenishment {
  Id<Depot> depot{};
  Id<Item> item{};
  ReplenishmentPolicy policy = ReplenishmentPolicy::kBaseStock;
  sim::Duration review{};  ///< between looks at the position, the first at the start; 0: after every change
  Quantity reorder_point = 0;         ///< s or R; may be negative (as many backorders)
  Quantity order_up_to = 0;           ///< S of (s, S) and base stock, > s
  Quantity order_quantity = 0;        ///< Q of (R, Q), >= 1
  sim::Distribution lead_time_s{};    ///< order to arrival [s], >= 0
  double order_cost_cny = 0;          ///< of each order, >= 0
  double unit_cost_cny = 0;           ///< of each unit ordered, >= 0
  double holding_cost_cny_per_s = 0;  ///< of a unit on hand, >= 0
};

/// Rotation (收储轮换): stock is sold into ordinary channels before it expires.
struct Rotation {
  Id<Depot> depot{};
  Id<Item> item{};
  sim::Duration sell_before{};  ///< what is left of the shelf life when a lot is sold, [0, shelf life]
  double price_share = 0;       ///< of the item's value got for it, >= 0
};

struct Peacetime {
  sim::Duration duration{};  ///< simulated before the impact, >= 0; 0: the stock at impact is given
  sim::Duration warm_up{};   ///< from its beginning, not counted in accounts, [0, duration), or 0
};

/// Where goods are sorted (donations), and on to which depot they go from there.
struct CollectionPoint {
  Id<Depot> depot{};
  int sorters = 1;                         ///< people who sort, >= 1
  double sorting_rate_m3_per_s = 0;        ///< of one person, > 0
  std::optional<Id<Depot>> forwards_to{};  ///< none: sorted goods stay
  sim::Distribution forward_s{};           ///< sorted to unloaded at that depot's gate [s], >= 0
};

}  // namespace surge::models
