// SPDX-License-Identifier: Apache-2.0
// Keeps a comparison: the metrics of every alternative and the differences, in one file. The layout is
// described in docs/results.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "analysis/comparison/comparison.h"
#include "analysis/results/run_information.h"
#include "models/record/record.h"

namespace surge::analysis {

struct ComparedRun {
  AlternativeName name;
  std::string scenario_text;             ///< resolved, YAML
  const models::RecordSchema* schema{};  ///< outlives the writer
};

/// The file grows as `compared.h5.part` and takes its name when finished. Memory does not grow with the
/// number of replications. All functions throw ResultFileError. Not for use by several threads at a time.
class ComparisonWriter {
 public:
  /// `information`: of the comparison; its scenario parts are not used.
  ComparisonWriter(std::filesystem::path target, const RunInformation& information,
                   std::span<const ComparedRun> runs);
  /// Without finish() the temporary file is removed.
  ~ComparisonWriter();
  ComparisonWriter(const ComparisonWriter&) = delete;
  ComparisonWriter& operator=(const ComparisonWriter&) = delete;

  /// Replications come in the same rising order for every alternative.
  void append(std::size_t alternative, std::uint64_t replication, const models::Record& record);
  void finish(const Comparison& comparison, std::span<const AlternativeSamples> samples);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace surge::analysis
