// SPDX-License-Identifier: Apache-2.0
// What surge compare is given: scenarios to simulate and result files that are there already.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "analysis/comparison/result_records.h"
#include "analysis/comparison/samples.h"
#include "models/model.h"
#include "scenarios/read.h"

namespace surge::app {

/// Immutable; record() may be called from several threads.
class Alternative {
 public:
  /// `text` is a scenario as find_scenario() takes it, or a result file (.h5), of a run that was not finished
  /// only if `allow_partial`. Throws UsageError, UnreadableResultFile and ScenarioError.
  Alternative(const std::string& text, std::span<const scenarios::Override> overrides, bool allow_partial);

  const analysis::AlternativeName& name() const { return name_; }
  void rename(const std::string& key) { name_.key = key; }
  /// Null if it is to be simulated.
  const analysis::ResultRecords* file() const { return file_.get(); }
  /// Null if it is a file.
  const scenarios::LoadedScenario* scenario() const { return loaded_.get(); }
  const models::RecordSchema& schema() const { return model_ ? model_->schema() : file_->schema(); }
  const std::string& scenario_text() const;

  /// Simulated, or read. Precondition: a file has the replication, and was run with the seed.
  models::Record record(std::uint64_t seed, std::uint64_t replication) const;

 private:
  analysis::AlternativeName name_;
  std::unique_ptr<const scenarios::LoadedScenario> loaded_;
  std::unique_ptr<const models::Model> model_;
  std::unique_ptr<const analysis::ResultRecords> file_;
};

/// All of them, read on several threads, with keys of their own. Throws as Alternative does; ScenarioError
/// with the problems of all.
std::vector<Alternative> load_alternatives(const std::vector<std::string>& texts,
                                           std::span<const scenarios::Override> overrides, unsigned threads,
                                           bool allow_partial = false);

}  // namespace surge::app
