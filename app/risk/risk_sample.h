// SPDX-License-Identifier: Apache-2.0
// What disasters drawn from the catalogue did, and how often such a disaster comes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "analysis/results/result_reader.h"
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

/// Whether every replication is one event of the catalogue.
bool draws_from_catalogue(const models::Scenario& scenario);

/// Rate of the events that a scenario draws one of in every replication: those of its one hazard `sampled`,
/// from `smallest` on. Throws UsageError if the scenario has another hazard, or draws several (`period`).
double yearly_rate_of(const models::Scenario& scenario);

/// Tables without time along items, counties, or nothing: what risk is told for.
bool told_by_risk(const models::TableDeclaration& table);
using RiskFilter = std::function<bool(const models::TableDeclaration&)>;

/// Tables without values, and no disaster yet.
RiskSample empty_sample(const models::RecordSchema& schema, const RiskFilter& told = told_by_risk);
/// Of all replications of a file that did not fail; without the rate.
RiskSample risk_sample(const analysis::ResultReader& reader, const RiskFilter& told = told_by_risk);

}  // namespace surge::app
