// SPDX-License-Identifier: Apache-2.0
// The end of messages about a name that there is not.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace surge::app {

/// "; did you mean 'tent'?", or `otherwise` if none of the names is near the one given.
std::string did_you_mean(std::string_view given, std::span<const std::string> names,
                         const std::string& otherwise = "");

}  // namespace surge::app
