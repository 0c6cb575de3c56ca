// SPDX-License-Identifier: Apache-2.0
// What a project changes in a scenario, and how changes of several projects make one scenario.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/yaml_node.h"

namespace surge::app {

/// Files of each table of a scenario, as it reads them; absolute.
using TableFiles = std::map<std::string, std::vector<std::filesystem::path>>;

inline scenarios::Node empty_map(const scenarios::Place& place) {
  return {scenarios::Node::Kind::kMap, place, {}, {}, {}};
}

struct ProjectChanges {
  scenarios::Node sections = empty_map({});                  ///< keys to merge, as in a variant
  std::vector<std::pair<std::string, std::string>> changes;  ///< path and value, as YAML, under `changes`
  TableFiles added;                                          ///< files put behind those of the scenario
  std::vector<std::string> planned;  ///< conversions put into command.plan.conversions

  bool empty() const {
    return sections.entries.empty() && changes.empty() && added.empty() && planned.empty();
  }
};

/// Tables of a scenario file with its base and includes. Mistakes are left to the reader of scenarios.
TableFiles table_files(const std::filesystem::path& scenario_file);

/// What `variant` changes on `scenario_file`, on which it must build: as its base, or that of its base.
/// Mistakes go to `problems`, at `place`.
ProjectChanges changes_of_variant(const std::filesystem::path& variant,
                                  const std::filesystem::path& scenario_file, const scenarios::Place& place,
                                  scenarios::Problems& problems);

/// A path that both change to different values, with both values; nothing if they can be put together.
struct ChangeConflict {
  std::string path, first, second;
};
std::optional<ChangeConflict> conflict_between(const ProjectChanges& first, const ProjectChanges& second);

/// Where the composed scenario stands and what it builds on.
struct ComposedScenario {
  std::filesystem::path base;            ///< the scenario's file
  TableFiles tables;                     ///< of the base
  std::vector<std::string> plan;         ///< conversions of the base's plan
  std::vector<std::string> conversions;  ///< all, in order of the table
};

/// The scenario file that lays the changes, in order, on the base; file names relative to `folder`. `title`
/// is YAML; empty: that of the base.
std::string composed_yaml(const ComposedScenario& on, std::span<const ProjectChanges* const> changes,
                          const std::string& title, const std::filesystem::path& folder);

}  // namespace surge::app
