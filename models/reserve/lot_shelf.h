// SPDX-License-Identifier: Apache-2.0
// The dated lots of one item in one depot, given out first-expired-first-out (FEFO).
#pragma once

#include <algorithm>
#include <vector>

#include "models/scenario/enterprise.h"
#include "models/share_out.h"
#include "sim/contract.h"
#include "sim/time.h"

namespace surge::models {

/// Units that expire together and came the same way.
struct Lot {
  Quantity quantity = 0;
  sim::Time expires = sim::Time::max();  ///< max(): never
  Source source;
};

class LotShelf {
 public:
  Quantity total() const { return total_; }
  /// In the order in which they are given out.
  const std::vector<Lot>& lots() const { return lots_; }

  /// Behind lots that expire at the same time. Precondition: quantity >= 0.
  void add(const Lot& lot) {
    SIM_EXPECT(lot.quantity >= 0);
    if (lot.quantity == 0) return;
    const auto after =
        std::upper_bound(lots_.begin(), lots_.end(), lot.expires,
                         [](sim::Time time, const Lot& other) { return time < other.expires; });
    total_ += lot.quantity;
    if (after != lots_.begin() && (after - 1)->expires == lot.expires && (after - 1)->source == lot.source) {
      (after - 1)->quantity += lot.quantity;
    } else {
      lots_.insert(after, lot);
    }
  }

  /// Gives out units, the first to expire first; calls `out(Lot)` for each part. Precondition: 0 <= quantity
  /// <= total.
  template <class Out>
  void take(Quantity quantity, Out&& out) {
    SIM_EXPECT(quantity >= 0 && quantity <= total_);
    total_ -= quantity;
    std::size_t emptied = 0;
    while (quantity > 0) {
      Lot& lot = lots_[emptied];
      const Quantity part = std::min(quantity, lot.quantity);
      out(Lot{part, lot.expires, lot.source});
      lot.quantity -= part;
      quantity -= part;
      if (lot.quantity == 0) ++emptied;
    }
    lots_.erase(lots_.begin(), lots_.begin() + static_cast<std::ptrdiff_t>(emptied));
  }

  /// Takes units from all lots in proportion. Precondition: 0 <= quantity <= total.
  void destroy(Quantity quantity) {
    std::vector<Quantity> sizes;
    for (const Lot& lot : lots_) sizes.push_back(lot.quantity);
    const std::vector<Quantity> shares = share_out(quantity, sizes);
    for (std::size_t i = 0; i < lots_.size(); ++i) lots_[i].quantity -= shares[i];
    std::erase_if(lots_, [](const Lot& lot) { return lot.quantity == 0; });
    total_ -= quantity;
  }

  /// Removes what has expired by `now` and returns how much that was.
  Quantity remove_expired(sim::Time now) {
    Quantity expired = 0;
    for (const Lot& lot : lots_) {
      if (lot.expires > now) break;
      expired += lot.quantity;
    }
    take(expired, [](const Lot&) {});
    return expired;
  }

 private:
  std::vector<Lot> lots_;  ///< by time of expiry, then of arrival
  Quantity total_ = 0;
};

}  // namespace surge::models
