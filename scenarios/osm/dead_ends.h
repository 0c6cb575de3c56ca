// SPDX-License-Identifier: Apache-2.0
// Takes out what leads nowhere.
#pragma once

#include <cstddef>
#include <span>

#include "scenarios/osm/segment_network.h"

namespace surge::scenarios {

struct Pruned {
  std::size_t dead_end_segments = 0;
  double dead_ends_km = 0;
  std::size_t parts = 0;  ///< connected parts without a place that is kept
  double parts_km = 0;
};

/// Takes out connected parts without a kept node (direction of travel aside), and then, again and again, the
/// segments at whose end nothing follows and no kept node is. `kept`: for each node, not 0 if it is a
/// destination.
Pruned prune(SegmentNetwork& network, std::span<const char> kept);

}  // namespace surge::scenarios
