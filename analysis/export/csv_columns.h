// SPDX-License-Identifier: Apache-2.0
// columns.csv: what the columns of a folder of CSV files mean.
#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "analysis/export/csv_file.h"
#include "models/record/record.h"

namespace surge::analysis::exports {

/// Names of the columns with statistics, in their order; see Summary.
inline constexpr const char* kStatisticsColumns[] = {"n",      "happened", "mean", "low95",
                                                     "high95", "p5",       "p50",  "p95"};

class CsvColumns {
 public:
  /// Columns that mean the same wherever they stand have the file "*".
  explicit CsvColumns(const std::filesystem::path& file);

  /// A column with numbers of the table.
  void define(const std::string& file, const std::string& column, const models::TableDeclaration& table);
  /// One with labels for the positions that the table holds.
  void define_label(const std::string& file, const std::string& column,
                    const models::TableDeclaration& table);
  /// The columns with its keys and names, or its numbers. Once is enough.
  void define(const models::DimensionDeclaration& axis);
  void close() { out_.close(); }

 private:
  void line(const std::string& file, const std::string& column, const std::string& unit,
            const models::BilingualName& title, const std::string& definition);

  CsvFile out_;
  std::set<std::string> axes_;  ///< defined
};

/// Name of the column with the keys, or with the numbers and their unit, "time_h".
std::string column_of(const models::DimensionDeclaration& axis);

}  // namespace surge::analysis::exports
