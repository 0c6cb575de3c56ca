// SPDX-License-Identifier: Apache-2.0
// At most one link between two places, as the scenario's tables ask for.
#pragma once

#include <cstddef>
#include <vector>

#include "scenarios/osm/network_contraction.h"

namespace surge::scenarios {

struct SeparatedLinks {
  std::vector<ContractedLink> links;  ///< with `middles` empty: no two between the same places
  std::vector<NodeIndex>
      middles;  ///< nodes of surplus links that must become places: contract again with them
  std::size_t carriageways_merged = 0;
};

/// Of several links between the same two places one stays; two opposite one-way roads of the same class, and
/// tracks of the same line, whose lengths differ by at most `tolerance` [0, 1] of the longer, become one link
/// of mean length that leads both ways. The others get a place in their middle. Ferries and roads do not
/// count as parallel.
SeparatedLinks separate_parallel_links(const std::vector<ContractedLink>& links, double tolerance);

}  // namespace surge::scenarios
