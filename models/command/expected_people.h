// SPDX-License-Identifier: Apache-2.0
// Whom command expects to be struck.
#pragma once

#include "models/demand/population_impact.h"
#include "models/id.h"
#include "models/scenario/scenario.h"

namespace surge::models {

class World;

/// People of a county by its last report; before the first what the vulnerability table gives for the
/// intensity at its seat and its population. >= 0.
GroupSizes expected_people(const World& world, Id<County> county);

}  // namespace surge::models
