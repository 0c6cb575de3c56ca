// SPDX-License-Identifier: Apache-2.0
#include "models/command/nearest_first.h"

#include <algorithm>
#include <numeric>

namespace surge::models {
namespace {

/// Demand points that some depot can reach, those nearest to a depot first.
std::vector<std::size_t> by_distance(const DispatchProblem& problem) {
  std::vector<std::size_t> order;
  for (std::size_t demand = 0; demand < problem.demand().size(); ++demand) {
    if (!problem.demand()[demand].nearest.empty()) order.push_back(demand);
  }
  const auto time = [&](std::size_t demand) {
    return problem.travel_time(problem.demand()[demand].nearest.front(), demand);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t x, std::size_t y) { return time(x) < time(y); });
  return order;
}

/// From the nearest depots outward, until the need is met.
void serve(DispatchProblem& problem, std::size_t demand, Id<Item> item) {
  for (const std::size_t supply : problem.demand()[demand].nearest) {
    const Quantity outstanding = problem.outstanding(demand, item);
    if (outstanding == 0) return;
    if (problem.can_supply(supply, item)) problem.ship(supply, demand, item, outstanding);
  }
}

}  // namespace

ComponentDescription NearestFirst::description() {
  return {
      "nearest_first",
      "Serves the counties nearest to a depot first, each from its nearest depots; most urgent items first.",
      {}};
}

void NearestFirst::decide(DispatchProblem& problem) const {
  const std::vector<std::size_t> order = by_distance(problem);
  for (const Id<Item> item : problem.items()) {
    for (const std::size_t demand : order) {
      if (!problem.any_supply(item)) break;
      serve(problem, demand, item);
    }
  }
}

}  // namespace surge::models
