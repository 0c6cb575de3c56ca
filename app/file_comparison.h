// SPDX-License-Identifier: Apache-2.0
// Result files that are there already, compared in pairs.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

#include "analysis/comparison/comparison.h"
#include "analysis/comparison/result_records.h"

namespace surge::app {

struct FileComparison {
  std::deque<analysis::ResultRecords> records;  ///< of the files, in their order
  std::vector<std::uint64_t> replications;      ///< that all of them have
  analysis::Comparison comparison;
};

/// `keys`: one a file, unique. `metrics`: as --metric takes them; none: the headline ones. Throws UsageError
/// if the files do not fit each other or lack a metric, UnreadableResultFile.
FileComparison compare_files(const std::vector<std::filesystem::path>& files,
                             const std::vector<std::string>& keys, const std::vector<std::string>& metrics,
                             bool allow_partial);

}  // namespace surge::app
