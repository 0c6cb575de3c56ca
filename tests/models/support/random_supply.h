// SPDX-License-Identifier: Apache-2.0
// Random supply systems, for what must hold always.
#pragma once

#include <cstdint>

#include "models/scenario/scenario.h"

namespace surge::models::testing {

/// random_scenario() with everything on the supply side drawn at random: shelf lives, temperature classes,
/// space, opening hours, plants in a base with labour, materials, machines and several conversions a line,
/// suppliers, agreements, markets, aid, donations, kits, substitutes, outages, damage, peacetime.
Scenario random_supply_system(std::uint64_t seed);

}  // namespace surge::models::testing
