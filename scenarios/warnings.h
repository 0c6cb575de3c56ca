// SPDX-License-Identifier: Apache-2.0
// What is odd in a scenario but allowed.
#pragma once

#include <vector>

#include "models/scenario/scenario.h"

namespace surge::scenarios {

/// Counties without a road to a depot, depots without a road to a county, stock nobody needs, lines that no
/// plan converts, goods without trucks.
std::vector<models::Warning> find_warnings(const models::Scenario& scenario);

}  // namespace surge::scenarios
