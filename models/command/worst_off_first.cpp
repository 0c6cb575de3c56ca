// SPDX-License-Identifier: Apache-2.0
#include "models/command/worst_off_first.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace surge::models {
namespace {

double covered(const Basin& basin) {
  return basin.needed - static_cast<double>(basin.outstanding);
}

/// The level at which the water adds up to `total`; 1 or less. Water rises at the rate of `needed` from the
/// basin's coverage to 1.
double water_level(Quantity total, std::span<const Basin> basins) {
  std::vector<std::pair<double, double>> floors;  // coverage now, needed
  for (const Basin& basin : basins) {
    if (basin.outstanding > 0) floors.emplace_back(covered(basin) / basin.needed, basin.needed);
  }
  std::sort(floors.begin(), floors.end());
  double left = static_cast<double>(total);
  double level = 0;
  double rate = 0;
  for (const auto& [floor, needed] : floors) {
    if (rate * (floor - level) > left) break;
    left -= rate * (floor - level);
    level = floor;
    rate += needed;
  }
  return rate > 0 ? std::min(1.0, level + left / rate) : 1.0;
}

/// Gives out what rounding down has left, at most one unit a basin and turn.
void give_out(Quantity left, std::span<const Basin> basins, std::vector<Quantity>& shares) {
  while (left > 0) {
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < basins.size(); ++i) {
      if (shares[i] >= basins[i].outstanding) continue;
      order.emplace_back((covered(basins[i]) + static_cast<double>(shares[i])) / basins[i].needed, i);
    }
    if (order.empty()) return;
    std::sort(order.begin(), order.end());
    for (const auto& [coverage, i] : order) {
      if (left == 0) return;
      ++shares[i];
      --left;
    }
  }
}

std::vector<Basin> basins_of(const DispatchProblem& problem, Id<Item> item) {
  std::vector<Basin> basins(problem.demand().size());
  for (std::size_t demand = 0; demand < basins.size(); ++demand) {
    const Quantity outstanding = problem.outstanding(demand, item);
    if (outstanding == 0 || !problem.nearest_supplier(demand, item)) continue;
    basins[demand] = {std::max(problem.needed(demand, item), static_cast<double>(outstanding)), outstanding};
  }
  return basins;
}

/// A share whose own depots are empty leaves goods elsewhere: they go to the lowest coverage then.
void send_the_rest(DispatchProblem& problem, Id<Item> item) {
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t demand = 0; demand < problem.demand().size(); ++demand) {
    if (problem.outstanding(demand, item) > 0) order.emplace_back(problem.coverage(demand, item), demand);
  }
  std::sort(order.begin(), order.end());
  for (const auto& [coverage, demand] : order) {
    if (!problem.any_supply(item)) return;
    problem.ship_from_nearest(demand, item, problem.outstanding(demand, item));
  }
}

}  // namespace

std::vector<Quantity> fill_lowest(Quantity total, std::span<const Basin> basins) {
  std::vector<Quantity> shares(basins.size());
  const double level = water_level(total, basins);
  Quantity left = total;
  for (std::size_t i = 0; i < basins.size(); ++i) {
    const double water = std::floor(level * basins[i].needed - covered(basins[i]));
    shares[i] = std::clamp(static_cast<Quantity>(water), Quantity{0}, std::min(left, basins[i].outstanding));
    left -= shares[i];
  }
  give_out(left, basins, shares);
  return shares;
}

ComponentDescription WorstOffFirst::description() {
  return {"worst_off_first",
          "Raises the lowest coverage first (water-filling over what was sent or has arrived), item by item, "
          "each county from its nearest depots.",
          {}};
}

void WorstOffFirst::decide(DispatchProblem& problem) const {
  for (const Id<Item> item : problem.items()) {
    if (!problem.any_supply(item)) continue;
    const std::vector<Quantity> shares = fill_lowest(problem.sendable(item), basins_of(problem, item));
    for (std::size_t demand = 0; demand < shares.size(); ++demand) {
      if (shares[demand] > 0) problem.ship_from_nearest(demand, item, shares[demand]);
    }
    if (problem.any_supply(item)) send_the_rest(problem, item);
  }
}

}  // namespace surge::models
