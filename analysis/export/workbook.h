// SPDX-License-Identifier: Apache-2.0
// A workbook of libxlsxwriter behind a few calls. xlsxwriter.h stays in .cpp files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace surge::analysis::exports {

enum class CellStyle { kPlain, kHeading, kTitle, kNumber, kPercent, kWrapped };

/// A sheet, written row by row from the top.
class Sheet {
 public:
  Sheet(void* workbook, void* sheet, std::string name);

  const std::string& name() const { return name_; }
  std::uint32_t row() const { return row_; }
  Sheet& text(const std::string& text, CellStyle style = CellStyle::kPlain);
  /// NaN: an empty cell.
  Sheet& number(double value, CellStyle style = CellStyle::kNumber);
  void end_row();
  /// Widths of columns [characters].
  void widths(const std::vector<double>& widths);
  /// The rows so far stay in sight; filters on the last of them.
  void freeze_heading(std::uint16_t columns);
  /// A line chart of columns over the first one, rows `first` to `last`; one series a column of `columns`.
  void line_chart(const std::string& title, const std::string& x_title, const std::string& y_title,
                  std::uint32_t first, std::uint32_t last, const std::vector<std::uint16_t>& columns);

 private:
  friend class Workbook;
  void* workbook_;
  void* sheet_;
  std::string name_;
  std::uint32_t row_ = 0;
  std::uint16_t column_ = 0;
  std::vector<void*> formats_;
};

class Workbook {
 public:
  /// `created`: ISO 8601, written into the file in place of the present time.
  Workbook(const std::filesystem::path& file, const std::string& title, const std::string& created);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  /// Names are cut to what a workbook allows.
  Sheet sheet(const std::string& name);
  /// Throws std::runtime_error if it cannot be written.
  void close();

 private:
  std::filesystem::path file_;
  void* workbook_ = nullptr;
  std::vector<void*> formats_;
};

}  // namespace surge::analysis::exports
