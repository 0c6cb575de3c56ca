// SPDX-License-Identifier: Apache-2.0
// The lots of one item at one depot, first to expire first.
#pragma once

#include <algorithm>
#include <cstddef>

#include "models/peacetime/ring.h"
#include "models/scenario/common.h"
#include "sim/contract.h"
#include "sim/time.h"

namespace surge::models::peacetime {

struct DatedLot {
  Quantity quantity = 0;  ///< >= 1 in a queue
  sim::Time expires;      ///< Time::max(): never
};

class LotQueue {
 public:
  Quantity on_hand() const { return on_hand_; }

  /// Time::max() if nothing is there or nothing expires.
  sim::Time first_expiry() const { return lots_.empty() ? sim::Time::max() : lots_.front().expires; }

  std::size_t size() const { return lots_.size(); }
  const DatedLot& operator[](std::size_t position) const { return lots_[position]; }

  /// Lots of one date become one. Preconditions: quantity >= 0; `expires` not before that of any other lot.
  void add(DatedLot lot) {
    SIM_EXPECT(lot.quantity >= 0 && (lots_.empty() || lot.expires >= lots_.back().expires));
    if (lot.quantity == 0) return;
    on_hand_ += lot.quantity;
    if (!lots_.empty() && lots_.back().expires == lot.expires)
      lots_.back().quantity += lot.quantity;
    else
      lots_.push_back(lot);
  }

  /// First-expired-first-out. Precondition: 0 <= quantity <= on hand.
  void take(Quantity quantity) {
    SIM_EXPECT(quantity >= 0 && quantity <= on_hand_);
    on_hand_ -= quantity;
    while (quantity > 0) {
      const Quantity of_lot = std::min(quantity, lots_.front().quantity);
      lots_.front().quantity -= of_lot;
      quantity -= of_lot;
      if (lots_.front().quantity == 0) lots_.pop_front();
    }
  }

  /// Everything that expires at `time` or before; returns how much that was.
  Quantity take_expiring_by(sim::Time time) {
    const Quantity before = on_hand_;
    while (!lots_.empty() && lots_.front().expires <= time) {
      on_hand_ -= lots_.front().quantity;
      lots_.pop_front();
    }
    return before - on_hand_;
  }

  void clear() {
    lots_.clear();
    on_hand_ = 0;
  }

 private:
  Ring<DatedLot> lots_;
  Quantity on_hand_ = 0;
};

}  // namespace surge::models::peacetime
