// SPDX-License-Identifier: Apache-2.0
// Rules that tie several cells, rows or sections together.
#pragma once

#include "scenarios/checked_table.h"
#include "scenarios/settings.h"

namespace surge::scenarios {

/// Reports what is wrong in values that are right one by one; says nothing about rows already reported.
void check_rules(const CheckedTables& tables, const Keys& keys, const Settings& settings, Problems& problems);

}  // namespace surge::scenarios
