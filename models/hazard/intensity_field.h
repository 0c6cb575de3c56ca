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

  /// Mean intensity of an event at every site, counties before links; 0 where out of reach. The same for all
  /// replications.
  using MeanField = std::vector<double>;
  MeanField mean_field(double magnitude, const RuptureTrace& rupture) const;

  /// The field of one replication: `mean` with the scatter of the event and of its sites.
  Impact scattered(const Event& event, const MeanField& mean, const sim::StreamSource& streams) const;

 private:
  struct Site {
    GeoPoint position;
    std::uint64_t entity;  ///< keys the site's stream; from its name, so that other sites do not move it
  };
  /// Means below this cannot reach the floor.
  double lowest_mean() const;

  const AttenuationZone& zone_;
  Scatter scatter_;
  std::size_t counties_;  ///< the first sites; the others are links
  std::vector<Site> sites_;
};

}  // namespace surge::models
