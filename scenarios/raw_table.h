// SPDX-License-Identifier: Apache-2.0
// The cells of a table as texts, sorted into the declared columns but not read yet.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/csv.h"
#include "scenarios/declarations.h"

namespace surge::scenarios {

struct RawCell {
  std::string text;
  Place place;
  const Unit* unit = nullptr;  ///< given by the column's name
  bool known = true;           ///< false: its column or the rest of its row is missing, which is reported
};

struct RawRow {
  Place place;
  std::vector<RawCell> cells;  ///< one for each declared field
};

struct RawTable {
  const TableDeclaration* declaration = nullptr;
  Place place;           ///< where the scenario names it
  bool complete = true;  ///< false: a part could not be read, which is reported
  std::vector<RawRow> rows;
};

/// A declared field, and the unit if the column's name carries one (`mass_kg`).
struct ColumnMatch {
  std::size_t position = 0;
  const Unit* unit = nullptr;
};

/// None if no field of the table can be written so.
std::optional<ColumnMatch> match_column(const TableDeclaration& table, std::string_view name);

/// All names a field may have as a column: `mass`, `mass_kg`, `mass_g`, `mass_t`.
std::vector<std::string> column_names(const Field& field);

/// Those of all fields, and `source`.
std::vector<std::string> column_names(const TableDeclaration& table);

/// Adds the rows of one file; unknown, missing and double columns and rows of wrong length are reported.
void append_rows(RawTable& table, const Csv& csv, Problems& problems);

}  // namespace surge::scenarios
