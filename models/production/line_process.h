// SPDX-License-Identifier: Apache-2.0
// A production line through its conversion (转产).
#pragma once

#include "models/scenario/facilities.h"
#include "sim/process.h"
#include "sim/time.h"

namespace surge::models {

class World;

enum class LineState { kNormal, kPreparing, kRamping, kFull };

struct LineStatus {
  LineState state = LineState::kNormal;
  sim::Time peacetime_stopped = sim::Time::max();  ///< peacetime output is lost from here on
  sim::Time first_article = sim::Time::max();
  Quantity produced = 0;
};

/// Output leaves the line in lots of this length.
inline constexpr sim::Duration kLotInterval = std::chrono::hours(6);

/// Converts the line, ordered now, and lets it produce into its base's store until the run ends.
sim::Process convert_line(World& world, Id<ProductionLine> line);

}  // namespace surge::models
