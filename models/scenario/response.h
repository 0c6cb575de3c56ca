// SPDX-License-Identifier: Apache-2.0
// Levels of response (响应级别), what raises them, and what the plan does at each.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "models/id.h"
#include "models/scenario/geography.h"
#include "models/scenario/item.h"
#include "sim/random/distribution.h"
#include "sim/time.h"

namespace surge::models {

/// Level I is the highest. Ordered: a higher level is the greater value.
enum class ResponseLevel { kNone, kFour, kThree, kTwo, kOne };
inline constexpr std::size_t kResponseLevels = 4;  ///< without kNone
/// As scenario files name them, from the lowest up.
inline constexpr std::array<const char*, kResponseLevels> kResponseLevelNames = {"IV", "III", "II", "I"};

/// Position among the levels from the lowest up. Precondition: not kNone.
constexpr std::size_t position_of(ResponseLevel level) {
  return static_cast<std::size_t>(level) - 1;
}

/// What raises the response to a level: any of what is given, at least.
struct LevelTriggers {
  ResponseLevel level = ResponseLevel::kNone;
  std::optional<double> magnitude{};  ///< of an earthquake so far, Ms
  std::optional<double> intensity{};  ///< CSIS degree at the seat of a county that has reported
  std::optional<double> dead{};       ///< persons by the reports: Command::dead_per_trapped of the trapped
  std::optional<double> affected{};   ///< persons by the reports, all counties together
  std::optional<double> displaced{};  ///< likewise
  std::optional<double> injured{};    ///< likewise
};

/// What a row of the plan does.
enum class PlanAction {
  kRelease,    ///< goods may be dispatched from depots
  kSend,       ///< a standing order: goods leave a depot without being asked for
  kConvert,    ///< conversions may be ordered
  kAgreement,  ///< agreements may be called
  kMarket,     ///< goods may be bought
  kAid,        ///< consignments of aid are asked for
  kTeam,       ///< engineering teams are sent
  kLinks       ///< links are to be reopened first
};
inline constexpr std::size_t kPlanActions = 8;
/// As scenario files name them.
inline constexpr std::array<const char*, kPlanActions> kPlanActionNames = {
    "release", "send", "convert", "agreement", "market", "aid", "team", "links"};

/// One row of the plan. It holds at its level and all higher ones.
struct PlanRow {
  std::string key{};
  ResponseLevel level = ResponseLevel::kFour;
  PlanAction action = PlanAction::kRelease;
  /// Positions in the table the action is about: depots, conversions, agreements, markets, aid, teams, links.
  std::vector<std::size_t> targets{};
  Id<Item> item{};                   ///< kSend only
  bool to_own_county = false;        ///< kSend only: to the county a depot stands in, at most what it needs
  std::optional<Quantity> quantity;  ///< kSend only: units in all, >= 0; or else
  double share = 0;                  ///< kSend only: of what lies free in the depot then, [0, 1]
  std::optional<Id<County>> to{};    ///< kSend only; none: to the struck counties
  sim::Distribution approval_s{};    ///< level reached to effect [s]
};

/// Levels and plan. Without levels, all that the plan of `Command` holds may be used from activation.
struct Response {
  std::vector<LevelTriggers> levels{};        ///< at most one for each level
  std::vector<PlanRow> plan{};                ///< in order of the table
  std::optional<sim::Duration> stand_down{};  ///< the response ends so long after its last rise; none: never
};

}  // namespace surge::models
