// SPDX-License-Identifier: Apache-2.0
// Who is at work in each county now. Teams sign in and out; casualties, care and needs read it.
#pragma once

#include <array>
#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"

namespace surge::models {

enum class TeamKind { kRescue, kMedical, kEngineering, kFire, kHazmat, kLogistics };
inline constexpr std::size_t kTeamKinds = 6;
/// As scenario files name them.
inline constexpr std::array<const char*, kTeamKinds> kTeamKindNames = {"rescue", "medical", "engineering",
                                                                       "fire",   "hazmat",  "logistics"};

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

  void change(Id<County> county, TeamKind kind, double effective, double persons) {
    AtWork& there = at_work_[county];
    there.effective[static_cast<std::size_t>(kind)] += effective;
    there.persons += persons;
  }

 private:
  struct AtWork {
    std::array<double, kTeamKinds> effective{};
    double persons = 0;
  };
  PerRow<County, AtWork> at_work_;
};

}  // namespace surge::models
