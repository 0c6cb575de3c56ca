// SPDX-License-Identifier: Apache-2.0
#include "scenarios/problems.h"

#include <algorithm>
#include <tuple>

namespace surge::scenarios {

std::string in_quotes(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  std::string result = "\"";
  for (const char character : text.substr(0, kLongest)) {
    const auto byte = static_cast<unsigned char>(character);
    result += byte < 0x20 || byte == 0x7f ? ' ' : character;
  }
  if (text.size() > kLongest) {
    // Do not cut a character of several bytes in two.
    std::size_t cut = kLongest;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xc0U) == 0x80U) --cut;
    result.resize(1 + cut);
    result += "...";
  }
  return result + "\"";
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string with_article(const std::string& noun) {
  return (std::string_view("aeiou").find(noun.front()) == std::string_view::npos ? "a " : "an ") + noun;
}

int Problems::add_file(std::string name) {
  files_.push_back(std::move(name));
  return static_cast<int>(files_.size()) - 1;
}

void Problems::add(const Place& place, std::string field, std::string found, Mismatch mismatch) {
  if (++count_ > kMost) return;
  const std::string file = place.file < 0 ? std::string() : file_name(place.file);
  entries_.push_back({place,
                      {file, place.line, place.column, std::move(field), std::move(found),
                       std::move(mismatch.expected), std::move(mismatch.suggestion)}});
}

void Problems::throw_if_any() const {
  if (entries_.empty()) return;
  std::vector<Entry> sorted = entries_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.place.file, a.place.line, a.place.column) <
           std::tie(b.place.file, b.place.line, b.place.column);
  });
  std::vector<Problem> problems;
  for (Entry& entry : sorted) problems.push_back(std::move(entry.problem));
  if (count_ > kMost) {
    const std::string more = std::to_string(count_ - kMost) + " more mistakes";
    problems.push_back({problems.back().file, 0, 0, "", more, "none", ""});
  }
  throw ScenarioError(std::move(problems));
}

}  // namespace surge::scenarios
