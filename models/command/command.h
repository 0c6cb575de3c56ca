// SPDX-License-Identifier: Apache-2.0
// Command: activates the plan, then decides at intervals what goes where.
#pragma once

#include "sim/process.h"

namespace surge::models {

class World;

/// Detection, activation of the plan, then a decision every interval until the run ends.
sim::Process command_process(World& world);

/// One decision on what command knows now: standing orders, sourcing, kits, dispatch. Taken at every
/// interval, and out of turn when a row of the plan is approved.
void decide(World& world);

}  // namespace surge::models
