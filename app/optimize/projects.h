// SPDX-License-Identifier: Apache-2.0
// surge optimize with `kind: projects`: which projects to fund within a budget.
#pragma once

#include <filesystem>

#include "app/options.h"
#include "app/settings_file.h"

namespace surge::app {

/// `file` is the problem, read from `path`. Simulates portfolios of projects, prints the answer and writes
/// the layout folder. Returns an ExitCode. Throws UsageError, scenarios::ScenarioError.
int optimize_projects(SettingsFile& file, const std::filesystem::path& path, const Arguments& arguments);

}  // namespace surge::app
