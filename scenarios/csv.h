// SPDX-License-Identifier: Apache-2.0
// Comma-separated text (RFC 4180): quotes, line ends of both kinds, `#` lines before the header ignored.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/problems.h"

namespace surge::scenarios {

struct CsvCell {
  std::string text;  ///< without quotes; spaces around unquoted text removed
  Place place;
};

struct CsvRow {
  Place place;
  std::vector<CsvCell> cells;
};

/// The header and the rows below it. Empty lines are left out.
struct Csv {
  std::vector<CsvCell> header;
  std::vector<CsvRow> rows;
};

/// None, with a problem, if quotes do not match or there is no header. Rows may have any number of cells.
std::optional<Csv> parse_csv(std::string_view text, int file, Problems& problems);

}  // namespace surge::scenarios
