// SPDX-License-Identifier: Apache-2.0
#include "app/columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace surge::app {
namespace {

bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// CJK punctuation, ideographs and full-width forms all start with these bytes in UTF-8 (U+3000 to U+FFFF).
bool begins_wide_character(char byte) {
  return static_cast<unsigned char>(byte) >= 0xE3U;
}

}  // namespace

void Columns::print(std::ostream& out, std::string_view indent) const {
  std::vector<std::size_t> widths(alignment_.size(), 0);
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  }
  for (const auto& row : rows_) {
    std::string line(indent);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string padding(widths[i] - display_width(row[i]), ' ');
      if (i > 0) line += "  ";
      line += alignment_[i] == Align::kRight ? padding + row[i] : row[i] + padding;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  }
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (const char byte : text) {
    if (begins_character(byte)) width += begins_wide_character(byte) ? 2U : 1U;
  }
  return width;
}

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  const std::size_t first = digits[0] == '-' ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string readable(double number) {
  if (std::abs(number) >= 99.95) return grouped(std::llround(number));
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.3g", number);
  return buffer.data();
}

}  // namespace surge::app
