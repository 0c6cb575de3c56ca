// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison/result_records.h"

#include <algorithm>

#include "analysis/results/result_file_error.h"
#include "analysis/results/result_reader.h"
#include "sim/contract.h"

namespace surge::analysis {
namespace {

std::vector<sim::RunOutcome> outcomes_in(const ResultReader& reader) {
  const std::vector<std::int64_t> kinds = reader.outcome_kinds();
  const std::vector<double> times_h = reader.outcome_times_h();
  const std::vector<std::string> texts = reader.outcome_texts();
  std::vector<sim::RunOutcome> outcomes;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    outcomes.push_back({static_cast<sim::RunOutcome::Kind>(kinds[i]),
                        sim::kStart + sim::duration_from_hours(times_h.at(i)), texts.at(i)});
  }
  return outcomes;
}

constexpr std::size_t kBlockOfRecordsBytes = std::size_t{8} << 20;

}  // namespace

ResultRecords::ResultRecords(const std::filesystem::path& file, bool allow_partial)
    : file_(file), reader_(file, allow_partial) {
  replications_ = reader_.replications();
  outcomes_ = outcomes_in(reader_);
  if (outcomes_.size() != replications_.size())
    throw UnreadableResultFile(file, "/status lacks replications");
  const models::RecordSchema& all = reader_.schema();
  for (const models::DimensionDeclaration& dimension : all.dimensions()) schema_.add_dimension(dimension);
  std::size_t cells = 1;
  for (std::size_t i = 0; i < all.tables().size(); ++i) {
    if (all.is_series(i)) continue;
    schema_.add_table(all.tables()[i]);
    places_.push_back(i);
    cells += all.cells(i);
    if (reader_.row_count(i) != replications_.size())
      throw UnreadableResultFile(file, "table " + all.tables()[i].name + " lacks replications");
  }
  block_rows_ = std::max<std::size_t>(kBlockOfRecordsBytes / sizeof(double) / cells, 1);
}

void ResultRecords::load(std::size_t row) const {
  if (!block_.empty() && row >= block_first_ && row < block_first_ + block_rows_) return;
  block_first_ = row / block_rows_ * block_rows_;
  const std::size_t count = std::min(block_rows_, replications_.size() - block_first_);
  block_.clear();
  for (const std::size_t place : places_) block_.push_back(reader_.rows(place, block_first_, count));
}

models::Record ResultRecords::record(std::uint64_t replication) const {
  const auto found = std::ranges::lower_bound(replications_, static_cast<std::int64_t>(replication));
  SIM_EXPECT(found != replications_.end() && *found == static_cast<std::int64_t>(replication));
  const auto row = static_cast<std::size_t>(found - replications_.begin());
  models::Record record(schema_);
  const std::lock_guard lock(mutex_);
  load(row);
  for (std::size_t table = 0; table < block_.size(); ++table) {
    const std::span<double> cells = record.table(table);
    std::copy_n(block_[table].begin() + static_cast<std::ptrdiff_t>((row - block_first_) * cells.size()),
                cells.size(), cells.begin());
  }
  record.outcome = outcomes_[row];
  return record;
}

}  // namespace surge::analysis
