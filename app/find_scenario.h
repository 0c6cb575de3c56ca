// SPDX-License-Identifier: Apache-2.0
// From what a user calls a scenario to its file.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace surge::app {

/// A scenario that comes with the program.
struct ShippedScenario {
  std::string name;  ///< "longmenshan-m8"; of a variant "longmenshan-m8/more-docks"
  std::filesystem::path file;
};

/// All of them, by name, a scenario before its variants. Empty if the library is not where it should be.
std::vector<ShippedScenario> shipped_scenarios();

/// `text` is a scenario's folder, its YAML file, or the name of a shipped scenario. Throws UsageError, with
/// the nearest name, if there is no such scenario.
std::filesystem::path find_scenario(const std::string& text);

/// A name for files made from the scenario: "longmenshan-m8", "longmenshan-m8-more-docks".
std::string short_name(const std::filesystem::path& scenario_file);

}  // namespace surge::app
