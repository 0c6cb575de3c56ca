// SPDX-License-Identifier: Apache-2.0
// The part of a comparison file that belongs to one alternative: its axes, its metrics, how replications
// ended.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/results/hdf5_handles.h"
#include "analysis/results/table_columns.h"
#include "models/record/record.h"

namespace surge::analysis {

class AlternativeGroup {
 public:
  /// `file`, `schema` and `replication`, the scale of the root, outlive the object.
  AlternativeGroup(const hdf5::File& file, const hdf5::Handle& group, const models::RecordSchema& schema,
                   const hdf5::Handle& replication);

  void append(const models::Record& record);
  /// Writes what waits.
  void flush();

 private:
  const hdf5::File& file_;
  TableColumns tables_;
  hdf5::Handle kind_;
  std::vector<std::int64_t> kinds_;
  hdf5::Size written_ = 0;
};

}  // namespace surge::analysis
