// SPDX-License-Identifier: Apache-2.0
// The axes that tables of a scenario may use: time, item, county, depot, line, agreement, source,
// ownership, cost kind, readiness horizon.
#pragma once

#include "models/record/record.h"
#include "models/scenario/scenario.h"

namespace surge::models {

void add_dimensions(const Scenario& scenario, RecordSchema& schema);

/// The horizons of the readiness metric [h].
const std::vector<double>& readiness_horizons_h();

/// Samples at 0, sample_interval, ..., horizon.
std::size_t sample_count(const RunDefaults& run);

}  // namespace surge::models
