// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace surge::app {

/// The present time in UTC, ISO 8601.
std::string now_text();

}  // namespace surge::app
