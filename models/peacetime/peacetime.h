// SPDX-License-Identifier: Apache-2.0
// Peacetime before the impact (平时): customers, replenishment, expiry and rotation of every depot's items,
// so that the stock the disaster meets is a result.
//
// A stock-keeping unit is an item at a depot with a row in any of the tables stock, lots, customers,
// replenishment and rotation (at most one row each of the last three). Units do not meet: suppliers deliver
// whatever is ordered, depots do not help each other out, space and docks do not bind. That is a
// simplification; it makes each unit a short simulation of its own.
//
// Time runs from -duration to the impact at sim::kStart. With duration 0 nothing happens: stock and lots are
// only dated, even a lot that expires at the impact.
//
// The first `warm_up` of it is simulated like the rest, but accounts begin after it: so they need not be
// those of a beginning that the tables happen to give. Stock at the impact does not depend on it.
//
// At one instant, always in this order:
//   1. receipts of replenishment orders; backordered customers are served from them first;
//   2. expiry of lots whose age reaches the shelf life;
//   3. rotation: the sale of lots with no more than `sell_before` of their shelf life left;
//   4. review of the position, and the order that follows from it; with lead time 0 it arrives here;
//   5. customers' orders, each followed by a look at the position if the review is continuous (review 0).
// At the impact itself 1 to 3 still happen, 4 and 5 do not.
//
// Stock: first-expired-first-out for customers and sales. Lots of the table `stock` have the ages of
// InitialStock (units that n lots do not share out evenly lie in the youngest); what is received is new. An
// item without shelf life neither expires nor is rotated. Backorders at the start: none.
//
// Customers: served from stock as far as it goes, at once. The rest is lost, or waits first-come and is
// served from receipts in part or in full. A negative interval counts as 0.
//
// Replenishment: position = on hand + on order - backordered. An order is placed at position <= s or R, for
// base stock whenever it is below S. Continuous review looks at the start and when expiry, rotation or a
// customer has lowered the position. Orders may cross. A negative lead time counts as 0.
#pragma once

#include <vector>

#include "models/id.h"
#include "models/peacetime/stock_account.h"
#include "models/scenario/scenario.h"
#include "sim/random/stream.h"

namespace surge::models {

/// Units of one age on hand at the impact.
struct LotAtImpact {
  Id<Depot> depot;
  Id<Item> item;
  Quantity quantity = 0;  ///< >= 1
  sim::Time expires;      ///< >= the impact; Time::max(): never

  bool operator==(const LotAtImpact&) const = default;
};

/// A replenishment order still to arrive.
struct ReceiptAfterImpact {
  Id<Depot> depot;
  Id<Item> item;
  Quantity quantity = 0;  ///< >= 1
  sim::Time arrives;      ///< > the impact
  sim::Time expires;      ///< a shelf life after its arrival; Time::max(): never

  bool operator==(const ReceiptAfterImpact&) const = default;
};

struct StockKeepingUnitAccount {
  Id<Depot> depot;
  Id<Item> item;
  StockAccount account;

  bool operator==(const StockKeepingUnitAccount&) const = default;
};

struct PeacetimeResult {
  std::vector<LotAtImpact> lots;               ///< by depot and item; of one unit first to expire first
  std::vector<ReceiptAfterImpact> receipts;    ///< by depot and item; of one unit first to arrive first
  std::vector<StockKeepingUnitAccount> units;  ///< by depot and item
  PerRow<Item, StockAccount> items;            ///< sums over the depots
};

/// The peacetime of one replication. Pure: the same scenario and streams give the same result, and a unit's
/// part of it does not change when others are added. Streams are keyed by entity_of("<depot key>/<item
/// key>"): one for a unit's customers (an interval first unless it is a constant, then a size and an interval
/// an order), and one for each lead time that is not a constant, by order number.
///
/// Preconditions: `scenario` is checked (so 0 <= warm_up < duration, or both are 0); shelf lives are > 0;
/// `sell_before` is below the shelf life where the unit is replenished (else new lots would be sold as they
/// arrive, and continuous review would never end).
PeacetimeResult simulate_peacetime(const Scenario& scenario, const sim::StreamSource& streams);

}  // namespace surge::models
