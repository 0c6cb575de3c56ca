// SPDX-License-Identifier: Apache-2.0
// What the target of a row of the plan names.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "models/scenario/reserve.h"
#include "models/scenario/response.h"

namespace surge::scenarios {

/// The table, or the tables joined in class Keys, that an action is about.
inline std::string table_of(models::PlanAction action) {
  switch (action) {
    case models::PlanAction::kRelease:
    case models::PlanAction::kSend:
      return "depots";
    case models::PlanAction::kConvert:
      return "conversions";
    case models::PlanAction::kAgreement:
      return "agreements";
    case models::PlanAction::kMarket:
      return "markets";
    case models::PlanAction::kAid:
      return "aid";
    case models::PlanAction::kTeam:
      return "teams";
    case models::PlanAction::kLinks:
      return "links";
  }
  return {};
}

inline bool is_depot_level(std::string_view text) {
  const auto& names = models::kDepotLevelNames;
  return std::find(names.begin(), names.end(), text) != names.end();
}

}  // namespace surge::scenarios
