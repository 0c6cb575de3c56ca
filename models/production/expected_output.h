// SPDX-License-Identifier: Apache-2.0
// What a conversion is expected to bring, by mean times: what planners count on.
#pragma once

#include "models/production/line_status.h"
#include "models/production/ramp.h"
#include "models/scenario/scenario.h"
#include "sim/time.h"

namespace surge::models {

/// Order to convert until the first goods are free, by mean times; machines as if the maker's workshops were
/// idle and nothing were in stock.
sim::Duration mean_time_to_output(const Scenario& scenario, const Conversion& conversion);

/// The ramp in the shifts that are worked, of mean length.
Ramp mean_ramp(const Scenario& scenario, const Conversion& conversion);

/// Good units a conversion ordered now is expected to bring within `horizon`; lots that are not released left
/// out on average.
double expected_output(const Scenario& scenario, const Conversion& conversion, sim::Duration horizon);

/// The same of a line that runs, from now on.
double expected_output(const LineRun& run, sim::Duration horizon);

}  // namespace surge::models
