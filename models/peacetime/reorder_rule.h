// SPDX-License-Identifier: Apache-2.0
// How much to order at a position, of the textbook policies of single-item inventory.
#pragma once

#include <limits>

#include "models/scenario/reserve.h"
#include "sim/contract.h"

namespace surge::models::peacetime {

/// (s, S), (R, Q) and base stock in one form: at a position at or below a reorder point, order up to a level,
/// or the fewest lots of a size that lift the position above the point. Base stock is (S - 1, S).
class ReorderRule {
 public:
  /// Never orders.
  ReorderRule() = default;

  explicit ReorderRule(const Replenishment& replenishment)
      : reorder_point_(replenishment.reorder_point), order_up_to_(replenishment.order_up_to) {
    if (replenishment.policy == ReplenishmentPolicy::kReorderQuantity)
      order_quantity_ = replenishment.order_quantity;
    if (replenishment.policy == ReplenishmentPolicy::kBaseStock) reorder_point_ = order_up_to_ - 1;
    SIM_EXPECT(order_quantity_ > 0 || order_up_to_ > reorder_point_);
  }

  /// >= 0; 0: no order.
  Quantity to_order(Quantity position) const {
    if (position > reorder_point_) return 0;
    if (order_quantity_ == 0) return order_up_to_ - position;
    return ((reorder_point_ - position) / order_quantity_ + 1) * order_quantity_;
  }

 private:
  Quantity reorder_point_ = std::numeric_limits<Quantity>::min();
  Quantity order_up_to_ = reorder_point_;
  Quantity order_quantity_ = 0;  ///< 0: order up to the level
};

}  // namespace surge::models::peacetime
