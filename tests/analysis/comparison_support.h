// SPDX-License-Identifier: Apache-2.0
// Samples for tests of comparisons.
#pragma once

#include <limits>
#include <set>
#include <string_view>
#include <vector>

#include "analysis/comparison/comparison.h"

namespace surge::analysis::testing {

inline constexpr double kNever = std::numeric_limits<double>::quiet_NaN();

/// Tables with the names and directions of the model's, along items tent and water and one county.
models::RecordSchema coverage_schema();

/// A record of 10 days in which every cell of the measure's table is `value`; 500 are displaced, and 1,000
/// affected unless that is the table.
models::Record record_with(const models::RecordSchema& schema, const Measure& measure, double value);

/// Values by replication of the first measure; those in `failed` failed.
AlternativeSamples samples_of(const models::RecordSchema& schema, const std::vector<Measure>& measures,
                              const std::vector<double>& values, const std::set<std::size_t>& failed = {});

/// a, b, c, ...
std::vector<AlternativeName> names(std::size_t count);

/// Alternatives a, b, ... by one measure, values by alternative and replication.
Comparison compared(std::string_view measure, const std::vector<std::vector<double>>& values);

}  // namespace surge::analysis::testing
