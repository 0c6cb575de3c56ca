// SPDX-License-Identifier: Apache-2.0
// Random transport by road, rail, water and air, for what must hold always.
#pragma once

#include <cstdint>

#include "models/scenario/scenario.h"

namespace surge::models::testing {

/// random_scenario() with everything about transport drawn at random: roads of all classes, some one-way;
/// railways and waterways; capacities small enough to be full; terminals of every kind, some with little
/// room; classes of every kind of vehicle, based at depots and terminals; weather, news, patience; damage of
/// every part of a link, closures, engineering teams and a repair policy. From every place that a vehicle can
/// reach with all links open it can come home. Any vehicle carries at least one unit of every item.
Scenario random_multimodal(std::uint64_t seed);

}  // namespace surge::models::testing
