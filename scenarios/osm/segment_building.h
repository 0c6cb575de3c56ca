// SPDX-License-Identifier: Apache-2.0
// From the ways of a file to the segments inside the region.
#pragma once

#include <cstddef>

#include "scenarios/osm/osm_reading.h"

namespace surge::scenarios {

enum class Carrier { kRoadAndFerry, kRail };

struct CutCounts {
  std::size_t missing_nodes = 0;  ///< references to nodes that the file does not hold
  std::size_t ways_cut = 0;       ///< ways with nodes outside the region, or missing ones
  std::size_t ways_outside = 0;   ///< ways without a segment inside
  std::size_t doubled = 0;  ///< segments drawn twice between the same two nodes, or from a node to itself
};

/// Ways are cut at the border of the region: each part ends at its last node inside, and at nodes the file
/// does not hold. `region` null: all. Nodes are in ascending order of id.
SegmentNetwork build_network(const OsmData& data, const Region* region, Carrier carrier, CutCounts& counts);

}  // namespace surge::scenarios
