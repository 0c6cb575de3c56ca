// SPDX-License-Identifier: Apache-2.0
// How links suffer from shaking and how long they stay closed.
#pragma once

#include <vector>

#include "models/scenario/geography.h"
#include "sim/random/distribution.h"

namespace surge::models {

/// One fragility curve: P(blocked) = Phi((I - median) / beta) with I the intensity at the link.
struct LinkFragility {
  RoadClass road_class = RoadClass::kNational;
  Terrain terrain = Terrain::kBasin;
  double median_intensity = 10;  ///< intensity that blocks half of the links of this kind
  double beta = 1;               ///< standard deviation in degrees of intensity, > 0
  sim::Distribution repair_s;    ///< blocked to open again [s]; lognormal by default
};

struct LinkDamage {
  /// One row for each (RoadClass, Terrain) that occurs among the links.
  std::vector<LinkFragility> fragility;
};

}  // namespace surge::models
