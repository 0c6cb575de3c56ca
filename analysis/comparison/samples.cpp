// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/samples.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace surge::analysis {
namespace {

std::optional<CellPosition> scalar_position(const models::RecordSchema& schema, const char* table) {
  Measure measure;
  measure.table = table;
  return position_of(measure, schema);
}

double value_at(const models::Record& record, const std::optional<CellPosition>& position) {
  if (!position) return std::numeric_limits<double>::quiet_NaN();
  return record.table(position->table)[position->cell];
}

}  // namespace

AlternativeSamples::AlternativeSamples(const models::RecordSchema& schema, std::span<const Measure> measures)
    : affected_position_(scalar_position(schema, "people_affected")),
      displaced_position_(scalar_position(schema, "people_displaced")),
      values_(measures.size()) {
  for (const Measure& measure : measures) {
    const auto position = position_of(measure, schema);
    if (!position) throw std::invalid_argument("the results lack " + measure.key);
    positions_.push_back(*position);
  }
}

void AlternativeSamples::add(const models::Record& record) {
  const bool failed = record.outcome.kind == sim::RunOutcome::Kind::failed;
  failed_.push_back(failed ? 1 : 0);
  for (std::size_t i = 0; i < positions_.size(); ++i) {
    values_[i].push_back(failed ? std::numeric_limits<double>::quiet_NaN() : value_at(record, positions_[i]));
  }
  affected_.push_back(value_at(record, affected_position_));
  displaced_.push_back(value_at(record, displaced_position_));
  if (!failed) horizon_h_ = std::max(horizon_h_, sim::to_hours(record.outcome.time - sim::kStart));
}

std::size_t AlternativeSamples::failed() const {
  return static_cast<std::size_t>(std::ranges::count(failed_, 1));
}

}  // namespace surge::analysis
