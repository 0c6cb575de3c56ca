// SPDX-License-Identifier: Apache-2.0
#include "models/hazard/hourly_effects.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace surge::models {
namespace {

constexpr double kLatest = 1e6;  ///< hours, beyond any run

}  // namespace

Impact& HourlyEffects::at(double hours) {
  const auto hour = static_cast<std::int64_t>(std::ceil(std::clamp(hours, 0.0, kLatest)));
  Impact& impact = by_hour_[hour];
  impact.time = std::chrono::hours(hour);
  return impact;
}

std::vector<Impact> HourlyEffects::until(sim::Duration horizon) && {
  std::vector<Impact> impacts;
  for (auto& [hour, impact] : by_hour_) {
    if (impact.time <= horizon) impacts.push_back(std::move(impact));
  }
  return impacts;
}

}  // namespace surge::models
