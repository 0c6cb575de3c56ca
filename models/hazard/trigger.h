// SPDX-License-Identifier: Apache-2.0
// When a hazard begins: at a time of its own, or after an earlier hazard has shaken its place.
#pragma once

#include <optional>
#include <vector>

#include "models/hazard/hazard.h"

namespace surge::models {

/// For any hazard with a place. The place shakes as the nearest county seat or middle of a link does. Of the
/// earlier impacts the first that shakes it by `trigger_intensity` or more counts, and one draw decides.
class Trigger {
 public:
  /// `begins`, `trigger_intensity`, `trigger_probability`.
  static std::vector<ParameterDeclaration> parameters();

  Trigger(const Scenario& scenario, const ComponentSpec& spec, GeoPoint place);

  /// `begins` after the start of the run where there is no trigger, or after the impact that pulls it. None:
  /// it does not happen in this replication, or only after the run.
  std::optional<sim::Duration> time(const sim::StreamSource& streams,
                                    const std::vector<Impact>& before) const;

 private:
  /// CSIS degree at the place, 0 where nothing shakes.
  double intensity(const Impact& impact) const;
  std::optional<sim::Duration> shaken(const std::vector<Impact>& before) const;

  sim::Distribution begins_s_;
  double intensity_;    ///< 0: not triggered
  double probability_;  ///< [0, 1]
  sim::Duration horizon_;
  std::optional<Id<County>> county_;  ///< nearest site, one of the two
  std::optional<Id<Link>> link_;
};

}  // namespace surge::models
