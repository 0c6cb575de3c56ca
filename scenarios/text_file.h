// SPDX-License-Identifier: Apache-2.0
// Whole text files, checked before anything looks at them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "scenarios/problems.h"

namespace surge::scenarios {

/// Largest file read [bytes].
inline constexpr std::uintmax_t kLargestFile = 64U << 20U;

/// The text of a regular file without a leading byte order mark; none, with a problem at `place`, if it is
/// missing, unreadable, too large, empty, or not UTF-8 text.
std::optional<std::string> read_text_file(const std::filesystem::path& path, const Place& place,
                                          Problems& problems);

/// The offset of the first byte that is not valid UTF-8, or is a control character other than tab and line
/// ends; npos if there is none.
std::size_t find_invalid_utf8(std::string_view text);

}  // namespace surge::scenarios
