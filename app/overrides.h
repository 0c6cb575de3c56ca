// SPDX-License-Identifier: Apache-2.0
// What --set gives, as changes of a scenario.
#pragma once

#include <string>
#include <vector>

#include "scenarios/read.h"

namespace surge::app {

/// Each text is PATH=VALUE. Throws UsageError for one that is not.
std::vector<scenarios::Override> parse_overrides(const std::vector<std::string>& texts);

}  // namespace surge::app
