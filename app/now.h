// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace surge::app {

/// The present time in UTC, ISO 8601; that of SOURCE_DATE_EPOCH [s], if set, so that files can be repeated.
std::string now_text();

}  // namespace surge::app
