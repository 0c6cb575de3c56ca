// SPDX-License-Identifier: Apache-2.0
// The table of layers in docs/architecture.md as a program: which part may include what.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace surge::test {

struct SourceFile {
  std::string path;                   ///< from the repository root, "sim/time.h"
  std::vector<std::string> includes;  ///< as written, without quotes or brackets
};

/// Whether `including` may have the line `#include included`; if not, why.
std::optional<std::string> objection(const std::string& including, const std::string& included);

/// All violations in the files, as "sim/a.h includes models/b.h: ...". Beside the rule for each line: a heavy
/// header (Boost.Graph, Eigen, yaml-cpp, HDF5, JSON, LEMON) must not reach a header that others include.
std::vector<std::string> violations(const std::vector<SourceFile>& files);

/// Every .h and .cpp file in the folders sim, models, scenarios, analysis and app below `root`.
std::vector<SourceFile> read_source_files(const std::string& root);

}  // namespace surge::test
