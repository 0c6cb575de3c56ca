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

}  // namespace

ResultRecords::ResultRecords(const std::filesystem::path& file) {
  const ResultReader reader(file);
  information_ = reader.information();
  replications_ = reader.replications();
  outcomes_ = outcomes_in(reader);
  for (const models::DimensionDeclaration& dimension : reader.schema().dimensions())
    schema_.add_dimension(dimension);
  for (std::size_t i = 0; i < reader.schema().tables().size(); ++i) {
    if (reader.schema().is_series(i)) continue;
    schema_.add_table(reader.schema().tables()[i]);
    tables_.push_back(reader.table(i).values);
    if (tables_.back().size() != replications_.size() * reader.schema().cells(i)) {
      throw ResultFileError(file, "table " + schema_.tables().back().name + " lacks replications");
    }
  }
  if (outcomes_.size() != replications_.size()) throw ResultFileError(file, "/status lacks replications");
}

models::Record ResultRecords::record(std::uint64_t replication) const {
  const auto found = std::ranges::lower_bound(replications_, static_cast<std::int64_t>(replication));
  SIM_EXPECT(found != replications_.end() && *found == static_cast<std::int64_t>(replication));
  const auto row = static_cast<std::size_t>(found - replications_.begin());
  models::Record record(schema_);
  for (std::size_t table = 0; table < tables_.size(); ++table) {
    const std::span<double> cells = record.table(table);
    std::copy_n(tables_[table].begin() + static_cast<std::ptrdiff_t>(row * cells.size()), cells.size(),
                cells.begin());
  }
  record.outcome = outcomes_[row];
  return record;
}

}  // namespace surge::analysis
