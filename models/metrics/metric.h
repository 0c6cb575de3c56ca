// SPDX-License-Identifier: Apache-2.0
// The interface of metrics: what a run measures, told to readers by declared tables. A new metric: one source
// file, one line in catalogue.cpp.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "models/record/record.h"
#include "models/scenario/scenario.h"

namespace surge::models {

/// Of samples and measurements: after everything else that happens at the same time.
inline constexpr sim::Priority kAfterEverything{-1000};

class World;

/// Measures one replication. Reads the world, never changes it.
class Metric {
 public:
  virtual ~Metric() = default;
  /// Before the run starts: register as an observer of what is needed.
  virtual void attach(World&) {}
  /// At every sample time, after everything else that happens then. `step` is the position on the dimension
  /// "time".
  virtual void sample(const World&, std::size_t /*step*/, Record&) {}
  /// At the end of the run.
  virtual void finish(const World&, Record&) {}
};

/// A line of the metric catalogue.
struct MetricEntry {
  std::string name;
  std::string description;  ///< definition in a sentence or two
  std::vector<TableDeclaration> (*tables)();
  /// `first_table`: position in the record of the first of the tables; the others follow.
  std::unique_ptr<Metric> (*make)(const Scenario& scenario, std::size_t first_table);
};

/// Throws std::invalid_argument for an unknown name.
const MetricEntry& metric_entry(std::string_view name);

/// Makes `MetricType(scenario, first_table)`.
template <class MetricType>
std::unique_ptr<Metric> make_metric(const Scenario& scenario, std::size_t first_table) {
  return std::make_unique<MetricType>(scenario, first_table);
}

// The entries, each defined in the source file of its metric.
MetricEntry coverage_metric();
MetricEntry coverage_time_metric();
MetricEntry fill_rate_metric();
MetricEntry unmet_need_metric();
MetricEntry worst_county_metric();
MetricEntry equity_metric();
MetricEntry transport_metric();
MetricEntry utilisation_metric();
MetricEntry road_access_metric();
MetricEntry supply_metric();
MetricEntry conversion_metric();
MetricEntry sources_metric();
MetricEntry cost_metric();
MetricEntry readiness_metric();
MetricEntry reserves_metric();
MetricEntry contracts_metric();
MetricEntry people_metric();
MetricEntry teams_metric();
MetricEntry bottlenecks_metric();
MetricEntry response_standard_metric();
MetricEntry deprivation_metric();
MetricEntry prepositioning_metric();
MetricEntry information_metric();
MetricEntry response_metric();
MetricEntry casualties_metric();
MetricEntry hospitals_metric();

}  // namespace surge::models
