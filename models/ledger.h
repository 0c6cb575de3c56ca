// SPDX-License-Identifier: Apache-2.0
// Conservation of goods: produced + initial + received = on hand + in transit + delivered + expired + lost,
// for every item.
#pragma once

#include <string>

#include "models/id.h"
#include "models/scenario/item.h"

namespace surge::models {

/// Cumulative flows of one item over the borders of the modelled system.
struct ItemFlows {
  Quantity initial = 0;
  Quantity produced = 0;
  Quantity received = 0;   ///< from outside: donations, purchases, aid
  Quantity delivered = 0;  ///< unloaded at a county
  Quantity expired = 0;
  Quantity lost = 0;

  Quantity sources() const { return initial + produced + received; }
  Quantity sinks() const { return delivered + expired + lost; }
};

/// What the model holds at one moment, counted from its state and not from the flows.
struct ItemHoldings {
  Quantity on_hand = 0;     ///< in depots
  Quantity in_transit = 0;  ///< on vehicles
};

using Ledger = PerRow<Item, ItemFlows>;

/// Empty if the balance holds, otherwise one sentence with all its terms.
std::string imbalance(const Item& item, const ItemFlows& flows, const ItemHoldings& holdings);

}  // namespace surge::models
