// SPDX-License-Identifier: Apache-2.0
// The nearest points of segments to given positions.
#pragma once

#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "scenarios/osm/segment_network.h"

namespace surge::scenarios {

/// The point of a network nearest to a position.
struct Foot {
  SegmentIndex segment = kNone;  ///< kNone: none within the distance
  double share = 0;              ///< of the segment from its first node, [0, 1]
  double distance_km = std::numeric_limits<double>::infinity();
};

/// For each position the nearest point on the segments that `usable` accepts, within `distance_km`; of equals
/// that on the first segment. Plane geometry around each position: for distances up to some 100 km.
std::vector<Foot> nearest_points(const SegmentNetwork& network, std::span<const models::GeoPoint> positions,
                                 double distance_km, const std::function<bool(const Segment&)>& usable);

}  // namespace surge::scenarios
