// SPDX-License-Identifier: Apache-2.0
// What a result file says about the run it holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/results/shard.h"
#include "models/scenario/common.h"

namespace surge::analysis {

/// Highest format this program writes and reads.
inline constexpr int kFormatVersion = 1;

struct RunInformation {
  std::string program_version;
  std::string git_revision;
  std::string created;  ///< ISO 8601, given by the caller; the only part that differs between equal runs
  std::uint64_t seed = 0;
  std::uint64_t replications = 0;  ///< planned when writing; held when reading; of the shard if it is one
  std::optional<Shard> shard;      ///< what part of a run this is; empty: all of it
  std::string scenario;            ///< key
  models::BilingualName title;
  std::string scenario_hash;
  std::string scenario_text;  ///< resolved scenario, YAML
  std::string boundaries;     ///< TopoJSON of its counties, for maps; may be empty
  std::vector<std::string> warnings;
};

}  // namespace surge::analysis
