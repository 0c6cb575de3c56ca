// SPDX-License-Identifier: Apache-2.0
// Names in a result file that writer and reader share. docs/results.md describes them.
#pragma once

#include <string>

#include "models/record/record.h"

namespace surge::analysis::layout {

inline constexpr const char* kFileType = "surge_file_type";
inline constexpr const char* kFileTypeValue = "results";
inline constexpr const char* kSweepFile = "sweep";
inline constexpr const char* kComparisonFile = "comparison";
inline constexpr const char* kFormatVersion = "format_version";
inline constexpr const char* kProgramVersion = "program_version";
inline constexpr const char* kGitRevision = "git_revision";
inline constexpr const char* kCreated = "created";
inline constexpr const char* kScenario = "scenario_name";
inline constexpr const char* kScenarioHash = "scenario_hash";
inline constexpr const char* kSeed = "seed";
inline constexpr const char* kReplications = "replications";
inline constexpr const char* kShard = "shard";
inline constexpr const char* kShards = "shards";
inline constexpr const char* kRunReplications = "run_replications";
inline constexpr const char* kComplete = "complete";
inline constexpr const char* kEndedBy = "ended_by";

inline constexpr const char* kMetrics = "metrics";
inline constexpr const char* kSeries = "series";
inline constexpr const char* kStatus = "status";

/// As the attribute "direction" says which way is good.
inline std::string direction_text(models::Direction direction) {
  if (direction == models::Direction::kHigherIsBetter) return "higher_is_better";
  return direction == models::Direction::kLowerIsBetter ? "lower_is_better" : "neutral";
}

}  // namespace surge::analysis::layout
