// SPDX-License-Identifier: Apache-2.0
// The part of a network within which every place can be reached from every other, and back.
#pragma once

#include <vector>

#include "scenarios/osm/segment_network.h"

namespace surge::scenarios {

/// For each node 1 if it is in the largest such part (by length of its segments; of equals, that of the
/// lowest node), else 0. Strongly connected components: R. E. Tarjan, SIAM Journal on Computing 1 (1972)
/// 146-160.
std::vector<char> largest_round_trip_part(const SegmentNetwork& network, const Incidence& incidence);

}  // namespace surge::scenarios
