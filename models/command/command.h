// SPDX-License-Identifier: Apache-2.0
// Command: activates the plan, then decides at intervals what goes where.
#pragma once

#include "sim/process.h"

namespace surge::models {

class World;

/// Detection, activation of the plan, then a decision every interval until the run ends.
sim::Process command_process(World& world);

}  // namespace surge::models
