// SPDX-License-Identifier: Apache-2.0
// What disasters drawn from the catalogue did, and how often such a disaster comes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/record/record.h"
#include "models/scenario/scenario.h"

namespace surge::app {

/// A table over all disasters of the sample: `cells[cell][disaster]`; NaN where it is not defined.
struct RiskTable {
  models::TableDeclaration declaration;
  std::vector<std::vector<double>> cells;
};

struct RiskSample {
  double yearly_rate = 0;     ///< of disasters like those of the sample, > 0
  std::size_t disasters = 0;  ///< replications that did not fail
  std::vector<RiskTable> tables;

  /// Null if the sample does not have it.
  const RiskTable* find(const std::string& name) const;
};

/// Rate of the events that a scenario draws one of in every replication: those of its one hazard `sampled`,
/// from `smallest` on. Throws UsageError if the scenario has another hazard, or draws several (`period`).
double yearly_rate_of(const models::Scenario& scenario);

/// Tables without time along items, counties, or nothing: what risk is told for.
bool told_by_risk(const models::TableDeclaration& table);

}  // namespace surge::app
