// SPDX-License-Identifier: Apache-2.0
// The problem that dispatch policies see, put together from what command knows.
#pragma once

#include "models/command/dispatch_policy.h"

namespace surge::models {

class World;

/// The problem of one decision as command sees it now. `looks_ahead` > 0: with the trucks under way and the
/// output of lines that run, for so long; depots that only expect goods are supply points too.
DispatchProblem build_problem(World& world, sim::Duration looks_ahead = {});

}  // namespace surge::models
