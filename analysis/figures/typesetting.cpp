// SPDX-License-Identifier: Apache-2.0
#include "analysis/figures/typesetting.h"

#include <algorithm>

namespace surge::analysis::figures {
namespace {

constexpr double kCapHeight = 0.716;  // of Arial, in the size of the font
constexpr double kAscent = 0.86;      // of its letters with accents, and of Chinese signs
constexpr double kDescent = 0.21;

/// Where the character that begins at `at` ends.
std::size_t end_of_character(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

bool is_blank(std::string_view piece) {
  return piece == " ";
}

/// Of three bytes and more: Chinese signs, and dashes.
bool may_be_parted(std::string_view character) {
  return character.size() >= 3 && character != "…";
}

/// Signs that must not begin a line.
bool closes(std::string_view character) {
  for (const std::string_view sign : {"，", "。", "；", "：", "、", "）", "”"}) {
    if (character == sign) return true;
  }
  return false;
}

/// Words with the blank that follows them, Chinese signs each alone.
std::vector<std::string_view> pieces_of(std::string_view text) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = end_of_character(text, at);
    const std::string_view character = text.substr(at, next - at);
    if (closes(character) && at == begin && !pieces.empty()) {
      pieces.back() = {pieces.back().data(), pieces.back().size() + character.size()};
      begin = next;
    } else if ((is_blank(character) && text.substr(next, 1) != "%") || may_be_parted(character)) {
      if (may_be_parted(character) && at > begin) {
        pieces.push_back(text.substr(begin, at - begin));
        begin = at;
      }
      pieces.push_back(text.substr(begin, next - begin));
      begin = next;
    }
    at = next;
  }
  if (begin < text.size()) pieces.push_back(text.substr(begin));
  return pieces;
}

std::string without_last_blank(std::string line) {
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

}  // namespace

double baseline_below(const TextStyle& style) {
  const double size_mm = style.size_pt * kMmPerPoint;
  if (style.height == Height::kTop) return kAscent * size_mm;
  return style.height == Height::kMiddle ? kCapHeight / 2 * size_mm : 0;
}

Rectangle text_box(Point at, std::string_view text, const TextStyle& style) {
  const double size_mm = style.size_pt * kMmPerPoint;
  const double width = text_width(text, style);
  const double left = style.side == Side::kStart ? at.x
                      : style.side == Side::kEnd ? at.x - width
                                                 : at.x - width / 2;
  return {left, at.y + baseline_below(style) - kAscent * size_mm, width, (kAscent + kDescent) * size_mm};
}

std::string shortened(std::string_view text, double width_mm, const TextStyle& style) {
  if (text_width(text, style) <= width_mm) return std::string(text);
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at < text.size(); ends.push_back(at)) at = end_of_character(text, at);
  for (; ends.size() > 1; ends.pop_back()) {
    const std::string cut = without_last_blank(std::string(text.substr(0, ends[ends.size() - 2]))) + "…";
    if (text_width(cut, style) <= width_mm) return cut;
  }
  return "…";
}

std::vector<std::string> wrapped_text(std::string_view text, double width_mm, const TextStyle& style) {
  std::vector<std::string> lines;
  std::string line;
  for (const std::string_view piece : pieces_of(text)) {
    const std::string longer = line + std::string(piece);
    if (!line.empty() && text_width(without_last_blank(longer), style) > width_mm) {
      lines.push_back(without_last_blank(std::move(line)));
      line = piece;
    } else {
      line = longer;
    }
  }
  if (!line.empty()) lines.push_back(without_last_blank(std::move(line)));
  return lines;
}

}  // namespace surge::analysis::figures
