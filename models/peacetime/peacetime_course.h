// SPDX-License-Identifier: Apache-2.0
// The peacetime of one replication as a series: what became of each item in equal steps of time.
#pragma once

#include <vector>

#include "models/id.h"
#include "models/peacetime/stock_account.h"
#include "models/scenario/scenario.h"
#include "sim/random/stream.h"

namespace surge::models {

struct PeacetimeCourse {
  sim::Duration step{};  ///< > 0
  /// By step, from the beginning of the peacetime; sums over the depots. `at_impact` is what lies there at
  /// the end of the step.
  PerRow<Item, std::vector<StockAccount>> items;
};

/// The same units and draws as in simulate_peacetime(), without its warm-up. What happens in a part step
/// before the impact, and at the impact itself, belongs to no step. Preconditions: as there; step > 0.
PeacetimeCourse peacetime_course(const Scenario& scenario, const sim::StreamSource& streams,
                                 sim::Duration step);

}  // namespace surge::models
