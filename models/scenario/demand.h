// SPDX-License-Identifier: Apache-2.0
// Who needs what: what shaking does to people, where the displaced find shelter, needs by group of people,
// and what it costs to go without.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "models/id.h"
#include "models/scenario/common.h"
#include "models/scenario/item.h"
#include "models/scenario/losses.h"
#include "sim/time.h"

namespace surge::models {

struct County;  // models/scenario/geography.h

/// Groups of people in a county that have needs of their own. Shaking makes the first four.
enum class PopulationGroup {
  kAffected,
  kDisplaced,
  kInjured,
  kTrapped,
  kPatients,     ///< in hospital with an epidemic disease
  kExposed,      ///< to be decontaminated
  kUnsheltered,  ///< displaced without a place in a public shelter
  kInpatients,   ///< injured people in hospital beds
  kResponders    ///< members of teams at work there
};
inline constexpr std::size_t kPopulationGroups = 9;
/// As scenario files name them.
inline constexpr std::array<const char*, kPopulationGroups> kPopulationGroupNames = {
    "affected", "displaced",   "injured",    "trapped",   "patients",
    "exposed",  "unsheltered", "inpatients", "responders"};
inline constexpr std::size_t kShakenGroups = 4;

/// Shares of the population by macroseismic intensity; linear between rows, constant beyond the last, zero
/// below the first. Where there are buildings, only the share of affected people counts.
struct VulnerabilityRow {
  double intensity = 0;              ///< CSIS degree, 1 to 12, strictly increasing over the rows
  double share[kShakenGroups] = {};  ///< by PopulationGroup, each in [0, 1]
};

enum class NeedBasis { kPerson, kHousehold };
enum class NeedKind {
  kOneOff,     ///< needed once; what is not delivered waits
  kRecurring,  ///< needed every day; what is not delivered on its day is lost
  kWaiting     ///< needed every day; what is not delivered waits
};
inline constexpr std::size_t kNeedKinds = 3;
/// As scenario files name them.
inline constexpr std::array<const char*, kNeedKinds> kNeedKindNames = {"one_off", "recurring",
                                                                       "recurring_waiting"};

inline bool is_recurring(NeedKind kind) {
  return kind != NeedKind::kOneOff;
}

/// One line of the needs catalogue.
struct Need {
  Id<Item> item;
  PopulationGroup group = PopulationGroup::kDisplaced;
  NeedBasis basis = NeedBasis::kPerson;
  NeedKind kind = NeedKind::kOneOff;
  double amount =
      0;  ///< units a person or household (one-off), or units a person-day or household-day (recurring); > 0
  sim::Duration begins{};  ///< after impact, >= 0
  sim::Duration lasts{};   ///< recurring only: how long the need goes on, > 0
  int priority = 1;        ///< 1 is served first
  double weight = 1;       ///< in averages over items, > 0
  sim::Duration
      fades{};  ///< recurring only: half-life of amount and persons after `begins`; 0: does not fade
};

/// Days' worth of the first day's need in the time `since` a recurring need began: the integral of
/// 2^(-t / fades). Precondition: since >= 0.
inline double full_days(const Need& need, sim::Duration since) {
  if (need.fades <= sim::Duration{}) return sim::to_days(since);
  const double half_life_d = sim::to_days(need.fades);
  return half_life_d / std::log(2.0) * (1 - std::exp2(-sim::to_days(since) / half_life_d));
}

/// A public shelter: a stadium, a school, a camp prepared for it.
struct Shelter {
  Id<County> county;
  BilingualName name;
  double capacity_persons = 0;  ///< >= 0
  sim::Duration opens{};        ///< after the start of the run, >= 0
};

/// Displaced people without a place in a shelter move on to counties near by that are less struck.
struct Relocation {
  double share = 0;       ///< of those without a place, who would go; 0: nobody moves
  double rate_per_s = 0;  ///< at which they set out, >= 0
  double radius_km = 0;   ///< between seats, > 0
};

/// Displaced people return to a life without relief: of those displaced, 2^(-(t - delay) / half_time) still
/// depend on it a time t > delay after they were struck. half_time 0: all of them, always.
struct Recovery {
  sim::Duration half_time{};
  sim::Duration delay{};
};

/// What it costs a person to be without an item for a time t: scale (exp(rate t) - 1) up to `full_after`, and
/// no more than that afterwards. The form is that of Holguin-Veras et al. 2013 (J. Operations Management
/// 31:262-280).
struct Deprivation {
  Id<Item> item;
  double scale_cny = 0;        ///< > 0
  double rate_per_s = 0;       ///< > 0
  sim::Duration full_after{};  ///< > 0
};

struct Demand {
  std::vector<VulnerabilityRow> vulnerability;
  std::vector<BuildingClass> buildings;  ///< empty: `vulnerability` says all
  std::vector<OccupancyRow> occupancy;   ///< empty: everybody is at home
  TriageShares injured = kUsualInjured;  ///< whatever has hurt them
  TriageShares trapped = kUsualTrapped;
  std::vector<Shelter> shelters;
  Relocation relocation;
  Recovery recovery;
  std::vector<Need> needs;
  std::vector<Deprivation> deprivation;
  double uncertainty_sigma =
      0;  ///< lognormal sigma of a county's true number of people in each group around the table, >= 0
};

}  // namespace surge::models
