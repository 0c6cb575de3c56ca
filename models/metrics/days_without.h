// SPDX-License-Identifier: Apache-2.0
// How long a person in need goes without, by county: what metrics of equity compare.
#pragma once

#include "models/id.h"
#include "models/scenario/scenario.h"

namespace surge::models {

class World;

/// Person-days without the item until now over the most people who needed it at one time; NaN where nobody
/// did.
double days_without(const World& world, Id<County> county, Id<Item> item);
/// Mean over the items with these weights; NaN where nobody needed any.
double days_without(const World& world, Id<County> county, const PerRow<Item, double>& weights);

}  // namespace surge::models
