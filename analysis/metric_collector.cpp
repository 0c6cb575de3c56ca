// SPDX-License-Identifier: Apache-2.0
#include "analysis/metric_collector.h"

#include <cmath>

namespace surge::analysis {
namespace {

/// Tables with more cells are kept as means: counties, depots.
constexpr std::size_t kMostCellsKept = 64;

}  // namespace

MetricCollector::MetricCollector(const models::RecordSchema& schema, SamplesKept samples)
    : schema_(schema), samples_(schema.tables().size()), tallies_(schema.tables().size()) {
  for (std::size_t table = 0; table < schema.tables().size(); ++table) {
    if (schema.is_series(table)) continue;
    const std::size_t cells = schema.cells(table);
    tallies_[table].resize(cells);
    const bool scalar = schema.tables()[table].dimensions.empty();
    if (samples == SamplesKept::kScalars ? scalar : cells <= kMostCellsKept) samples_[table].resize(cells);
  }
}

void MetricCollector::add(const models::Record& record) {
  ++replications_;
  if (record.outcome.kind == sim::RunOutcome::Kind::failed) {
    ++failed_;
    return;
  }
  for (std::size_t table = 0; table < tallies_.size(); ++table) {
    const auto values = record.table(table);
    for (std::size_t cell = 0; cell < tallies_[table].size(); ++cell) {
      if (!std::isnan(values[cell])) tallies_[table][cell].add(values[cell]);
      if (!samples_[table].empty()) samples_[table][cell].push_back(values[cell]);
    }
  }
}

}  // namespace surge::analysis
