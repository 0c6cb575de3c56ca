// SPDX-License-Identifier: Apache-2.0
#include "analysis/export/sheet_name.h"

#include <algorithm>
#include <string_view>

namespace surge::analysis::exports {
namespace {

constexpr std::size_t kLongestSheetName = 31;  // UTF-16 units

/// The beginning of a text in UTF-8, of at most `units` UTF-16 units.
std::string cut(const std::string& text, std::size_t units) {
  std::size_t end = 0;
  while (end < text.size()) {
    const auto lead = static_cast<unsigned char>(text[end]);
    const std::size_t used = lead >= 0xF0 ? 2 : 1;
    if (used > units) break;
    units -= used;
    ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  }
  return text.substr(0, end);
}

/// Of ASCII; other letters stay.
std::string in_small_letters(std::string text) {
  std::ranges::transform(text, text.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return text;
}

std::string trimmed(std::string text) {
  constexpr std::string_view kNotAtEnds = " '";
  text.erase(0, std::min(text.find_first_not_of(kNotAtEnds), text.size()));
  text.erase(text.find_last_not_of(kNotAtEnds) + 1);
  return text;
}

}  // namespace

std::string sheet_name(const std::string& name, std::set<std::string>& taken) {
  std::string allowed = name;
  std::ranges::replace_if(
      allowed,
      [](char letter) { return std::string_view("[]:*?/\\").find(letter) != std::string_view::npos; }, ' ');
  const std::string whole = trimmed(allowed).empty() ? "-" : trimmed(allowed);
  allowed = trimmed(cut(whole, kLongestSheetName));
  for (int copy = 2; !taken.insert(in_small_letters(allowed)).second; ++copy) {
    const std::string number = " " + std::to_string(copy);
    allowed = trimmed(cut(whole, kLongestSheetName - number.size())) + number;
  }
  return allowed;
}

}  // namespace surge::analysis::exports
