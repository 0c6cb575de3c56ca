// SPDX-License-Identifier: Apache-2.0
// What a sweep has given, and what it says: tables of points, influence of parameters, critical elements.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/statistics/paired.h"
#include "app/language.h"
#include "app/sweep/sweep_plan.h"
#include "models/record/record.h"

namespace surge::app {

struct SweepResults {
  std::vector<models::TableDeclaration> metrics;
  /// [point][metric]: mean over the replications in which it is defined; NaN if there is none.
  std::vector<std::vector<double>> means{};
  /// Of a criticality analysis, [point][metric]: the change from point 0. Else empty.
  std::vector<std::vector<statistics::PairedComparison>> changes{};

  std::size_t points() const { return means.size(); }
  double mean(std::size_t point, std::size_t metric) const { return means[point][metric]; }
};

/// Makes results of the points, one after the other.
class SweepTotals {
 public:
  explicit SweepTotals(const SweepPlan& plan) : plan_(plan) {}
  /// `rows`: [metric][replication], or [metric][statistic] of a summary.
  void add(const std::vector<std::vector<double>>& rows, SweepResults& results);

 private:
  const SweepPlan& plan_;
  std::vector<std::vector<double>> unharmed_{};  ///< point 0 of a criticality analysis
};

std::string sweep_text(const SweepPlan& plan, const SweepResults& results);
/// The same as JSON text.
std::string sweep_json(const SweepPlan& plan, const SweepResults& results);

}  // namespace surge::app
