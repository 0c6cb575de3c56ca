// SPDX-License-Identifier: Apache-2.0
#include "scenarios/text_file.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>

namespace surge::scenarios {
namespace {

/// Length of the UTF-8 character at the start of `text`, 0 if it is invalid (Unicode 15, table 3-7).
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
  };
  const auto between = [](unsigned value, unsigned low, unsigned high) {
    return value >= low && value <= high;
  };
  const auto tail = [&](std::size_t i) { return between(byte(i), 0x80, 0xbf); };
  const unsigned first = byte(0);
  if (first < 0x80) return first >= 0x20 || first == '\t' || first == '\n' || first == '\r' ? 1 : 0;
  if (between(first, 0xc2, 0xdf)) return tail(1) ? 2 : 0;
  if (between(first, 0xe0, 0xef)) {
    const unsigned low = first == 0xe0 ? 0xa0 : 0x80;
    const unsigned high = first == 0xed ? 0x9f : 0xbf;
    return between(byte(1), low, high) && tail(2) ? 3 : 0;
  }
  if (between(first, 0xf0, 0xf4)) {
    const unsigned low = first == 0xf0 ? 0x90 : 0x80;
    const unsigned high = first == 0xf4 ? 0x8f : 0xbf;
    return between(byte(1), low, high) && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

std::optional<std::string> contents(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return {};
  std::ostringstream text;
  text << stream.rdbuf();
  if (stream.bad()) return {};
  return text.str();
}

/// What is wrong with the file before it is read; empty if nothing is.
std::string obstacle(const std::filesystem::path& path) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) return "no such file";
  if (!std::filesystem::is_regular_file(status)) return "no regular file";
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error) return "a file that cannot be read";
  if (size > kLargestFile) return "a file of " + std::to_string(size >> 20U) + " MiB";
  return {};
}

Place place_at(std::string_view text, std::size_t offset, int file) {
  const std::string_view before = text.substr(0, offset);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  return {file, static_cast<int>(line), 0};
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = character_length(text.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

std::optional<std::string> read_text_file(const std::filesystem::path& path, const Place& place,
                                          Problems& problems) {
  const auto refuse = [&](const std::string& found,
                          const std::string& expected) -> std::optional<std::string> {
    problems.add(place, "", found, {expected});
    return {};
  };
  const std::string wrong = obstacle(path);
  if (!wrong.empty()) return refuse(wrong, "a readable text file of at most 64 MiB");
  std::optional<std::string> text = contents(path);
  if (!text) return refuse("a file that cannot be read", "a readable text file");
  if (text->starts_with("\xef\xbb\xbf")) text->erase(0, 3);
  if (text->find_first_not_of(" \t\r\n") == std::string::npos) return refuse("an empty file", "some content");
  const std::size_t invalid = find_invalid_utf8(*text);
  if (invalid == std::string::npos) return text;
  problems.add(place_at(*text, invalid, place.file), "", "a byte that is not UTF-8 text", {"UTF-8 text"});
  return {};
}

}  // namespace surge::scenarios
