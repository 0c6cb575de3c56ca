// SPDX-License-Identifier: Apache-2.0
#include "models/ledger.h"

namespace surge::models {

std::string imbalance(const Item& item, const ItemFlows& flows, const ItemHoldings& holdings) {
  if (flows.sources() == holdings.on_hand + holdings.in_transit + flows.sinks()) return {};
  const auto term = [](const char* name, Quantity value) {
    return std::string(name) + " " + std::to_string(value);
  };
  return "conservation of " + item.key + " broken: " + term("initial", flows.initial) +
         term(" + produced", flows.produced) + term(" + received", flows.received) + " is not " +
         term("on hand", holdings.on_hand) + term(" + in transit", holdings.in_transit) +
         term(" + delivered", flows.delivered) + term(" + consumed", flows.consumed) +
         term(" + expired", flows.expired) + term(" + lost", flows.lost);
}

}  // namespace surge::models
