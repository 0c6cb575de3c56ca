// SPDX-License-Identifier: Apache-2.0
// What a report says of several runs side by side.
#pragma once

#include <span>

#include <nlohmann/json_fwd.hpp>

#include "analysis/comparison/comparison.h"

namespace surge::analysis::report {

/// `Comparison` of analysis/web/src/data.ts, without counties.
nlohmann::ordered_json comparison_data(const Comparison& comparison);

/// Change of a county's value over the pairs, with its 95 % interval: {"mean": [...], "low": [...], "high":
/// [...]}. [county][pair]; NaN where there is no value.
nlohmann::ordered_json county_changes(std::span<const std::vector<double>> first,
                                      std::span<const std::vector<double>> second);

}  // namespace surge::analysis::report
