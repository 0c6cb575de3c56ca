// SPDX-License-Identifier: Apache-2.0
// --shard: which part of a run a process simulates, and where it puts it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "analysis/results/shard.h"
#include "app/options.h"

namespace surge::app {

Option shard_option();

/// "3/16" of a run of so many replications; empty if the option was not given. Throws UsageError.
std::optional<analysis::Shard> shard_of(const Arguments& arguments, std::uint64_t run_replications);

/// "run.shard-3-of-16.h5" of "run.h5": the same command makes all shards but for the number.
std::filesystem::path shard_output(const std::filesystem::path& output, const analysis::Shard& shard);

}  // namespace surge::app
