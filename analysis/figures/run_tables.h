// SPDX-License-Identifier: Apache-2.0
// The only place where figures read result files: the tables they ask for, some replications at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/results/result_reader.h"

namespace surge::analysis::figures {

/// Values by cell of a table, then by replication; replications that failed are left out.
using CellSamples = std::vector<std::vector<double>>;

/// Copies share the open file.
class RunTables {
 public:
  /// `name`: what the run is called beside others. Throws ResultFileError with one sentence, also for what is
  /// read later.
  RunTables(const std::filesystem::path& file, bool allow_partial, std::string name);

  const std::string& name() const { return name_; }
  const std::filesystem::path& file() const { return file_; }
  const RunInformation& information() const { return reader_->information(); }
  const models::RecordSchema& schema() const { return reader_->schema(); }
  std::vector<std::int64_t> replications() const { return reader_->replications(); }
  std::size_t failed() const { return failed_; }
  /// Replications that did not fail.
  std::size_t sound() const { return information().replications - failed_; }

  /// Declared, with cells.
  bool has(std::string_view table) const;
  /// Precondition, here and below: has(table).
  const models::TableDeclaration& table(std::string_view name) const;
  /// The axis of the table after the replication.
  const models::DimensionDeclaration& axis(std::string_view table, std::size_t position) const;

  /// In memory at once: cells x replications.
  CellSamples samples(std::string_view table) const;
  /// Mean of each cell over the replications where it has a value; NaN where none has. A cell's memory only.
  std::vector<double> means(std::string_view table) const;
  /// Hands out the replications in order, those that failed too, as records with the tables named. Their
  /// schema is `chosen_schema(tables)`.
  void replay(const models::RecordSchema& chosen,
              const std::function<void(std::uint64_t replication, const models::Record& record)>& keep) const;
  /// The tables named that the file has, with all its dimensions.
  models::RecordSchema chosen_schema(std::span<const std::string> tables) const;

 private:
  std::size_t place_of(std::string_view table) const;

  std::filesystem::path file_;
  std::string name_;
  std::shared_ptr<const ResultReader> reader_;
  std::size_t failed_ = 0;
};

}  // namespace surge::analysis::figures
