// SPDX-License-Identifier: Apache-2.0
// Rows of a result file as records.
#pragma once

#include <functional>
#include <vector>

#include "analysis/results/hdf5_handles.h"
#include "models/record/record.h"

namespace surge::analysis {

/// The open tables of a file. File and schema must outlive it.
class RecordRows {
 public:
  /// Throws ResultFileError if a table of `schema` with cells is missing or has another shape.
  RecordRows(const hdf5::File& file, const models::RecordSchema& schema);

  void read(hdf5::Rows rows,
            const std::function<void(std::uint64_t replication, const models::Record& record)>& keep) const;

 private:
  struct Column {
    std::size_t table;
    std::string name;
    hdf5::Handle dataset;
  };

  void open_tables();

  const hdf5::File& file_;
  const models::RecordSchema& schema_;
  hdf5::Handle replication_, kind_, time_, events_, what_;
  std::vector<Column> columns_;
};

}  // namespace surge::analysis
