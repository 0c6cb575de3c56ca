// SPDX-License-Identifier: Apache-2.0
// The problem that dispatch policies see, put together from what command knows.
#pragma once

#include "models/command/dispatch_policy.h"

namespace surge::models {

class World;

/// The problem of one decision as command sees it now.
DispatchProblem build_problem(World& world);

}  // namespace surge::models
