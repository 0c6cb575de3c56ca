// SPDX-License-Identifier: Apache-2.0
// What a decision sends.
#pragma once

#include "models/command/dispatch_policy.h"

namespace surge::models::testing {

/// Units of the shipments that `wanted` is true for.
template <class Wanted>
Quantity shipped(const DispatchProblem& problem, const Wanted& wanted) {
  Quantity total = 0;
  for (const Shipment& shipment : problem.shipments()) total += wanted(shipment) ? shipment.quantity : 0;
  return total;
}

/// Of an item to a county.
inline Quantity shipped(const DispatchProblem& problem, Id<County> to, Id<Item> item) {
  return shipped(problem, [&](const Shipment& x) { return x.to == to && x.item == item; });
}

/// Of anything from a depot to a county.
inline Quantity shipped(const DispatchProblem& problem, Id<Depot> from, Id<County> to) {
  return shipped(problem, [&](const Shipment& x) { return x.from == from && x.to == to; });
}

}  // namespace surge::models::testing
