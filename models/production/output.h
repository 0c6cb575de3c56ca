// SPDX-License-Identifier: Apache-2.0
// What a running line makes: rate, materials, yield, quarantine.
#pragma once

#include "models/scenario/scenario.h"

namespace surge::models {

class World;

/// Adds what the line has made since the last lot to its plant's store:
///   units = C(t + m dt) - C(t), times e / m,   e = capacity of line and plant x labour,   m = min(1, e),
/// with C the integral of the ramp over running time; at most what materials and room allow. Bills of
/// materials count good and bad units; good ones rest in quarantine before they are free. Precondition: the
/// line runs.
void put_out_lot(World& world, Id<ProductionLine> line);

}  // namespace surge::models
