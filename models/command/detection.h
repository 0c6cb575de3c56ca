// SPDX-License-Identifier: Apache-2.0
// When command learns that something has happened.
#pragma once

#include "sim/time.h"

namespace surge::models {

class World;

/// First impact to activation of the plan. An earthquake is monitored with the probability that the
/// monitoring equipment covers the county it shakes most (of equals the first): one uniform draw, so that
/// more coverage never makes it later. Other hazards, and what is not monitored, by Command::detection_s.
sim::Duration detection_time(const World& world);

}  // namespace surge::models
