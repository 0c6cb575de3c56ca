// SPDX-License-Identifier: Apache-2.0
// What a sweep has given, and what it says: tables of points, influence of parameters, critical elements.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/language.h"
#include "app/sweep/sweep_plan.h"
#include "models/record/record.h"

namespace surge::app {

struct SweepResults {
  std::vector<models::TableDeclaration> metrics;
  /// [point][metric][replication]; NaN where a replication failed or it did not happen.
  std::vector<std::vector<std::vector<double>>> values;

  /// Mean over the replications in which it is defined; NaN if there is none.
  double mean(std::size_t point, std::size_t metric) const;
};

std::string sweep_text(const SweepPlan& plan, const SweepResults& results);
/// The same as JSON text.
std::string sweep_json(const SweepPlan& plan, const SweepResults& results);

}  // namespace surge::app
