// SPDX-License-Identifier: Apache-2.0
// Collects while a run goes on what its summary needs; a result file is not read back for it.
#pragma once

#include <cstdint>
#include <vector>

#include "models/record/record.h"
#include "sim/statistics/tally.h"

namespace surge::analysis {

/// Whose values are kept one by one, 8 bytes a replication and cell; of other tables means alone.
enum class SamplesKept {
  kScalars,      ///< enough for summary_text
  kSmallTables,  ///< also of tables by item or line, for summary_json
};

/// Series are left out. The schema must outlive the collector.
class MetricCollector {
 public:
  explicit MetricCollector(const models::RecordSchema& schema,
                           SamplesKept samples = SamplesKept::kSmallTables);

  void add(const models::Record& record);

  const models::RecordSchema& schema() const { return schema_; }
  std::size_t replications() const { return replications_; }
  /// Replications that failed; their values are left out.
  std::size_t failed() const { return failed_; }

  /// Whether all values of the table are kept.
  bool kept(std::size_t table) const { return !samples_[table].empty(); }
  /// The sample of one cell. Precondition: kept(table).
  const std::vector<double>& sample(std::size_t table, std::size_t cell) const {
    return samples_[table][cell];
  }
  /// Of one cell over the replications in which it was defined. Precondition: not a series.
  const sim::Tally& tally(std::size_t table, std::size_t cell) const { return tallies_[table][cell]; }

 private:
  const models::RecordSchema& schema_;
  std::size_t replications_ = 0;
  std::size_t failed_ = 0;
  std::vector<std::vector<std::vector<double>>> samples_;  ///< [table][cell][replication]
  std::vector<std::vector<sim::Tally>> tallies_;           ///< [table][cell]
};

}  // namespace surge::analysis
