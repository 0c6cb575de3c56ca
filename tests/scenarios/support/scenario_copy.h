// SPDX-License-Identifier: Apache-2.0
// A copy of the minimal scenario in a folder of its own, to be spoilt by tests.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>

#include "scenarios/read.h"

namespace surge::test {

class ScenarioCopy {
 public:
  /// Copies scenarios/minimal to a new temporary folder.
  ScenarioCopy();
  ~ScenarioCopy();
  ScenarioCopy(const ScenarioCopy&) = delete;
  ScenarioCopy& operator=(const ScenarioCopy&) = delete;

  const std::filesystem::path& folder() const { return folder_; }

  /// Replaces the first `from` in a file; throws std::invalid_argument if there is none.
  ScenarioCopy& replace(const std::string& file, const std::string& from, const std::string& to);
  ScenarioCopy& write(const std::string& file, const std::string& text);
  std::string text(const std::string& file) const;

  scenarios::LoadedScenario read(std::initializer_list<scenarios::Override> overrides = {},
                                 const std::string& file = "scenario.yaml") const;

  /// All mistakes, a line each, without the folder; "no mistakes" if the scenario is good.
  std::string mistakes(std::initializer_list<scenarios::Override> overrides = {},
                       const std::string& file = "scenario.yaml") const;

 private:
  std::filesystem::path folder_;
};

/// All mistakes of a copy in which the first `from` in a file was replaced.
std::string mistakes_after(const std::string& file, const std::string& from, const std::string& to);

}  // namespace surge::test
