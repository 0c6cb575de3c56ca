// SPDX-License-Identifier: Apache-2.0
// Who is at work in each county now. Teams sign in and out; casualties, care and needs read it.
#pragma once

#include <array>
#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "models/scenario/team.h"

namespace surge::models {

class Responders {
 public:
  explicit Responders(std::size_t counties) : at_work_(counties) {}

  /// Work of a rested, trained team of the kind that is done in the county now [team equivalents], >= 0:
  /// teams at work times their work rate, share of the shift and fatigue.
  double effective(Id<County> county, TeamKind kind) const {
    return at_work_[county].effective[static_cast<std::size_t>(kind)];
  }
  /// Members of all teams in the county, resting or at work.
  double persons(Id<County> county) const { return at_work_[county].persons; }

  /// Teams in the county, resting or at work.
  int teams(Id<County> county, TeamKind kind) const {
    return at_work_[county].teams[static_cast<std::size_t>(kind)];
  }

  /// A team comes (`sign` 1) or goes (-1).
  void change_presence(Id<County> county, TeamKind kind, int sign, double persons) {
    AtWork& there = at_work_[county];
    there.teams[static_cast<std::size_t>(kind)] += sign;
    there.persons = there.persons + sign * persons;
  }
  /// Work begins (> 0) or ends (< 0).
  void change_work(Id<County> county, TeamKind kind, double effective) {
    double& work = at_work_[county].effective[static_cast<std::size_t>(kind)];
    constexpr double kLeastWork = 1e-9;
    work += effective;
    if (work < kLeastWork) work = 0;
  }

 private:
  struct AtWork {
    std::array<double, kTeamKinds> effective{};
    std::array<int, kTeamKinds> teams{};
    double persons = 0;
  };
  PerRow<County, AtWork> at_work_;
};

}  // namespace surge::models
