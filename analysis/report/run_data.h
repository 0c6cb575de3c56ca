// SPDX-License-Identifier: Apache-2.0
// What a report says of one run: statistics of its result file, and places of the scenario that gave it.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "analysis/results/result_reader.h"
#include "models/scenario/scenario.h"

namespace surge::analysis::report {

/// `Run` of analysis/web/src/data.ts but for the story and what only the scenario knows. Reads one table
/// after the other, so that memory is bounded by the largest.
nlohmann::ordered_json run_data(const ResultReader& results, const std::string& key, const std::string& file);

/// Adds facilities and links of the scenario to it.
void add_places(const models::Scenario& scenario, nlohmann::ordered_json& run);

/// County seats by county key: {"513221": [lon, lat], ...}.
nlohmann::ordered_json seats(const models::Scenario& scenario);

}  // namespace surge::analysis::report
