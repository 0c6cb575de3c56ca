// SPDX-License-Identifier: Apache-2.0
// The whole of a scenario as one YAML text.
#pragma once

#include <string>

#include "scenarios/checked_table.h"
#include "scenarios/settings.h"

namespace surge::scenarios {

/// Everything, defaults and tables included, in the model's units; equal for equal scenarios, and read back
/// as an equal one. Precondition: no problems were found.
std::string resolved_text(const CheckedTables& tables, const Settings& settings);

}  // namespace surge::scenarios
