// SPDX-License-Identifier: Apache-2.0
// Amounts of money as budgets are written.
#pragma once

#include <optional>
#include <string_view>

namespace surge::app {

/// `200 million CNY`, `2e8 CNY`, `1.5 亿`, or a plain number of CNY; words: thousand, million, billion, 万,
/// 亿. Nothing if it is none of these, below 0 or above 1e15 CNY.
std::optional<double> parse_money(std::string_view text);

}  // namespace surge::app
