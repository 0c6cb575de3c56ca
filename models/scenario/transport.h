// SPDX-License-Identifier: Apache-2.0
// What holds for all transport.
#pragma once

#include <optional>

#include "models/scenario/common.h"
#include "sim/time.h"

namespace surge::models {

/// Weather that aircraft can fly in: an alternating sequence of flyable and unflyable spells, one for each
/// terrain.
struct FlyingWeather {
  double flyable_share_basin = 1;     ///< of the time, (0, 1]
  double flyable_share_mountain = 1;  ///< of the time, (0, 1]
  sim::Duration mean_spell{};         ///< of unflyable weather, > 0
};

struct Transport {
  double ordinary_share = 0;    ///< of a road's capacity that ordinary traffic takes by day, [0, 1)
  double relief_priority = 1;   ///< share of ordinary traffic that gives way to relief, [0, 1]
  sim::Duration driver_news{};  ///< until drivers under way hear of a closure ahead; at its barrier at last
  /// A convoy without a route goes home after waiting this long, if it can; none: it waits.
  std::optional<sim::Duration> wait_limit;
  double value_of_time_cny_per_th = 500;  ///< of a tonne of goods an hour, for the choice of mode, > 0
  sim::Duration patience{};  ///< a mode that costs this much more is used if the better one has no vehicle
  double persons_per_vehicle = 20;  ///< of evacuees on the road, > 0
  FlyingWeather weather;
};

}  // namespace surge::models
