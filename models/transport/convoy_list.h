// SPDX-License-Identifier: Apache-2.0
// Convoys under way in one way or another, in no particular order.
#pragma once

#include <cstddef>
#include <vector>

#include "models/transport/convoy.h"
#include "sim/contract.h"

namespace surge::models {

/// Adding and removing take constant time. A convoy can be in one list at a time, and must not move
/// meanwhile.
class ConvoyList {
 public:
  void add(ConvoyOrder& order) {
    order.place_in_list = orders_.size();
    orders_.push_back(&order);
  }
  void remove(const ConvoyOrder& order) {
    SIM_EXPECT(order.place_in_list < orders_.size() && orders_[order.place_in_list] == &order);
    orders_[order.place_in_list] = orders_.back();
    orders_[order.place_in_list]->place_in_list = order.place_in_list;
    orders_.pop_back();
  }

  const ConvoyOrder* const* begin() const { return orders_.data(); }
  const ConvoyOrder* const* end() const { return orders_.data() + orders_.size(); }

 private:
  std::vector<ConvoyOrder*> orders_;
};

}  // namespace surge::models
