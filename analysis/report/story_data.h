// SPDX-License-Identifier: Apache-2.0
// What a report tells of one replication in detail.
#pragma once

#include <cstdint>
#include <optional>

#include <nlohmann/json_fwd.hpp>

#include "analysis/results/result_reader.h"
#include "models/replay/replay.h"

namespace surge::analysis::report {

/// The replication of median unmet need, of those that did not fail; the first where that is not measured.
/// None if all failed.
std::optional<std::uint64_t> typical_replication(const ResultReader& results);

/// Adds `Story` of analysis/web/src/data.ts, flows, and the axis "team" to a run of run_data().
void add_story(const models::Scenario& scenario, const models::Replay& replay, std::uint64_t replication,
               nlohmann::ordered_json& run);

/// Adds causes of unmet need by county to the story, means over the replications of the file.
void add_causes(const ResultReader& results, nlohmann::ordered_json& run);

}  // namespace surge::analysis::report
