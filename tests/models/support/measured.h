// SPDX-License-Identifier: Apache-2.0
// What one metric says of a small scenario.
#pragma once

#include <string_view>
#include <utility>

#include "models/metrics/metric.h"
#include "models/record/dimensions.h"
#include "tests/models/support/running_world.h"

namespace surge::models::testing {

/// A world in which all counties are struck at intensity 8, run for ten days, and its record: the tables of
/// one metric, in the order it declares them.
struct Measured {
  Measured(Scenario scenario, std::string_view metric) : running(std::move(scenario)) {
    RecordSchema schema;
    add_dimensions(running.scenario, schema);
    const MetricEntry& entry = metric_entry(metric);
    for (TableDeclaration& table : entry.tables()) schema.add_table(std::move(table));
    record = std::make_unique<Record>(schema);
    const auto measuring = entry.make(running.scenario, 0);
    measuring->attach(running.world);
    running.world.start({impact(running.scenario, 8)});
    running.run_to(std::chrono::hours(240));
    measuring->finish(running.world, *record);
  }

  std::span<const double> table(std::size_t position) const { return std::as_const(*record).table(position); }

  RunningWorld running;
  std::unique_ptr<Record> record;
};

}  // namespace surge::models::testing
