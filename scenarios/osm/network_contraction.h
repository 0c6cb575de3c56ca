// SPDX-License-Identifier: Apache-2.0
// From segments to links between places.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "scenarios/osm/segment_network.h"

namespace surge::scenarios {

/// A chain of segments of the same class, direction and line.
struct ContractedLink {
  NodeIndex from = kNone;
  NodeIndex to = kNone;
  models::LinkClass link_class = models::LinkClass::kMountain;
  models::LinkDirection direction = models::LinkDirection::kBoth;
  std::uint32_t line = 0;    ///< position in SegmentNetwork::lines
  double length_km = 0;      ///< the sum over its segments
  double bridge_km = 0;      ///< part of it
  double tunnel_km = 0;      ///< part of it
  double limited_km = 0;     ///< the part of it with a speed limit
  double limited_h = 0;      ///< to drive that part at its limits
  NodeIndex middle = kNone;  ///< the inner node nearest to half the way; none if there is no inner node

  /// The harmonic mean of the limits, if they hold for half of the length at least, else 0 [km/h].
  double speed_km_per_h() const {
    return 2 * limited_km >= length_km && limited_h > 0 ? limited_km / limited_h : 0;
  }
};

struct Contraction {
  std::vector<ContractedLink> links;  ///< in ascending order of their ends
  std::size_t loops = 0;              ///< left out, as they lead from a place to itself
  double loops_km = 0;
  std::vector<SegmentIndex> loop_segments;
};

/// Joins segments at all nodes that are passed through: of degree 2, with the same class, direction and line
/// on both sides, and not `kept` (one for each node, not 0: stays a place). Distances between places stay the
/// same.
Contraction contract(const SegmentNetwork& network, std::span<const char> kept);

}  // namespace surge::scenarios
