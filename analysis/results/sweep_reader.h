// SPDX-License-Identifier: Apache-2.0
// Reads the file of a sweep.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "analysis/results/run_information.h"
#include "analysis/results/sweep_file.h"

namespace surge::analysis {

/// All functions throw ResultFileError.
class SweepReader {
 public:
  /// Throws if it is not a finished file of a sweep.
  explicit SweepReader(const std::filesystem::path& path);
  ~SweepReader();
  SweepReader(const SweepReader&) = delete;
  SweepReader& operator=(const SweepReader&) = delete;

  /// Without title and warnings; replications: at each point; its scenario text is the design file's.
  const RunInformation& information() const;
  /// [metric][replication or statistic] of a point, as they were appended.
  std::vector<std::vector<double>> point(std::uint64_t point,
                                         std::span<const models::TableDeclaration> metrics) const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace surge::analysis
