// SPDX-License-Identifier: Apache-2.0
#include "models/command/proportional.h"

#include <algorithm>

#include "models/share_out.h"
#include "models/transport/transport_network.h"

namespace surge::models {
ComponentDescription Proportional::description() {
  return {"proportional",
          "Gives every county that can be reached the same share of its outstanding need, item by item, from "
          "its nearest depots.",
          {}};
}

void Proportional::decide(DispatchProblem& problem) const {
  std::vector<Quantity> weights(problem.demand().size());
  std::vector<bool> reachable(problem.demand().size());
  for (std::size_t demand = 0; demand < reachable.size(); ++demand) {
    reachable[demand] = problem.time_to_nearest(demand) != TransportNetwork::kUnreachable;
  }
  for (const Id<Item> item : problem.items()) {
    if (!problem.any_supply(item)) continue;
    for (std::size_t demand = 0; demand < weights.size(); ++demand) {
      weights[demand] = reachable[demand] ? problem.outstanding(demand, item) : 0;
    }
    const std::vector<Quantity> shares = share_out(problem.sendable(item), weights);
    for (std::size_t demand = 0; demand < shares.size(); ++demand) {
      problem.ship_from_nearest(demand, item, shares[demand]);
    }
  }
}

}  // namespace surge::models
