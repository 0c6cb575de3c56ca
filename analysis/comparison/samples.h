// SPDX-License-Identifier: Apache-2.0
// What the replications of one alternative say about the measures compared, kept while they run.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "analysis/comparison/measure.h"
#include "models/record/record.h"

namespace surge::analysis {

/// An alternative of a comparison, as it is named and where it came from.
struct AlternativeName {
  std::string key;  ///< unique, short: "longmenshan-m8-more-docks"
  models::BilingualName title;
  std::string source;  ///< what the user gave
  std::string scenario_hash;
};

class AlternativeSamples {
 public:
  /// Throws std::invalid_argument with a sentence if the schema lacks a measure.
  AlternativeSamples(const models::RecordSchema& schema, std::span<const Measure> measures);

  /// The next replication. One that failed holds NaN.
  void add(const models::Record& record);

  std::size_t replications() const { return failed_.size(); }
  std::size_t failed() const;
  bool has_failed(std::size_t replication) const { return failed_[replication] != 0; }
  /// As recorded: NaN where it did not happen, was not defined, or the replication failed.
  const std::vector<double>& values(std::size_t measure) const { return values_[measure]; }
  /// People affected and displaced in each replication; NaN if that is not recorded.
  const std::vector<double>& affected() const { return affected_; }
  const std::vector<double>& displaced() const { return displaced_; }
  /// The longest simulated time [h].
  double horizon_h() const { return horizon_h_; }

 private:
  std::vector<CellPosition> positions_;
  std::optional<CellPosition> affected_position_;
  std::optional<CellPosition> displaced_position_;
  std::vector<std::vector<double>> values_;  ///< [measure][replication]
  std::vector<double> affected_;
  std::vector<double> displaced_;
  std::vector<char> failed_;
  double horizon_h_ = 0;
};

}  // namespace surge::analysis
