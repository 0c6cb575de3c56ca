// SPDX-License-Identifier: Apache-2.0
// Teams of government and enterprises that go where people and roads need them.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "models/catalogue/component.h"
#include "models/id.h"
#include "models/scenario/enterprise.h"
#include "models/scenario/geography.h"
#include "models/scenario/item.h"
#include "models/scenario/reserve.h"
#include "sim/random/distribution.h"
#include "sim/time.h"

namespace surge::models {

struct VehicleClass;

enum class TeamKind {
  kRescue,       ///< finds and digs out people under rubble
  kMedical,      ///< treats the injured at the site and in hospitals
  kEngineering,  ///< reopens links
  kFire,         ///< digs out people too, and decontaminates
  kHazmat,       ///< decontaminates people exposed to a toxic substance
  kLogistics     ///< helps depots to load and unload
};
inline constexpr std::size_t kTeamKinds = 6;
/// As scenario files name them.
inline constexpr std::array<const char*, kTeamKinds> kTeamKindNames = {"rescue", "medical", "engineering",
                                                                       "fire",   "hazmat",  "logistics"};

/// What a team takes along from a depot; it is used up on the tour.
struct TeamKit {
  Id<Item> item{};
  Quantity quantity = 0;  ///< > 0
  Id<Depot> depot{};
};

/// A team. From arrival it works in shifts until it is relieved, goes home, rests, and is ready again.
struct Team {
  std::string key{};
  BilingualName name{};
  TeamKind kind = TeamKind::kRescue;
  std::optional<Id<Enterprise>> enterprise{};  ///< whose; none: of the government
  Id<Place> home{};
  double persons = 0;                  ///< > 0
  Id<VehicleClass> vehicle{};          ///< they travel in; flying ones need a terminal at home
  int vehicles = 1;                    ///< >= 1
  sim::Distribution mobilisation_s{};  ///< order to departure [s]
  double work_rate = 1;                ///< rested, in standard teams of the kind (engineering: crews), > 0
  std::optional<TeamKit> kit{};        ///< none: it has all it needs
  double without_kit = 1;              ///< share of the work rate where the depot had no kit, [0, 1]
  sim::Duration shift{};               ///< > 0
  sim::Duration rest{};                ///< between shifts, >= 0
  sim::Duration stays{};               ///< from departure until it is relieved, > 0
  sim::Duration rests_at_home{};       ///< >= 0
  sim::Duration self_sufficient{};     ///< from departure; then its members need what others there need, >= 0
  bool trained = false;                ///< has drilled mobilisation and work
  bool satellite = false;  ///< has a terminal: brings communication back, and goes where nobody reports
};

/// What holds for all teams.
struct TeamRules {
  double trained_time = 0.7;  ///< of the mobilisation time, (0, 1] (assumed)
  double trained_rate = 1.2;  ///< times the work rate, >= 1 (assumed)
  double fatigue_per_h =
      0.04;                 ///< of the work rate lost with each hour since the last rest, [0, 1] (assumed)
  double least_rate = 0.5;  ///< share of the work rate that fatigue leaves, (0, 1] (assumed)
  double fire_as_hazmat = 0.5;  ///< decontamination by a standard fire team, in hazmat teams, >= 0 (assumed)
  double decontaminated_per_h = 60;  ///< persons, by a standard hazmat team, > 0 (assumed)
  double handling_per_team =
      0.5;               ///< of a depot's dock rate that a standard logistics team adds, >= 0 (assumed)
  ComponentSpec policy;  ///< from the team policy catalogue
};

/// Mean share of the work rate over a shift: it falls linearly from 1 by fatigue_per_h, not below least_rate
/// (assumed form). A team without rest between shifts takes turns, and does not tire.
double mean_rate_over_shift(const TeamRules& rules, sim::Duration shift);

}  // namespace surge::models
