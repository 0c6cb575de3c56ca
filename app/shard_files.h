// SPDX-License-Identifier: Apache-2.0
// The files of the shards of a run, checked to be all of them and of one run.
#pragma once

#include <filesystem>
#include <vector>

#include "analysis/results/run_information.h"

namespace surge::app {

struct ShardFile {
  std::filesystem::path path;
  analysis::RunInformation information;  ///< scenario text and warnings of one file alone, to save memory
};

/// All shards of the run in order; journals and unfinished files may be among the paths. Throws UsageError if
/// a path is no shard, is of another run than the first or a shard is given twice; and, with all that is
/// missing, if shards are missing or not finished. Throws analysis::ResultFileError for a damaged file.
std::vector<ShardFile> open_shards(const std::vector<std::filesystem::path>& paths);

}  // namespace surge::app
