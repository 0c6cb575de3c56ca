// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/run_tables.h"

#include <algorithm>

#include "analysis/results/result_file_error.h"
#include "analysis/results/table_cells.h"
#include "sim/contract.h"

namespace surge::analysis::figures {
RunTables::RunTables(const std::filesystem::path& file, bool allow_partial, std::string name)
    : file_(file),
      name_(std::move(name)),
      reader_(std::make_shared<const ResultReader>(file, allow_partial)) {
  const std::vector<std::int64_t> kinds = reader_->outcome_kinds();
  failed_ = static_cast<std::size_t>(
      std::ranges::count(kinds, static_cast<std::int64_t>(sim::RunOutcome::Kind::failed)));
  if (kinds.size() != information().replications)
    throw UnreadableResultFile(file, "/status lacks replications");
  if (kinds.size() == failed_)
    throw UnreadableResultFile(file,
                               kinds.empty() ? "it holds no replications" : "all of its replications failed");
}

bool RunTables::has(std::string_view table) const {
  const auto& tables = schema().tables();
  const auto found = std::ranges::find(tables, table, &models::TableDeclaration::name);
  return found != tables.end() && schema().cells(static_cast<std::size_t>(found - tables.begin())) > 0;
}

const models::TableDeclaration& RunTables::table(std::string_view name) const {
  const auto& tables = schema().tables();
  const auto found = std::ranges::find(tables, name, &models::TableDeclaration::name);
  SIM_EXPECT(found != tables.end());
  return *found;
}

const models::DimensionDeclaration& RunTables::axis(std::string_view table_name, std::size_t position) const {
  return schema().dimension(table(table_name).dimensions.at(position));
}

models::RecordSchema RunTables::chosen_schema(std::span<const std::string> tables) const {
  models::RecordSchema chosen;
  for (const models::DimensionDeclaration& dimension : schema().dimensions()) chosen.add_dimension(dimension);
  for (const std::string& name : tables) {
    if (has(name)) chosen.add_table(table(name));
  }
  return chosen;
}

void RunTables::replay(
    const models::RecordSchema& chosen,
    const std::function<void(std::uint64_t replication, const models::Record& record)>& keep) const {
  reader_->replay(chosen, keep);
}

std::size_t RunTables::place_of(std::string_view name) const {
  return static_cast<std::size_t>(&table(name) - schema().tables().data());
}

CellSamples RunTables::samples(std::string_view name) const {
  CellSamples samples;
  for_each_cell(
      *reader_, place_of(name), rows_that_count(*reader_),
      [&](std::size_t, std::span<double> sample) { samples.emplace_back(sample.begin(), sample.end()); });
  return samples;
}

std::vector<double> RunTables::means(std::string_view name) const {
  return means_of_cells(*reader_, place_of(name), rows_that_count(*reader_));
}

}  // namespace surge::analysis::figures
