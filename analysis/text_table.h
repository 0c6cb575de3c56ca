// SPDX-License-Identifier: Apache-2.0
// Tables for people: aligned columns of UTF-8 text, and numbers with as many digits as they deserve.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace surge::analysis {

/// Columns a text takes on a terminal: 2 for Chinese characters and full-width signs.
std::size_t display_width(std::string_view utf8);

/// First column to the left, the others to the right; long titles broken into lines, a rule under them.
class TextTable {
 public:
  explicit TextTable(std::vector<std::string> header) : header_(std::move(header)) {}

  /// Precondition: as many cells as the header has.
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  bool empty() const { return rows_.empty(); }
  /// Every line ends with a newline.
  std::string text() const;

 private:
  /// Lines of the header, cells at the bottom; widens columns for words that need it.
  std::vector<std::vector<std::string>> wrapped_header(std::vector<std::size_t>& widths) const;

  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> rows_;
};

/// Three significant digits, thousands separated by commas: 0.0123, 1.23, 12.3, 1,234, 12,345,678. "-" for
/// NaN.
std::string number_text(double value);
/// A share in percent: 93.4 %.
std::string percent_text(double share);

}  // namespace surge::analysis
