// SPDX-License-Identifier: Apache-2.0
#include "analysis/text_table.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <sstream>

namespace surge::analysis {
namespace {

/// The code point that begins at `at`, which moves behind it. Malformed bytes count as one character each.
std::uint32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  std::uint32_t point = more == 3 ? lead & 7U : more == 2 ? lead & 15U : more == 1 ? lead & 31U : lead;
  for (int i = 0; i < more && at < text.size(); ++i)
    point = (point << 6) | (static_cast<unsigned char>(text[at++]) & 63U);
  return point;
}

/// East Asian wide and full-width ranges of Unicode, as far as names use them.
bool is_wide(std::uint32_t point) {
  return (point >= 0x1100 && point <= 0x115F) || (point >= 0x2E80 && point <= 0xA4CF) ||
         (point >= 0xAC00 && point <= 0xD7A3) || (point >= 0xF900 && point <= 0xFAFF) ||
         (point >= 0xFE30 && point <= 0xFE6F) || (point >= 0xFF00 && point <= 0xFF60) ||
         (point >= 0xFFE0 && point <= 0xFFE6) || (point >= 0x20000 && point <= 0x3FFFD);
}

/// Titles longer than this, and than the cells below, are broken at blanks.
constexpr std::size_t kTitleWidth = 10;

std::vector<std::string> wrapped(const std::string& title, std::size_t width) {
  std::vector<std::string> lines;
  std::istringstream words(title);
  for (std::string word; words >> word;) {
    const bool fits = !lines.empty() && display_width(lines.back()) + 1 + display_width(word) <= width;
    if (fits) {
      lines.back() += " " + word;
    } else {
      lines.push_back(std::move(word));
    }
  }
  return lines;
}

std::string format(const char* pattern, double value) {
  char buffer[64];
  const int length = std::snprintf(buffer, sizeof buffer, pattern, value);
  return {buffer, static_cast<std::size_t>(length)};
}

std::string with_separators(std::string digits) {
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

}  // namespace

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < utf8.size();) width += is_wide(next_code_point(utf8, at)) ? 2U : 1U;
  return width;
}

std::string TextTable::text() const {
  std::vector<std::size_t> widths(header_.size(), 1);
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  }
  const auto titles = wrapped_header(widths);
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string blanks(widths[i] - display_width(cells[i]), ' ');
      if (i > 0) text += "  ";
      text += i == 0 ? cells[i] + blanks : blanks + cells[i];
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text + "\n";
  };
  std::size_t total = 2 * (widths.size() - 1);
  for (const std::size_t width : widths) total += width;
  std::string text;
  for (const auto& cells : titles) text += line(cells);
  text += std::string(total, '-') + "\n";
  for (const auto& row : rows_) text += line(row);
  return text;
}

std::vector<std::vector<std::string>> TextTable::wrapped_header(std::vector<std::size_t>& widths) const {
  std::vector<std::vector<std::string>> columns;
  std::size_t height = 1;
  for (std::size_t i = 0; i < header_.size(); ++i) {
    columns.push_back(wrapped(header_[i], std::max(widths[i], kTitleWidth)));
    height = std::max(height, columns[i].size());
    for (const std::string& part : columns[i]) widths[i] = std::max(widths[i], display_width(part));
  }
  std::vector<std::vector<std::string>> lines(height, std::vector<std::string>(header_.size()));
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (std::size_t k = 0; k < columns[i].size(); ++k) {
      lines[height - columns[i].size() + k][i] = columns[i][k];
    }
  }
  return lines;
}

std::string number_text(double value) {
  if (std::isnan(value)) return "-";
  if (value == 0) return "0";
  const double size = std::abs(value);
  if (size >= 99.95) return with_separators(format("%.0f", value));
  if (size >= 9.995) return format("%.1f", value);
  if (size >= 0.9995) return format("%.2f", value);
  return format("%.3g", value);
}

std::string percent_text(double share) {
  return std::isnan(share) ? "-" : format("%.1f %%", 100 * share);
}

}  // namespace surge::analysis
