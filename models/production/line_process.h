// SPDX-License-Identifier: Apache-2.0
// A production line through its conversion (转产) and back.
#pragma once

#include "models/production/line_status.h"
#include "models/scenario/scenario.h"
#include "sim/process.h"
#include "sim/time.h"

namespace surge::models {

class World;

/// Output leaves a line in lots of this length.
inline constexpr sim::Duration kLotInterval = std::chrono::hours(6);

/// Starts what the line makes in peacetime, if that is an item.
void start_peacetime_run(World& world, Id<ProductionLine> line);

/// Converts a line, ordered now: approval, machines, transport, set-up, first article, then output into the
/// plant's store until it is reverted. Precondition: the line is in its normal state.
sim::Process convert_line(World& world, Id<Conversion> conversion);

/// Ends the emergency product and brings the peacetime product back. Precondition: the line is ramping or
/// full.
sim::Process revert_line(World& world, Id<ProductionLine> line);

/// Brings the run of a line up to now: what it made since the last time goes into the plant's store. To be
/// called before anything changes that its rate depends on. Nothing happens if the line does not run.
void bring_up_to_date(World& world, Id<ProductionLine> line);
/// The same for all lines of a plant and of those that share its labour.
void bring_up_to_date(World& world, Id<Plant> plant);

}  // namespace surge::models
