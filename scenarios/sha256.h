// SPDX-License-Identifier: Apache-2.0
// SHA-256 (FIPS 180-4), to tell whether two scenarios are the same.
#pragma once

#include <string>
#include <string_view>

namespace surge::scenarios {

/// 64 hexadecimal digits.
std::string sha256(std::string_view text);

}  // namespace surge::scenarios
