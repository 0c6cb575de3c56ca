// SPDX-License-Identifier: Apache-2.0
// A toxic gas escapes: people are exposed and injured, the surroundings are closed and those downwind leave.
#pragma once

#include "models/hazard/area.h"
#include "models/hazard/plume.h"
#include "models/hazard/trigger.h"

namespace surge::models {

/// One impact when it happens, and one when the cordon is lifted and people come back. The closed area is a
/// circle around the place and a strip down the wind, twice as wide as its half width: `evacuation_distance`
/// long and wide, as the protective action zone of the Emergency Response Guidebook (a square), and with the
/// half circles at both ends that a strip has beyond it.
class IndustrialAccident final : public Hazard {
 public:
  static ComponentDescription description();

  IndustrialAccident(const Scenario& scenario, const ComponentSpec& spec);

  Course sample(const sim::StreamSource& streams, const std::vector<Impact>& before) const override;

 private:
  Release draw_release(const sim::StreamSource& streams) const;
  std::vector<Strip> draw_area(const sim::StreamSource& streams) const;
  void harm_people(const Release& release, Impact& impact) const;

  const Scenario& scenario_;
  ComponentSpec spec_;
  GeoPoint place_;
  Trigger trigger_;
};

}  // namespace surge::models
