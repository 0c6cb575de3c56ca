// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/run_tables.h"

#include <algorithm>
#include <cmath>

#include "analysis/results/result_file_error.h"
#include "sim/contract.h"

namespace surge::analysis::figures {
namespace {

bool has_failed(const models::Record& record) {
  return record.outcome.kind == sim::RunOutcome::Kind::failed;
}

}  // namespace

RunTables::RunTables(const std::filesystem::path& file, bool allow_partial, std::string name)
    : file_(file),
      name_(std::move(name)),
      reader_(std::make_shared<const ResultReader>(file, allow_partial)) {
  const std::vector<std::int64_t> kinds = reader_->outcome_kinds();
  failed_ = static_cast<std::size_t>(
      std::ranges::count(kinds, static_cast<std::int64_t>(sim::RunOutcome::Kind::failed)));
  if (kinds.size() != information().replications) throw ResultFileError(file, "/status lacks replications");
  if (kinds.size() == failed_)
    throw ResultFileError(file,
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

CellSamples RunTables::samples(std::string_view table_name) const {
  const std::string names[] = {std::string(table_name)};
  const models::RecordSchema chosen = chosen_schema(names);
  CellSamples samples(chosen.cells(0));
  for (std::vector<double>& sample : samples) sample.reserve(sound());
  replay(chosen, [&](std::uint64_t, const models::Record& record) {
    if (has_failed(record)) return;
    for (std::size_t cell = 0; cell < samples.size(); ++cell) samples[cell].push_back(record.table(0)[cell]);
  });
  return samples;
}

std::vector<double> RunTables::means(std::string_view table_name) const {
  const std::string names[] = {std::string(table_name)};
  const models::RecordSchema chosen = chosen_schema(names);
  std::vector<double> sums(chosen.cells(0), 0.0);
  std::vector<double> counts(sums.size(), 0.0);
  replay(chosen, [&](std::uint64_t, const models::Record& record) {
    if (has_failed(record)) return;
    for (std::size_t cell = 0; cell < sums.size(); ++cell) {
      const double value = record.table(0)[cell];
      if (std::isnan(value)) continue;
      sums[cell] += value;
      counts[cell] += 1;
    }
  });
  for (std::size_t cell = 0; cell < sums.size(); ++cell)
    sums[cell] = counts[cell] > 0 ? sums[cell] / counts[cell] : std::nan("");
  return sums;
}

}  // namespace surge::analysis::figures
