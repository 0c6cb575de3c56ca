// SPDX-License-Identifier: Apache-2.0
// All there is to say about the supply of one county with one item at one moment of one replication.
#pragma once

#include <optional>
#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "models/shortage/shortage.h"

namespace surge::models {

class World;

/// Goods sent from one depot that have not arrived.
struct SentGoods {
  enum class Stage { kLoading, kMoving, kHeldUp, kAtTerminal };

  Id<Depot> origin;
  Stage stage = Stage::kLoading;
  double units = 0;  ///< of the item, substitutes as what they stand for
  int convoys = 0;   ///< 0 at a terminal
};

/// A depot that has the item.
struct StockedDepot {
  Id<Depot> depot;
  Quantity available = 0;                ///< not promised, > 0
  std::optional<sim::Duration> journey;  ///< to the county now; none: no way is open
  int vehicles_at_home = 0;
};

struct Explanation {
  Shortage shortage;
  UnderWay under_way;  ///< units

  double persons_in_need = 0;
  Quantity one_off_need = 0;  ///< [units]
  Quantity one_off_met = 0;
  double units_per_day = 0;  ///< recurring need now
  Quantity in_county = 0;    ///< delivered and not used up
  Quantity delivered = 0;    ///< so far

  std::optional<sim::Duration> activated;  ///< after the start; none: not yet
  std::optional<sim::Duration>
      last_report;              ///< when it arrived, after the start; none: command knows nothing
  double believed_one_off = 0;  ///< [units]
  double believed_per_day = 0;

  bool road_open = false;  ///< from any depot
  std::size_t links_closed = 0;
  std::size_t closures_unknown = 0;  ///< of these, believed open

  std::vector<SentGoods> sent;       ///< the largest first
  std::vector<StockedDepot> depots;  ///< those that are reached, the nearest first, then the others
  Quantity expected = 0;             ///< from agreements, markets and aid, ever
  std::size_t lines_running = 0;     ///< converted to the item
  std::size_t lines_preparing = 0;   ///< being converted to it
};

Explanation explain(World& world, Id<County> county, Id<Item> item);

}  // namespace surge::models
