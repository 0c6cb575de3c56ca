// SPDX-License-Identifier: Apache-2.0
// Standing orders (send rows of the plan): goods leave before anybody asks for them.
#pragma once

#include "models/id.h"
#include "models/scenario/response.h"
#include "models/scenario/scenario.h"

namespace surge::models {

class World;

/// The depot's part of a row that takes effect now; the quantity is fixed by what lies free in the depot.
/// What vehicles there are set out at once.
void give_standing_order(World& world, const PlanRow& row, Id<Depot> depot);

/// Sends what is left of standing orders, as far as there are goods, vehicles at home and open ways; the rest
/// waits. Called before every decision. Orders to the struck counties are shared out once, in proportion
/// to the expected need and at most that, when somebody is known or expected to be in need.
void carry_out_standing_orders(World& world);

/// Units of the item the expected people of a county need at once, with recurring needs for kCoverDays. >= 0.
double expected_units(const World& world, Id<County> county, Id<Item> item);

}  // namespace surge::models
