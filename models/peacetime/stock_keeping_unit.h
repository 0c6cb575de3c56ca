// SPDX-License-Identifier: Apache-2.0
// The rows of a scenario sorted by stock-keeping unit: one item at one depot.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/peacetime/lot_queue.h"
#include "models/scenario/scenario.h"

namespace surge::models::peacetime {

struct StockKeepingUnit {
  Id<Depot> depot;
  Id<Item> item;
  std::uint64_t entity = 0;                      ///< of its random streams
  std::span<const DatedLot> lots;                ///< at the start, first to expire first
  const Customers* customers = nullptr;          ///< null: none
  const Replenishment* replenishment = nullptr;  ///< null: none
  const Rotation* rotation = nullptr;            ///< null: none
};

/// Not to be copied, for the units point into the lots.
struct StockKeepingUnits {
  StockKeepingUnits() = default;
  StockKeepingUnits(StockKeepingUnits&&) = default;
  StockKeepingUnits& operator=(StockKeepingUnits&&) = default;

  std::vector<DatedLot> lots;
  std::vector<StockKeepingUnit> units;  ///< by depot and item
};

/// All units that any table names. `start` is when the lots have the ages given. The result points into
/// `scenario`. Time and memory grow with depots x items.
StockKeepingUnits stock_keeping_units(const Scenario& scenario, sim::Time start);

}  // namespace surge::models::peacetime
