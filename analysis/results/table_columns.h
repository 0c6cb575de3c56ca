// SPDX-License-Identifier: Apache-2.0
// The tables of a schema as datasets that grow with the replications, and the scales of their dimensions.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analysis/results/hdf5_handles.h"
#include "models/record/record.h"

namespace surge::analysis {

class TableColumns {
 public:
  /// All outlive the object; `replication` is the scale of the first dimension, made before add_table().
  TableColumns(const hdf5::File& file, const models::RecordSchema& schema, const hdf5::Handle& replication)
      : file_(file), schema_(schema), replication_(replication), batch_(batch_of(schema)) {}

  /// Replications best written together: a write costs the same for few rows and for many, and what waits
  /// stays within a few megabytes.
  std::size_t batch() const { return batch_; }

  /// A scale of the dimension in `group`, with the names of labels in both languages.
  void add_scale(hdf5::Id group, const models::DimensionDeclaration& dimension);
  /// An empty dataset in `group`. Its dimensions have scales.
  void add_table(hdf5::Id group, std::size_t table);

  /// Rows of a replication; they wait for write().
  void take(const models::Record& record);
  /// Writes what waits behind `written` replications; there are `total` then.
  void write(hdf5::Size written, hdf5::Size total);
  /// Lets go of all datasets.
  void close();

 private:
  struct Column {
    std::size_t table;
    std::string name;
    hdf5::Shape shape;  ///< without replication
    hdf5::Handle dataset;
    std::vector<double> waiting;
  };

  static std::size_t batch_of(const models::RecordSchema& schema);
  void add_names(hdf5::Id group, const models::DimensionDeclaration& dimension, const std::string& language,
                 std::string models::BilingualName::*member);
  const hdf5::Handle& scale(const std::string& name) const;

  const hdf5::File& file_;
  const models::RecordSchema& schema_;
  const hdf5::Handle& replication_;
  std::size_t batch_;
  std::vector<std::pair<std::string, hdf5::Handle>> scales_;
  std::vector<Column> columns_;
};

}  // namespace surge::analysis
