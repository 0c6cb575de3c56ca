// SPDX-License-Identifier: Apache-2.0
// What became of one item at one depot in peacetime: units, time integrals, money.
#pragma once

#include <cstdint>

#include "models/scenario/item.h"

namespace surge::models {

/// From the beginning of the account (that of peacetime, or the end of its warm-up) to its end (the impact).
/// Whole units, so that these hold exactly:
///   initial + received = served + rotated + expired + at_impact
///   initially_backordered + demanded = served + lost + backordered
///   initially_on_order + ordered = received + on order at the end.
struct StockFlows {
  Quantity initial = 0;         ///< on hand at the beginning
  Quantity ordered = 0;         ///< from suppliers
  Quantity received = 0;        ///< from suppliers
  Quantity demanded = 0;        ///< by customers
  Quantity served = 0;          ///< at once or later
  Quantity served_at_once = 0;  ///< from stock that lay there when the customer's order came
  Quantity lost = 0;            ///< lost sales
  Quantity rotated = 0;         ///< sold before expiry
  Quantity expired = 0;
  Quantity backordered = 0;               ///< still waited for at the end
  Quantity at_impact = 0;                 ///< on hand at the end
  std::int64_t replenishment_orders = 0;  ///< placed
  std::int64_t customer_orders = 0;       ///< those of size 0 too
  Quantity initially_backordered = 0;     ///< 0 without a warm-up
  Quantity initially_on_order = 0;        ///< 0 without a warm-up

  StockFlows& operator+=(const StockFlows& other);
  bool operator==(const StockFlows&) const = default;
};

/// Integrals over the time of the account [units * s].
struct StockTime {
  double on_hand_unit_s = 0;
  double backordered_unit_s = 0;

  StockTime& operator+=(const StockTime& other);
  bool operator==(const StockTime&) const = default;
};

/// [CNY]
struct StockCosts {
  double ordering = 0;          ///< a fixed sum an order placed
  double purchase = 0;          ///< of the units ordered, also of those still on order
  double holding = 0;           ///< of units on hand over time
  double shortage = 0;          ///< of backordered units over time, and of lost sales
  double expired_value = 0;     ///< at the item's value
  double rotation_revenue = 0;  ///< got, not paid

  StockCosts& operator+=(const StockCosts& other);
  bool operator==(const StockCosts&) const = default;
};

struct StockAccount {
  StockFlows flows;
  StockTime time;
  StockCosts costs;

  StockAccount& operator+=(const StockAccount& other);
  bool operator==(const StockAccount&) const = default;
};

}  // namespace surge::models
