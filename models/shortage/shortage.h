// SPDX-License-Identifier: Apache-2.0
// Why people go without an item now: who among them waits for what.
#pragma once

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "models/shortage/bottleneck.h"
#include "models/shortage/goods_under_way.h"

namespace surge::models {

class World;

struct Shortage {
  double persons = 0;          ///< who go without
  double units = 0;            ///< that would serve them now
  ByBottleneck waiting_for{};  ///< units, sum `units`
};

/// The units that are missing are first set against what is under way, nearest to arrival first: moving, held
/// up, at a terminal, loading. The rest was not sent: what command does not believe to be needed is for want
/// of information, and the remainder has the cause that the last decision found.
Shortage shortage_of(const World& world, const GoodsUnderWay& under_way, Id<County> county, Id<Item> item);

}  // namespace surge::models
