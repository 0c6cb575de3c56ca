// SPDX-License-Identifier: Apache-2.0
// Who needs what: vulnerability by intensity, and needs by group of people.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "models/id.h"
#include "models/scenario/item.h"
#include "sim/time.h"

namespace surge::models {

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
/// below the first.
struct VulnerabilityRow {
  double intensity = 0;              ///< CSIS degree, 1 to 12, strictly increasing over the rows
  double share[kShakenGroups] = {};  ///< by PopulationGroup, each in [0, 1]
};

enum class NeedBasis { kPerson, kHousehold };
enum class NeedKind {
  kOneOff,     ///< needed once; what is not delivered waits
  kRecurring,  ///< needed every day; what is not delivered on its day is lost
};

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
};

struct Demand {
  std::vector<VulnerabilityRow> vulnerability;
  std::vector<Need> needs;
  double uncertainty_sigma =
      0;  ///< lognormal sigma of a county's true number of people in each group around the table, >= 0
};

}  // namespace surge::models
