// SPDX-License-Identifier: Apache-2.0
// The result file of a sweep: metrics of one number by design point and replication. docs/results.md
// describes it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "analysis/results/run_information.h"
#include "models/record/record.h"

namespace surge::analysis {

/// A parameter of the design at every point.
struct SweepAxis {
  std::string name;                ///< path of the parameter
  std::vector<std::string> texts;  ///< by point, as in the scenario
  std::vector<double> numbers{};   ///< likewise; empty for choices
};

/// What is kept of the replications at a point.
enum class SweepKeep {
  kAll,      ///< the metrics of every one
  kSummary,  ///< statistics of the metrics (metric_reduction.h)
};

/// Grows under a temporary name beside the target, as ResultWriter does. All functions throw ResultFileError.
class SweepFile {
 public:
  /// `information.replications`: at each point; its scenario text is the design file's.
  SweepFile(std::filesystem::path target, const RunInformation& information, const std::string& design_kind,
            std::span<const SweepAxis> axes, std::span<const models::TableDeclaration> metrics,
            SweepKeep keep);
  ~SweepFile();
  SweepFile(const SweepFile&) = delete;
  SweepFile& operator=(const SweepFile&) = delete;

  /// Points come in order. `values[metric][replication]`, or [metric][statistic] of a summary.
  void append(const std::vector<std::vector<double>>& values);
  /// Marks the file complete and gives it its name.
  void finish();
  /// Closes what is there as `<name>.partial.h5` and returns that path.
  std::filesystem::path keep_partial();
  /// Removes the temporary file.
  void abandon();

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace surge::analysis
