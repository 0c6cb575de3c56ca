// SPDX-License-Identifier: Apache-2.0
#include "scenarios/yaml_text.h"

#include <algorithm>

#include "scenarios/quantity.h"

namespace surge::scenarios {
namespace {

bool is_ascii_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Plain in any place, as a key, a value, or in a list.
bool needs_no_quotes(std::string_view text) {
  if (text.empty() || text == "null" || text == "Null" || text == "NULL") return false;
  return is_ascii_letter_or_digit(text.front()) && text.back() != ' ' &&
         std::ranges::all_of(text, [](char c) {
           return is_ascii_letter_or_digit(c) || std::string_view("_-./ +").find(c) != std::string_view::npos;
         });
}

/// Of a control character.
std::string escaped(char c) {
  switch (c) {
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      break;
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(c);
  return std::string("\\x") + kDigits[code / 16] + kDigits[code % 16];
}

}  // namespace

std::string quoted_yaml(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x20 || code == 0x7f) {
      result += escaped(c);
      continue;
    }
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

std::string yaml_text(std::string_view text) {
  return needs_no_quotes(text) ? std::string(text) : quoted_yaml(text);
}

std::string yaml_text(const Node& node) {
  if (node.is_null()) return "null";
  if (node.is_scalar()) return yaml_text(node.text);
  std::string text;
  for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + yaml_text(item);
  for (const NodeEntry& entry : node.entries)
    text += (text.empty() ? "" : ", ") + yaml_text(entry.key) + ": " + yaml_text(entry.value);
  return node.is_list() ? "[" + text + "]" : "{" + text + "}";
}

bool is_yaml_override(std::string_view value) {
  value = trimmed(value);
  return !value.empty() && std::string_view("[{\"'").find(value.front()) != std::string_view::npos;
}

std::string override_yaml(std::string_view value) {
  value = trimmed(value);
  return is_yaml_override(value) ? std::string(value) : quoted_yaml(value);
}

}  // namespace surge::scenarios
