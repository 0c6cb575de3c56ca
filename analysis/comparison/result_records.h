// SPDX-License-Identifier: Apache-2.0
// A result file as records again, so that what is on disk and what is simulated are compared alike.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "analysis/results/run_information.h"
#include "models/record/record.h"

namespace surge::analysis {

/// Reads all of /metrics into memory and leaves the series.
class ResultRecords {
 public:
  /// Throws ResultFileError with one sentence; also for a run that did not come to its end.
  explicit ResultRecords(const std::filesystem::path& file);

  const RunInformation& information() const { return information_; }
  /// Without series.
  const models::RecordSchema& schema() const { return schema_; }
  /// Numbers of the replications held, rising.
  const std::vector<std::int64_t>& replications() const { return replications_; }

  /// Precondition: `replication` is one of replications(). May be called from several threads.
  models::Record record(std::uint64_t replication) const;

 private:
  RunInformation information_;
  models::RecordSchema schema_;
  std::vector<std::int64_t> replications_;
  std::vector<sim::RunOutcome> outcomes_;
  std::vector<std::vector<double>> tables_;  ///< [table], replication first
};

}  // namespace surge::analysis
