// SPDX-License-Identifier: Apache-2.0
#include "app/money.h"

#include <utility>

#include "scenarios/quantity.h"

namespace surge::app {
namespace {

constexpr double kMost_cny = 1e15;  // as of all numbers in scenarios

constexpr std::pair<std::string_view, double> kMoneyWords[] = {
    {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"万", 1e4}, {"亿", 1e8}};

}  // namespace

std::optional<double> parse_money(std::string_view text) {
  text = scenarios::trimmed(text);
  if (text.ends_with("CNY")) text = scenarios::trimmed(text.substr(0, text.size() - 3));
  double factor = 1;
  for (const auto& [word, size] : kMoneyWords) {
    if (!text.ends_with(word)) continue;
    factor = size;
    text = scenarios::trimmed(text.substr(0, text.size() - word.size()));
    break;
  }
  const std::optional<double> number = scenarios::parse_number(text);
  if (!number || !(*number >= 0) || !(*number * factor <= kMost_cny)) return std::nullopt;
  return *number * factor;
}

}  // namespace surge::app
