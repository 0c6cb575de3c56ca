// SPDX-License-Identifier: Apache-2.0
// A small valid scenario as files in a folder of its own, to be spoilt by tests.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "scenarios/read.h"

namespace surge::scenarios::testing {

/// The texts of the scenario "valley", by file name.
std::map<std::string, std::string> valley_texts();

class ScenarioFiles {
 public:
  /// Starts from valley_texts(); the folder is removed at the end.
  ScenarioFiles();
  ~ScenarioFiles();
  ScenarioFiles(const ScenarioFiles&) = delete;
  ScenarioFiles& operator=(const ScenarioFiles&) = delete;

  /// Replaces the first `old_text`, which must be there.
  ScenarioFiles& replace(const std::string& file, const std::string& old_text, const std::string& new_text);
  ScenarioFiles& write(const std::string& file, const std::string& text);
  ScenarioFiles& remove(const std::string& file);

  std::filesystem::path path(const std::string& file = "scenario.yaml") const { return folder_ / file; }

  LoadedScenario read(const std::vector<Override>& overrides = {}, const std::string& file = "scenario.yaml");

  /// The lines of the error that reading raises, without the folder; empty if it raises none.
  std::vector<std::string> problems(const std::vector<Override>& overrides = {},
                                    const std::string& file = "scenario.yaml");

 private:
  std::filesystem::path folder_;
};

/// The text without `valley/`-like folders in front of file names.
std::string without(std::string text, const std::string& removed);

}  // namespace surge::scenarios::testing
