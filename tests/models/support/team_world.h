// SPDX-License-Identifier: Apache-2.0
// Teams in the small scenario without a disaster. They are ordered out at 1 h; tests say where command
// believes them needed. Roads: town - Near 1 h, Near - Far 1 h, town - Far 4 h.
#pragma once

#include <memory>
#include <string>

#include "models/units.h"
#include "tests/models/support/running_world.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models::testing {

inline constexpr Id<Team> kTeam{0};

/// Changed by tests until they ask for the world, which starts it.
struct TeamWorld {
  World& world() {
    if (!started) started = std::make_unique<StartedWorld>(scenario);
    return started->world;
  }
  World& at(sim::Duration time) {
    world();
    started->run_to(time);
    return world();
  }
  TeamPhase phase_at(sim::Duration time, Id<Team> team = kTeam) { return at(time).team_book().phase(team); }
  /// Nobody reports by himself in this world, so that the belief stays until it is changed.
  void believe(Id<County> county, PopulationGroup group, double persons) {
    Report report = world().beliefs().report(county);
    report.groups[static_cast<std::size_t>(group)] = persons;
    ++report.number;
    world().beliefs().receive(county, report);
  }
  /// Mobilises in 2 h, and works without rest.
  Team& add_team(TeamKind kind, double work_rate = 1) {
    const std::string key = "team" + std::to_string(scenario.teams.size());
    Team team = team_of(key, kind, work_rate, 2 * kHour_s);
    team.rests_at_home = std::chrono::hours(10);
    return scenario.teams[scenario.teams.add(team)];
  }

  Scenario scenario = small_scenario();
  std::unique_ptr<StartedWorld> started;
};

}  // namespace surge::models::testing
