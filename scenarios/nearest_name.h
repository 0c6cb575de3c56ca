// SPDX-License-Identifier: Apache-2.0
// The name a mistyped one was probably meant to be.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace surge::scenarios {

/// The name with the smallest edit distance (insert, delete, replace, swap neighbours) to `found`, the first
/// of equals; empty if none is within a third of its length (at least 1, at most 5).
std::string nearest_name(std::string_view found, std::span<const std::string> names);

}  // namespace surge::scenarios
