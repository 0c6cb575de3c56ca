// SPDX-License-Identifier: Apache-2.0
// Buildings, who is in them at which hour, and how badly people are hurt.
#pragma once

#include <string>
#include <vector>

#include "models/scenario/common.h"
#include "models/scenario/triage.h"
#include "sim/time.h"

namespace surge::models {

/// Probability Phi((I - median) / beta) at CSIS degree I.
struct IntensityCurve {
  double median = 0;  ///< CSIS degree, 1 to 20
  double beta = 1;    ///< standard deviation [degrees], > 0
};

/// Buildings that behave alike.
struct BuildingClass {
  std::string key;
  BilingualName name;
  // Shares of the people who live or work there, [0, 1]; over the classes each adds up to 1.
  double urban_homes = 0;
  double rural_homes = 0;
  double urban_work = 0;
  double rural_work = 0;
  IntensityCurve collapse;
  IntensityCurve uninhabitable;    ///< or collapsed
  double dead_in_collapse = 0;     ///< at once, share of those inside, [0, 1]
  double trapped_in_collapse = 0;  ///< alive, likewise
  double injured_in_collapse = 0;  ///< not trapped, likewise; the three together <= 1
  double injured_in_damage = 0;    ///< uninhabitable and not collapsed, [0, 1]
};

/// Where people are at an hour; the rest are on their way or in buildings that do not fall. Linear between
/// the rows around the clock.
struct OccupancyRow {
  sim::Duration hour{};  ///< local time, [0, 24 h), increasing over the rows
  double home = 0;       ///< [0, 1]
  double work = 0;       ///< at work or school, [0, 1]
  double outdoors = 0;   ///< nobody is hurt there (assumed); the three add up to 1
};

/// Shares of injured or trapped people, by TriageClass; they add up to 1.
using TriageShares = TriageCounts;

/// In-patients were 96,362 of 374,177 injured (State Council Information Office, 2008-06-29); a fifth of
/// these immediate: assumed.
inline constexpr TriageShares kUsualInjured{0.05, 0.21, 0.74};
/// Assumed. With them survival under rubble meets the figures of Tangshan: docs/model.md.
inline constexpr TriageShares kUsualTrapped{0.1, 0.4, 0.5};

}  // namespace surge::models
