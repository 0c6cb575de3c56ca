// SPDX-License-Identifier: Apache-2.0
#include "models/command/proportional.h"

#include <algorithm>
#include <numeric>

#include "models/transport/road_network.h"

namespace surge::models {
namespace {

/// Units that stock and trucks together can send, over all depots.
Quantity sendable(const DispatchProblem& problem, Id<Item> item) {
  Quantity total = 0;
  for (std::size_t supply = 0; supply < problem.supply().size(); ++supply) {
    total += std::min(problem.stock(supply, item), problem.room_for(supply, item));
  }
  return total;
}

}  // namespace

ComponentDescription Proportional::description() {
  return {"proportional",
          "Gives every county that can be reached the same share of its outstanding need, item by item, from "
          "its nearest depots.",
          {}};
}

std::vector<Quantity> proportional_shares(Quantity total, const std::vector<Quantity>& weights) {
  const Quantity sum = std::accumulate(weights.begin(), weights.end(), Quantity{0});
  if (total >= sum) return weights;
  std::vector<Quantity> shares(weights.size());
  std::vector<std::pair<Quantity, std::size_t>> remainders;
  Quantity left = total;
  __extension__ using Wide = __int128;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Wide product = static_cast<Wide>(total) * weights[i];
    shares[i] = static_cast<Quantity>(product / sum);
    remainders.emplace_back(static_cast<Quantity>(product % sum), i);
    left -= shares[i];
  }
  std::stable_sort(remainders.begin(), remainders.end(),
                   [](const auto& x, const auto& y) { return x.first > y.first; });
  for (std::size_t i = 0; left > 0; ++i, --left) ++shares[remainders[i].second];
  return shares;
}

void Proportional::decide(DispatchProblem& problem) const {
  std::vector<Quantity> weights(problem.demand().size());
  std::vector<bool> reachable(problem.demand().size());
  for (std::size_t demand = 0; demand < reachable.size(); ++demand) {
    reachable[demand] = problem.time_to_nearest(demand) != RoadNetwork::kUnreachable;
  }
  for (const Id<Item> item : problem.items()) {
    if (!problem.any_supply(item)) continue;
    for (std::size_t demand = 0; demand < weights.size(); ++demand) {
      weights[demand] = reachable[demand] ? problem.outstanding(demand, item) : 0;
    }
    const std::vector<Quantity> shares = proportional_shares(sendable(problem, item), weights);
    for (std::size_t demand = 0; demand < shares.size(); ++demand) {
      problem.ship_from_nearest(demand, item, shares[demand]);
    }
  }
}

}  // namespace surge::models
