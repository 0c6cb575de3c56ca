// SPDX-License-Identifier: Apache-2.0
// One CSV file by RFC 4180: fields with commas, quotes or line ends are quoted, lines end with CR LF. UTF-8
// with a byte order mark, without which spreadsheets take Chinese for something else.
#pragma once

#include <filesystem>
#include <fstream>
#include <string_view>

namespace surge::analysis::exports {

class CsvFile {
 public:
  /// Throws std::runtime_error if it cannot be written.
  explicit CsvFile(const std::filesystem::path& path);

  /// A text that a spreadsheet would take for a formula (it begins with = + - @ or a tab) gets an apostrophe
  /// before it (OWASP, CSV Injection).
  CsvFile& text(std::string_view field);
  /// With as few digits as give the same number back; nothing for NaN.
  CsvFile& number(double value);
  void end_line();
  /// Throws std::runtime_error if not all of it could be written.
  void close();

 private:
  void separate();

  std::filesystem::path path_;
  std::ofstream out_;
  bool begun_ = false;  ///< of the line
};

}  // namespace surge::analysis::exports
