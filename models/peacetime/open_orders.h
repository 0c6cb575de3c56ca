// SPDX-License-Identifier: Apache-2.0
// Replenishment orders on their way, first to arrive first.
#pragma once

#include <cstddef>
#include <utility>

#include "models/peacetime/ring.h"
#include "models/scenario/common.h"
#include "sim/time.h"

namespace surge::models::peacetime {

struct OpenOrder {
  Quantity quantity = 0;
  sim::Time arrives;
};

class OpenOrders {
 public:
  Quantity on_order() const { return on_order_; }

  /// Time::max() if nothing is on order.
  sim::Time first_arrival() const { return orders_.empty() ? sim::Time::max() : orders_.front().arrives; }

  std::size_t size() const { return orders_.size(); }
  const OpenOrder& operator[](std::size_t position) const { return orders_[position]; }

  /// Behind the orders that arrive earlier or at the same time. Time grows with the number of orders that it
  /// overtakes, which is none if lead times are constant.
  void add(OpenOrder order) {
    on_order_ += order.quantity;
    orders_.push_back(order);
    for (std::size_t k = orders_.size() - 1; k > 0 && orders_[k - 1].arrives > order.arrives; --k)
      std::swap(orders_[k - 1], orders_[k]);
  }

  /// Removes the first to arrive and returns its quantity. Precondition: there is one.
  Quantity take_first() {
    const Quantity quantity = orders_.front().quantity;
    orders_.pop_front();
    on_order_ -= quantity;
    return quantity;
  }

  void clear() {
    orders_.clear();
    on_order_ = 0;
  }

 private:
  Ring<OpenOrder> orders_;
  Quantity on_order_ = 0;
};

}  // namespace surge::models::peacetime
