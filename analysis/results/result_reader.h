// SPDX-License-Identifier: Apache-2.0
// Opens a result file and reads its tables.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "analysis/results/result_file_error.h"
#include "analysis/results/run_information.h"
#include "models/record/record.h"

namespace surge::analysis {

/// All replications of one table, row-major with replication first.
struct TableValues {
  std::vector<std::size_t> shape;
  std::vector<double> values;
};

/// Types and shapes are checked before memory is taken. All functions throw UnreadableResultFile with one
/// clear sentence.
class ResultReader {
 public:
  /// Refuses a file that is missing, the journal of a run or what one is writing, not HDF5, not a result
  /// file, of a newer format, or incomplete unless `allow_partial`.
  explicit ResultReader(const std::filesystem::path& path, bool allow_partial = false);
  ~ResultReader();

  const RunInformation& information() const;
  bool complete() const;
  /// Why the run ended: "replications", or "precision" with what was asked; empty if it is not complete.
  const std::string& ended_by() const;
  /// As written, without empty tables.
  const models::RecordSchema& schema() const;
  std::vector<std::int64_t> replications() const;
  /// Outcome kind of each replication, as models write it.
  std::vector<std::int64_t> outcome_kinds() const;
  std::vector<std::string> outcome_texts() const;
  std::vector<double> outcome_times_h() const;
  /// All of it: for small tables; table_cells.h reads the others in parts.
  TableValues table(std::size_t index) const;
  /// Replications that the table holds.
  std::size_t row_count(std::size_t index) const;
  /// Of replications `first` to `first + count`, as positions in the file, row-major. Precondition: they are
  /// there.
  std::vector<double> rows(std::size_t index, std::size_t first, std::size_t count) const;
  /// Hands out the replications in order, a few in memory at a time, as the model gave them but for series,
  /// which the file holds in 32 bit. `schema` is that of the run, with empty tables.
  void replay(const models::RecordSchema& schema,
              const std::function<void(std::uint64_t replication, const models::Record& record)>& keep) const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace surge::analysis
