// SPDX-License-Identifier: Apache-2.0
// Reads a scenario folder into models::Scenario. The format is described in docs/scenario-format.md.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/scenario/scenario.h"
#include "scenarios/scenario_error.h"

namespace surge::scenarios {

/// A value put over the scenario after everything is read: {"depots.chengdu-central.docks", "6"}.
struct Override {
  std::string path;   ///< a cell of a table (table.row.column) or a path in the YAML text
  std::string value;  ///< as it would be written in the scenario
};

/// A scenario together with where it came from.
struct LoadedScenario {
  models::Scenario scenario;
  std::string resolved_yaml;  ///< all of it in one text with defaults, tables and overrides; reads back equal
  std::string boundaries;  ///< TopoJSON of the counties, for maps; empty: none. No part of the resolved text
  std::vector<std::string> files;         ///< read for it, in the order of first reading
  std::string hash;                       ///< SHA-256 of `resolved_yaml`, hexadecimal
  std::vector<models::Warning> warnings;  ///< odd, but allowed
};

/// Reads `path`, a scenario file or a folder that holds `scenario.yaml`, and puts `overrides` over it in
/// order. Throws ScenarioError with all mistakes found; nothing is written.
LoadedScenario read_scenario(const std::filesystem::path& path, std::span<const Override> overrides = {});

/// The same from a text as if it stood in `file`, which need not exist: it may name other files.
LoadedScenario read_scenario_as(std::string_view yaml, const std::filesystem::path& file,
                                std::span<const Override> overrides = {});

/// The same from a text that names no other files, such as the `resolved_yaml` kept in a result file.
/// `name` stands for the file in messages.
LoadedScenario read_scenario_text(std::string_view yaml, const std::string& name,
                                  std::span<const Override> overrides = {});

}  // namespace surge::scenarios
