// SPDX-License-Identifier: Apache-2.0
// Where the replications of a sweep go, in order: journal, result file, and what is printed.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/results/journal.h"
#include "analysis/results/metric_reduction.h"
#include "analysis/results/sweep_file.h"
#include "app/sweep/sweep_results.h"

namespace surge::app {

/// Records of the journal are replications, or of a summary whole points.
class SweepStore {
 public:
  SweepStore(const SweepPlan& plan, analysis::Journal& journal, analysis::SweepFile& file,
             SweepResults& results);

  /// Takes what the journal holds. Returns the number of replications that are done.
  std::uint64_t take_earlier();
  /// The next replication.
  void add(std::uint64_t number, std::string_view bytes);

 private:
  bool is_summary() const { return plan_.design().keep == analysis::SweepKeep::kSummary; }
  void add_values(std::uint64_t number, const std::vector<double>& values);
  void finish_point(const std::vector<std::vector<double>>& rows);

  const SweepPlan& plan_;
  analysis::Journal& journal_;
  analysis::SweepFile& file_;
  SweepResults& results_;
  SweepTotals totals_;
  std::vector<std::vector<double>> rows_;                ///< [metric][replication] of the point at hand
  std::vector<analysis::MetricReduction> reductions_{};  ///< [metric] of it, of a summary
};

/// Records of the journal of a sweep.
std::uint64_t sweep_records(const SweepPlan& plan);

}  // namespace surge::app
