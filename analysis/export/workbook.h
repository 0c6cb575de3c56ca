// SPDX-License-Identifier: Apache-2.0
// A workbook of libxlsxwriter behind a few calls. xlsxwriter.h stays in .cpp files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace surge::analysis::exports {

/// kNumber shows three significant digits, by decimals that fit the size of the value; the cell holds all.
enum class CellStyle { kPlain, kHeading, kTitle, kNumber, kPercent, kWrapped };

/// What the format of a cell is chosen from: styles, and decimals of numbers.
struct CellFormats {
  std::vector<void*> of_style;     ///< by CellStyle
  std::vector<void*> of_decimals;  ///< 0 to 4
};

/// A sheet, written row by row from the top.
class Sheet {
 public:
  Sheet(void* workbook, void* sheet, std::string name, const CellFormats& formats);

  const std::string& name() const { return name_; }
  std::uint32_t row() const { return row_; }
  Sheet& text(const std::string& text, CellStyle style = CellStyle::kPlain);
  /// NaN: an empty cell.
  Sheet& number(double value, CellStyle style = CellStyle::kNumber);
  void end_row();
  /// A row of headings that stays in sight with those above it.
  void heading(const std::vector<std::string>& names);
  /// Lets people filter the rows since heading().
  void end_table();
  /// Widths of columns [characters].
  void widths(const std::vector<double>& widths);
  /// Of columns from `first` on.
  void width_from(std::uint16_t first, std::uint16_t count, double width);

  struct Chart {
    std::string title, x_title, y_title;
    std::uint32_t first_row = 0, last_row = 0;  ///< with the headings in the row before
    std::uint16_t columns = 1;  ///< behind the first, which is x; the middle one is drawn thick
    bool from_zero_to_one = false;
  };
  /// Lines over the first column, beside the columns.
  void line_chart(const Chart& chart);

 private:
  void* workbook_;
  void* sheet_;
  std::string name_;
  std::uint32_t row_ = 0;
  std::uint16_t column_ = 0;
  std::uint32_t heading_row_ = 0;
  std::uint16_t heading_columns_ = 0;
  CellFormats formats_;
};

class Workbook {
 public:
  /// `created`: ISO 8601, written into the file in place of the present time.
  Workbook(const std::filesystem::path& file, const std::string& title, const std::string& created);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  /// Names are cut to what a workbook allows, with a number behind where another sheet has the name.
  Sheet sheet(const std::string& name);
  /// Throws std::runtime_error if it cannot be written.
  void close();

 private:
  std::filesystem::path file_;
  void* workbook_ = nullptr;
  CellFormats formats_;
  std::set<std::string> names_;  ///< of sheets, in small letters
};

}  // namespace surge::analysis::exports
