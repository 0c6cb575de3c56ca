// SPDX-License-Identifier: Apache-2.0
// Metrics of one number a replication: which a scenario has, and a model that yields some of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/model.h"
#include "models/record/record.h"

namespace surge::app {

/// Tables of one number that the scenario's metrics fill: those asked for, or all. Throws UsageError, with
/// the nearest name, for one that it does not have.
std::vector<models::TableDeclaration> scalar_metrics(const models::Scenario& scenario,
                                                     const std::vector<std::string>& asked);

/// A scenario ready to run for the tables alone. run() may be called from several threads.
class ScalarModel {
 public:
  ScalarModel(models::Scenario scenario, const std::vector<models::TableDeclaration>& tables);
  ScalarModel(const ScalarModel&) = delete;
  ScalarModel& operator=(const ScalarModel&) = delete;

  /// One number a table; NaN if the replication failed.
  std::vector<double> run(std::uint64_t seed, std::uint64_t replication) const;

 private:
  models::Scenario scenario_;
  models::Model model_;
  std::vector<std::size_t> positions_;
};

}  // namespace surge::app
