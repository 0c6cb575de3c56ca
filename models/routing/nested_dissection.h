// SPDX-License-Identifier: Apache-2.0
// The order in which a contraction hierarchy removes junctions: separators last.
#pragma once

#include <vector>

#include "models/routing/network.h"

namespace surge::models::routing {

/// All junctions, the least important first. A separator of the network comes last, before it the two parts,
/// each in an order of the same kind (George 1973, SIAM J. Numer. Anal. 10:345-363); parts of at most 64
/// junctions by minimum degree. Depends on nothing but the network: the same on every machine and in every
/// run. Time: about that of twenty maximum flows of the whole network.
std::vector<Id<Junction>> nested_dissection_order(const Network& network);

}  // namespace surge::models::routing
