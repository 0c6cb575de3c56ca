// SPDX-License-Identifier: Apache-2.0
// Text in columns without a header, lists and whole numbers as people read them.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace surge::app {

enum class Align { kLeft, kRight };

/// Rows of cells, printed with each column as wide as its widest cell.
class Columns {
 public:
  /// One alignment a column.
  explicit Columns(std::vector<Align> alignment) : alignment_(std::move(alignment)) {}

  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  void print(std::ostream& out, std::string_view indent = "  ") const;

 private:
  std::vector<Align> alignment_;
  std::vector<std::vector<std::string>> rows_;
};

/// "a, b, c"
std::string joined(const std::vector<std::string>& words);

/// "83,473,985"
std::string grouped(std::int64_t number);

}  // namespace surge::app
