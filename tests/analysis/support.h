// SPDX-License-Identifier: Apache-2.0
// A small schema and records for tests of what is written and shown.
#pragma once

#include <filesystem>
#include <string>

#include "analysis/results/run_information.h"
#include "models/record/record.h"

namespace surge::analysis::testing {

/// Dimensions time (0, 6, 12 h), item (tent, water), line (none); tables total, late (NaN in odd
/// replications), total_by_item, level (time), level_by_item (time, item), rate_by_line (empty).
models::RecordSchema small_schema();

/// Every cell of table t holds replication + 10 t + cell / 100; odd replications have NaN in "late".
models::Record small_record(const models::RecordSchema& schema, std::uint64_t replication);

RunInformation small_information();

/// A fresh folder that goes with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Writes `replications` small records and finishes the file.
void write_small_file(const std::filesystem::path& path, std::uint64_t replications);

std::string bytes_of(const std::filesystem::path& path);

}  // namespace surge::analysis::testing
