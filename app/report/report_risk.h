// SPDX-License-Identifier: Apache-2.0
// What a year may bring, for the page: of runs whose disasters are drawn from a catalogue.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "analysis/results/result_reader.h"
#include "models/scenario/scenario.h"

namespace surge::app {

/// Null if the scenario does not draw its disasters so, or the file has fewer than two. `key`: of the run.
nlohmann::ordered_json risk_of_run(const analysis::ResultReader& results, const models::Scenario& scenario,
                                   const std::string& key);

}  // namespace surge::app
