// SPDX-License-Identifier: Apache-2.0
// One number of a replication that alternatives are compared by: a table of /metrics, or one cell of it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "models/record/record.h"

namespace surge::analysis {

struct Measure {
  std::string key;                  ///< "unmet_person_days", "fill_rate_72h_by_item[item=tent]"
  std::string table;                ///< name of the table
  std::vector<std::string> labels;  ///< positions along its dimensions, in their order: "tent"
  models::BilingualName title;      ///< of the table: "Fill rate at 72 h"
  models::BilingualName place;      ///< of the labels: "Tent"; empty for a scalar
  std::string unit;                 ///< as in the table
  models::Direction direction = models::Direction::kNeutral;

  /// A time from the start until something happens, which may not happen within the run.
  bool is_waiting_time() const;
  /// Between 0 and 1, shown in percent.
  bool is_share() const;
};

/// A name that is not there, with those that are.
class UnknownName : public std::invalid_argument {
 public:
  UnknownName(const std::string& what, std::string name, std::vector<std::string> all)
      : std::invalid_argument(what), given(std::move(name)), known(std::move(all)) {}

  std::string given;
  std::vector<std::string> known;
};

/// NAME or NAME[DIMENSION=LABEL,...], such as fill_rate_72h_by_item[item=tent]; labels by key or by name in
/// either language. A table has one measure for each label of a dimension that is not given. Throws
/// UnknownName, or std::invalid_argument with a sentence for a text of another form, for a series, and for
/// more than 64 measures.
std::vector<Measure> measures_of(const models::RecordSchema& schema, std::string_view text);

/// What tells alternatives apart at a glance: unmet need, fill rates, times to coverage, the dead, costs to
/// people, the worst county, inequality, cost; those of them that the schema has, or else all its scalars
/// that have a direction.
std::vector<Measure> headline_measures(const models::RecordSchema& schema);

struct CellPosition {
  std::size_t table = 0;
  std::size_t cell = 0;
};

/// Where a record has the measure; nothing if the schema lacks it. Positions differ between scenarios.
std::optional<CellPosition> position_of(const Measure& measure, const models::RecordSchema& schema);

}  // namespace surge::analysis
