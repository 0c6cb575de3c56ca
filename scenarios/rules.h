// SPDX-License-Identifier: Apache-2.0
// Rules that tie several cells, rows or sections together.
#pragma once

#include "scenarios/checked_table.h"
#include "scenarios/settings.h"

namespace surge::scenarios {

/// Reports what is wrong in values that are right one by one; says nothing about rows already reported.
void check_rules(const CheckedTables& tables, const Keys& keys, const Settings& settings, Problems& problems);

/// The part of it on goods, reserves, production and supply.
void check_supply_rules(const CheckedTables& tables, const Keys& keys, Problems& problems);

/// The part of it on people and their needs.
void check_people_rules(const CheckedTables& tables, Problems& problems);
/// The part of it on levels of response, the plan, monitoring and information.
void check_command_rules(const CheckedTables& tables, const Keys& keys, const Settings& settings,
                         Problems& problems);

/// The part of it on links, terminals, vehicles and damage.
void check_transport_rules(const CheckedTables& tables, const Keys& keys, Problems& problems);

/// Of teams.
void check_team_rules(const CheckedTables& tables, Problems& problems);
/// The part of it on hospitals, ambulances and triage classes.
void check_medical_rules(const CheckedTables& tables, const Keys& keys, Problems& problems);

}  // namespace surge::scenarios
