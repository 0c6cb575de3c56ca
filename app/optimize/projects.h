// SPDX-License-Identifier: Apache-2.0
// surge optimize with `kind: projects`: which projects to fund within a budget.
#pragma once

#include <filesystem>

#include "app/options.h"

namespace surge::app {

/// Reads the problem, simulates portfolios of projects, prints the answer and, with --output, writes the
/// layout folder. Returns an ExitCode. Throws UsageError, scenarios::ScenarioError.
int optimize_projects(const std::filesystem::path& problem_file, const Arguments& arguments);

}  // namespace surge::app
