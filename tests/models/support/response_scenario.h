// SPDX-License-Identifier: Apache-2.0
// Levels of response and rows of the plan for the small scenario.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "models/scenario/scenario.h"
#include "models/units.h"
#include "tests/models/support/small_scenario.h"

namespace surge::models::testing {

inline constexpr sim::Duration kJustBefore{1};

inline PlanRow row(std::string key, ResponseLevel level, PlanAction action, std::vector<std::size_t> targets,
                   double approval_h = 0) {
  PlanRow plan;
  plan.key = std::move(key);
  plan.level = level;
  plan.action = action;
  plan.targets = std::move(targets);
  plan.approval_s = sim::Distribution::constant(approval_h * kHour_s);
  return plan;
}

/// The national plan's magnitudes and dead. The small scenario is detected at 1 h.
inline Scenario with_levels(Scenario scenario) {
  scenario.command.response.levels = {{ResponseLevel::kOne, 7.0, {}, 300, {}, {}, {}},
                                      {ResponseLevel::kTwo, 6.0, {}, 50, {}, {}, {}},
                                      {ResponseLevel::kThree, 5.0, {}, 10, {}, {}, {}}};
  return scenario;
}

/// Shakes every county at intensity 8.
inline Impact impact_of_magnitude(const Scenario& scenario, double magnitude) {
  Impact shock = impact(scenario, 8);
  shock.magnitude = magnitude;
  return shock;
}

/// The same value for every county.
inline PerRow<County, double> everywhere(const Scenario& scenario, double value) {
  return PerRow<County, double>(scenario.counties.size(), value);
}

}  // namespace surge::models::testing
