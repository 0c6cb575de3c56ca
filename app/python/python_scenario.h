// SPDX-License-Identifier: Apache-2.0
// A scenario for Python: immutable; a changed one is a new one.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/read.h"

namespace surge::app {

class PythonScenario {
 public:
  /// Paths and values as `surge run --set` takes them.
  using Changes = std::vector<std::pair<std::string, std::string>>;

  /// `text`: a folder, a YAML file or the name of a shipped scenario. Throws UsageError, ScenarioError.
  static PythonScenario load(const std::string& text, const Changes& changes);
  /// `yaml` as if it stood in `file`, which need not exist.
  static PythonScenario parse(const std::string& yaml, const std::string& file, const Changes& changes);
  PythonScenario changed(const Changes& more) const;

  const std::string& key() const { return loaded_->scenario.key; }
  const std::string& title() const { return loaded_->scenario.title.en; }
  const std::string& title_zh() const { return loaded_->scenario.title.zh; }
  const std::string& hash() const { return loaded_->hash; }
  /// What it holds, in a few lines.
  std::string overview() const;
  const std::string& yaml() const { return loaded_->resolved_yaml; }
  std::uint64_t seed() const { return loaded_->scenario.run.seed; }
  int replications() const { return loaded_->scenario.run.replications; }
  double horizon_h() const;
  std::vector<std::string> warnings() const;
  const std::vector<std::string>& files() const { return loaded_->files; }

  const scenarios::LoadedScenario& loaded() const { return *loaded_; }

 private:
  PythonScenario(std::string yaml, std::string file, Changes changes);

  std::string yaml_;  ///< as given; empty: `file_` is read
  std::string file_;
  Changes changes_;
  std::shared_ptr<const scenarios::LoadedScenario> loaded_;
};

}  // namespace surge::app
