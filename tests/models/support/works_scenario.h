// SPDX-License-Identifier: Apache-2.0
// The small scenario without a disaster and with one plant, for hand-computed cases of production and trade.
#pragma once

#include "models/scenario/scenario.h"

namespace surge::models::testing {

inline constexpr Id<Depot> kStore{0};
inline constexpr Id<ProductionLine> kLine{0};
inline constexpr Id<Conversion> kConversion{0};
inline constexpr Id<Plant> kPlant{0};

/// The small scenario whose depot is the store of a plant. Its line is ordered to convert 1 h after the start
/// and makes 240 tents a day from then on. No trucks, so that nothing leaves.
Scenario works_scenario();

/// Adds a material; returns its id. One unit of it weighs 1 kg and takes 0.001 m3.
Id<Item> add_material(Scenario& scenario, const std::string& key);

}  // namespace surge::models::testing
