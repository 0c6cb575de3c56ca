// SPDX-License-Identifier: Apache-2.0
#include "models/command/nearest_first.h"

#include <algorithm>
#include <utility>

#include "models/transport/transport_network.h"

namespace surge::models {
namespace {

/// Demand points that some depot can reach, those nearest to a depot first.
std::vector<std::size_t> by_distance(const DispatchProblem& problem) {
  std::vector<std::pair<sim::Duration, std::size_t>> reachable;
  for (std::size_t demand = 0; demand < problem.demand().size(); ++demand) {
    const sim::Duration time = problem.time_to_nearest(demand);
    if (time != TransportNetwork::kUnreachable) reachable.emplace_back(time, demand);
  }
  std::sort(reachable.begin(), reachable.end());
  std::vector<std::size_t> order;
  for (const auto& [time, demand] : reachable) order.push_back(demand);
  return order;
}

}  // namespace

ComponentDescription NearestFirst::description() {
  return {
      "nearest_first",
      "Serves the counties nearest to a depot first, each from its nearest depots; most urgent items first.",
      {}};
}

void NearestFirst::decide(DispatchProblem& problem) const {
  problem.serve_in_order(by_distance(problem));
}

}  // namespace surge::models
