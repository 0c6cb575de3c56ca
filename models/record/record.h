// SPDX-License-Identifier: Apache-2.0
// What one replication leaves behind: numbers in declared tables. Result files, statistics and reports are
// driven by the declarations alone, so a new metric appears in all of them without further code.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/scenario/common.h"
#include "sim/simulation.h"

namespace surge::models {

/// An axis of a table other than the replication: its name and what stands at each position.
struct DimensionDeclaration {
  std::string name;                    ///< "time", "item", "county"
  std::string unit;                    ///< of numeric coordinates, e.g. "h"; empty for labels
  std::string long_name;               ///< "time since impact"
  std::vector<double> coordinates{};   ///< numeric axis, or
  std::vector<std::string> keys{};     ///< labelled axis: unique keys, with
  std::vector<BilingualName> names{};  ///< the names shown to people

  std::size_t size() const { return keys.empty() ? coordinates.size() : keys.size(); }
};

/// Which way is good.
enum class Direction { kHigherIsBetter, kLowerIsBetter, kNeutral };

/// A table: one double a cell; dimensions by name. A table with the dimension "time" belongs to /series,
/// others to /metrics.
struct TableDeclaration {
  std::string name;  ///< snake_case, unique
  std::string unit;  ///< UDUNITS text; "1" for shares and counts
  std::string long_name;
  BilingualName title;  ///< for summaries and reports
  Direction direction = Direction::kNeutral;
  std::vector<std::string> dimensions;  ///< empty: one number a replication
};

/// All dimensions and tables of a run; the same for each of its replications.
class RecordSchema {
 public:
  /// Throws std::invalid_argument for a repeated name.
  void add_dimension(DimensionDeclaration dimension);
  /// Returns the table's position. Throws std::invalid_argument for a repeated name or an unknown dimension.
  std::size_t add_table(TableDeclaration table);

  const std::vector<DimensionDeclaration>& dimensions() const { return dimensions_; }
  const std::vector<TableDeclaration>& tables() const { return tables_; }
  const DimensionDeclaration& dimension(std::string_view name) const;
  /// Sizes along the table's dimensions, in order.
  std::vector<std::size_t> shape(std::size_t table) const;
  /// Number of doubles of the table in one replication (1 for a scalar).
  std::size_t cells(std::size_t table) const;
  bool is_series(std::size_t table) const;  ///< has the dimension "time"

 private:
  std::vector<DimensionDeclaration> dimensions_;
  std::vector<TableDeclaration> tables_;
};

/// The numbers of one replication. NaN means: did not happen within the horizon, or not defined.
class Record {
 public:
  explicit Record(const RecordSchema& schema);

  std::span<double> table(std::size_t index) { return tables_[index]; }
  std::span<const double> table(std::size_t index) const { return tables_[index]; }
  std::size_t size() const { return tables_.size(); }

  sim::RunOutcome outcome;
  std::uint64_t events = 0;  ///< executed by the engine

 private:
  std::vector<std::vector<double>> tables_;  ///< row-major, filled with NaN at first
};

}  // namespace surge::models
