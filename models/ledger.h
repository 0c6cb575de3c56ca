// SPDX-License-Identifier: Apache-2.0
// Conservation of goods: initial + produced + received = on hand + in transit + delivered + consumed +
// expired + lost, for every item.
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
  Quantity consumed = 0;   ///< as material of other items, or packed into kits
  Quantity expired = 0;
  Quantity lost = 0;  ///< damaged, unusable, or refused by the release of a lot

  Quantity sources() const { return initial + produced + received; }
  Quantity sinks() const { return delivered + consumed + expired + lost; }
};

/// What the model holds at one moment, counted from its state and not from the flows.
struct ItemHoldings {
  Quantity on_hand = 0;     ///< in depots, in quarantine too
  Quantity in_transit = 0;  ///< on vehicles, and at the gates of depots
};

using Ledger = PerRow<Item, ItemFlows>;

/// Empty if the balance holds, otherwise one sentence with all its terms.
std::string imbalance(const Item& item, const ItemFlows& flows, const ItemHoldings& holdings);

}  // namespace surge::models
