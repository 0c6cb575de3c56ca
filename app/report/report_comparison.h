// SPDX-License-Identifier: Apache-2.0
// Several result files in one report: the same disasters in pairs.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace surge::app {

/// `Comparison` of analysis/web/src/data.ts over the replications that all files have. `keys` name the runs.
/// Throws UsageError where the files cannot be paired, ResultFileError.
nlohmann::ordered_json compared_files(const std::vector<std::filesystem::path>& files,
                                      const std::vector<std::string>& keys, bool allow_partial);

}  // namespace surge::app
