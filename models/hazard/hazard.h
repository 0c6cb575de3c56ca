// SPDX-License-Identifier: Apache-2.0
// What strikes: a hazard turns its parameters and random streams into a list of impacts, known in full before
// any decision is made, so that two policies meet the same disaster.
#pragma once

#include <memory>
#include <vector>

#include "models/id.h"
#include "models/scenario/scenario.h"
#include "sim/random/stream.h"
#include "sim/time.h"

namespace surge::models {

/// Shaking at one moment.
struct Impact {
  sim::Duration time{};  ///< after the start of the run, >= 0
  double magnitude = 0;  ///< Ms
  PerRow<County, double>
      county_intensity;                 ///< CSIS degree at the seat, 0 where below the field's limit, <= 12
  PerRow<Link, double> link_intensity;  ///< CSIS degree at the middle of the link, same range
};

/// A hazard of the catalogue. Immutable; sample() may be called from several threads.
class Hazard {
 public:
  virtual ~Hazard() = default;

  /// The impacts of one replication in order of time. Draws only from `streams`.
  virtual std::vector<Impact> sample(const sim::StreamSource& streams) const = 0;
};

/// Makes the hazard `spec.kind`. The scenario must outlive it. Throws std::invalid_argument for an unknown
/// kind.
std::unique_ptr<const Hazard> make_hazard(const Scenario& scenario, const ComponentSpec& spec);

}  // namespace surge::models
