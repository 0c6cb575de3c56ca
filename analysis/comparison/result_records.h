// SPDX-License-Identifier: Apache-2.0
// A result file as records again, so that what is on disk and what is simulated are compared alike.
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <vector>

#include "analysis/results/result_reader.h"
#include "analysis/results/run_information.h"
#include "models/record/record.h"

namespace surge::analysis {

/// Reads /metrics a block of replications at a time, and leaves the series. Fast where replications are asked
/// for in about the order of the file.
class ResultRecords {
 public:
  /// Throws ResultFileError with one sentence; also for a run that did not come to its end, unless
  /// `allow_partial`.
  explicit ResultRecords(const std::filesystem::path& file, bool allow_partial = false);

  const RunInformation& information() const { return reader_.information(); }
  /// Without series.
  const models::RecordSchema& schema() const { return schema_; }
  /// Numbers of the replications held, rising.
  const std::vector<std::int64_t>& replications() const { return replications_; }

  /// Precondition: `replication` is one of replications(). May be called from several threads. Throws
  /// ResultFileError if the file is damaged there.
  models::Record record(std::uint64_t replication) const;

 private:
  void load(std::size_t row) const;

  std::filesystem::path file_;
  ResultReader reader_;
  models::RecordSchema schema_;
  std::vector<std::size_t> places_;  ///< of the tables of `schema_` in the file
  std::size_t block_rows_ = 1;
  std::vector<std::int64_t> replications_;
  std::vector<sim::RunOutcome> outcomes_;
  mutable std::mutex mutex_;  ///< of the block and the file
  mutable std::size_t block_first_ = 0;
  mutable std::vector<std::vector<double>> block_;  ///< [table], replication first
};

}  // namespace surge::analysis
