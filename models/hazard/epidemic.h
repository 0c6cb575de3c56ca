// SPDX-License-Identifier: Apache-2.0
// An epidemic: who is ill in which county day by day, lockdowns, and what both do to work and traffic.
#pragma once

#include "models/hazard/hazard.h"
#include "models/hazard/lockdown.h"
#include "models/hazard/outbreak.h"
#include "models/hazard/trigger.h"

namespace surge::models {

/// An impact a day while something changes: people in hospital (group patients), all who were ever infected
/// (affected), workers of locked counties who stay away, and checks on roads between locked counties.
class Epidemic final : public Hazard {
 public:
  static ComponentDescription description();

  Epidemic(const Scenario& scenario, const ComponentSpec& spec);

  Course sample(const sim::StreamSource& streams, const std::vector<Impact>& before) const override;

 private:
  class Days;
  /// The impacts counted from the beginning of the epidemic.
  std::vector<Impact> impacts(Transitions& transitions) const;

  const Scenario& scenario_;
  Trigger trigger_;
  Disease disease_;
  LockdownRules lockdown_;
  double absent_workers_;   ///< in a lockdown, [0, 1]
  LinkEffect road_checks_;  ///< shares left between two locked counties
  PerRow<County, std::vector<TravelShare>> travel_;
  PerRow<County, double> seeds_;     ///< infectious persons at the beginning
  std::vector<Impact> mean_course_;  ///< the same in every replication; empty where drawn
  bool drawn_;
};

}  // namespace surge::models
