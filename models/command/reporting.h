// SPDX-License-Identifier: Apache-2.0
// How counties report to command.
#pragma once

#include <cstdint>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "sim/process.h"

namespace surge::models {

class World;

/// Share of what there is that the k-th report of a county tells, k >= 1: 1 - (1 - coverage)^k (assumed form:
/// each report looks at a share `coverage` of what those before have missed).
double reported_share(double coverage, std::uint64_t number);

/// A struck county reports for the first time after a delay, then at intervals until the run ends. A report
/// waits as long as the county has no communication. The k-th tells reported_share() of the truth when it is
/// sent, wrong by a lognormal factor of median 1 and sigma `error_sigma / sqrt(k)`, the same for all groups.
/// Delay and error depend on the county and k alone.
sim::Process report_from(World& world, Id<County> county);

}  // namespace surge::models
