// SPDX-License-Identifier: Apache-2.0
// Projects as a problem file lists them, in place or in a CSV table.
#pragma once

#include <filesystem>
#include <string>

#include "app/optimize/projects/project_file.h"

namespace surge::app {

/// Adds the projects at `projects` of the root, which may be missing where there are `lines`. The problem's
/// scenario is known; `folder` is that of the problem file. Mistakes go to the file's problems.
void read_projects(SettingsFile& file, const SettingsPlace& root, const std::filesystem::path& folder,
                   ProjectProblem& problem);

/// A map from paths to values.
void read_changes(SettingsFile& file, const scenarios::Node& map, const std::string& field,
                  ProjectChanges& changes);

/// The scenario that the value at `key` names: beside the problem, or as find_scenario() takes it. Empty if
/// there is none, or no value.
std::filesystem::path named_scenario(SettingsFile& file, const SettingsPlace& at, const std::string& key,
                                     const std::filesystem::path& folder);

}  // namespace surge::app
