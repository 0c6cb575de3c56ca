// SPDX-License-Identifier: Apache-2.0
// The tours of a team: it mobilises, takes its kit, travels, works in shifts, moves on, is relieved, rests.
#pragma once

#include "models/scenario/scenario.h"
#include "sim/process.h"

namespace surge::models {

class World;

/// Orders a team out; it goes on tour after tour until the run ends. A team that is out already is not
/// ordered again.
void send_team(World& world, Id<Team> team);
/// All teams.
void send_teams(World& world);

}  // namespace surge::models
