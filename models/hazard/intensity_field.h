// SPDX-License-Identifier: Apache-2.0
// The shaking of one event at every county and link of a scenario.
#pragma once

#include "models/hazard/attenuation.h"
#include "models/hazard/directivity.h"
#include "models/hazard/hazard.h"
#include "models/scenario/shake_map.h"

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

/// Evaluates fields on the sites of a scenario: counties at the points of county_points.h, links every 10 km
/// or less along the straight line between their ends. All points of a site have one draw in common.
///
/// A link is given the intensity that would damage it as much if it held all along,
///
///     I = ln(mean of exp(2 I_k)) / 2
///
/// since stretches fail independently, and at the lower end of a fragility curve of beta 0.7 to 0.8 the rate
/// of failures grows by about e^2 a degree. It lies between the mean of the points and the largest of them.
///
/// Immutable.
class IntensityField {
 public:
  /// Intensities below this are reported as 0: nothing of the model reacts to them.
  static constexpr double kFloor = 5.0;

  IntensityField(const Scenario& scenario, const AttenuationZone& zone);

  /// Mean intensity at every point; 0 where out of reach. The same for all replications.
  using MeanField = std::vector<double>;
  /// Of an event, as far as `scatter` can lift it to the floor.
  MeanField mean_field(double magnitude, const RuptureTrace& rupture, const Directivity& directivity,
                       Scatter scatter) const;
  MeanField mean_field(const ShakeMap& map) const;

  /// The field of one replication: `mean` with the scatter of the event and of its sites.
  Impact scattered(const Event& event, const MeanField& mean, Scatter scatter,
                   const sim::StreamSource& streams) const;
  /// The same for an event whose mean field is needed once: found only where it can matter.
  Impact scattered(const Event& event, const RuptureTrace& rupture, Scatter scatter,
                   const sim::StreamSource& streams) const;

 private:
  struct Site {
    std::uint64_t entity;  ///< keys the site's stream; from its name, so that other sites do not move it
    GeoPoint middle;
    double radius_km;       ///< no point of the site is further from the middle
    std::size_t first = 0;  ///< position of its points
    std::size_t count = 0;
  };
  void add_site(std::uint64_t entity, GeoPoint middle, double radius_km, std::span<const GeoPoint> points);
  /// `in_reach(site, lowest)` and `mean(point, lowest)`; means below `lowest` may be given as 0.
  template <class InReach, class Mean>
  Impact scatter_sites(const Event& event, Scatter scatter, const sim::StreamSource& streams,
                       InReach&& in_reach, Mean&& mean) const;

  const AttenuationZone& zone_;
  std::size_t counties_;  ///< the first sites; the others are links
  std::vector<Site> sites_;
  std::vector<GeoPoint> points_;
};

}  // namespace surge::models
