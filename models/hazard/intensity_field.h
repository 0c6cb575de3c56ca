// SPDX-License-Identifier: Apache-2.0
// The shaking of one event at every county seat and link of a scenario.
#pragma once

#include "models/hazard/attenuation.h"
#include "models/hazard/hazard.h"

namespace surge::models {

/// Scatter around the mean field: one draw for the event, one for each site.
struct Scatter {
  double event_sigma = 0;  ///< standard deviation shared by all sites of an event [degree]
  double site_sigma = 0;   ///< standard deviation of each site's own part [degree]
};

/// One event of a sequence.
struct Event {
  sim::Duration time{};
  double magnitude = 0;
  std::uint64_t occurrence = 0;  ///< 0 the main shock, then the aftershocks in order
};

/// Evaluates fields on the sites of a scenario. Immutable.
class IntensityField {
 public:
  /// Intensities below this are reported as 0: nothing of the model reacts to them.
  static constexpr double kFloor = 5.0;

  IntensityField(const Scenario& scenario, const AttenuationZone& zone, Scatter scatter);

  Impact evaluate(const Event& event, const RuptureTrace& rupture, const sim::StreamSource& streams) const;

 private:
  struct Site {
    GeoPoint position;
    std::uint64_t entity;  ///< keys the site's stream; from its name, so that other sites do not move it
  };
  double at(const Site& site, const Event& event, double reach_km, double event_part,
            const RuptureTrace& rupture, const sim::StreamSource& streams) const;

  const AttenuationZone& zone_;
  Scatter scatter_;
  std::vector<Site> counties_;
  std::vector<Site> links_;
};

}  // namespace surge::models
