// SPDX-License-Identifier: Apache-2.0
// The part of a comparison file that belongs to one alternative: its axes, its metrics, how replications
// ended.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "analysis/results/hdf5_handles.h"
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
  struct Column {
    std::size_t table;
    std::string name;
    hdf5::Shape shape;  ///< without replication
    hdf5::Handle dataset;
    std::vector<double> waiting;
  };

  void write_scale(const hdf5::Handle& group, const models::DimensionDeclaration& dimension);
  void write_names(const hdf5::Handle& group, const models::DimensionDeclaration& dimension,
                   const std::string& language, std::string models::BilingualName::*member);
  void create_table(const hdf5::Handle& group, std::size_t table, const hdf5::Handle& replication);
  const hdf5::Handle& scale(const std::string& name) const;

  const hdf5::File& file_;
  const models::RecordSchema& schema_;
  std::vector<std::pair<std::string, hdf5::Handle>> scales_;
  std::vector<Column> columns_;
  hdf5::Handle kind_;
  std::vector<std::int64_t> kinds_;
  hdf5::Size written_ = 0;
};

/// Attributes long_name and, unless empty, units.
void describe_dataset(const hdf5::File& file, const hdf5::Handle& dataset, const std::string& long_name,
                      const std::string& unit);

}  // namespace surge::analysis
