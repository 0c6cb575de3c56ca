// SPDX-License-Identifier: Apache-2.0
#include "models/repair/ranked_repair.h"

#include <algorithm>
#include <tuple>

namespace surge::models {
namespace {

/// Until the team has opened it, alone with those who are there [s].
double seconds_to_passable(const RepairSite& site, double crews) {
  return sim::to_seconds(site.travel_time) + site.work_s / (crews + site.crews_there);
}

/// The site with the smallest key. Sites where others work already count as taken while there are others.
template <class Key>
std::optional<std::size_t> smallest(std::span<const RepairSite> sites, Key&& key) {
  const auto better = [&](const RepairSite& x, const RepairSite& y) {
    return std::tuple(x.crews_there > 0, key(x)) < std::tuple(y.crews_there > 0, key(y));
  };
  const auto best = std::min_element(sites.begin(), sites.end(), better);
  if (best == sites.end()) return {};
  return static_cast<std::size_t>(best - sites.begin());
}

}  // namespace

ComponentDescription PopulationCutOff::description() {
  return {"population_cut_off",
          "Opens the link first that gives most people a road again, then those most people depend on.",
          {}};
}

std::optional<std::size_t> PopulationCutOff::choose(std::span<const RepairSite> sites, double crews) const {
  return smallest(sites, [&](const RepairSite& site) {
    return std::tuple(-site.population_cut_off, -site.betweenness, seconds_to_passable(site, crews));
  });
}

ComponentDescription Betweenness::description() {
  return {"betweenness",
          "Opens the link first that most people's roads from their nearest depots lead over.",
          {}};
}

std::optional<std::size_t> Betweenness::choose(std::span<const RepairSite> sites, double crews) const {
  return smallest(sites, [&](const RepairSite& site) {
    return std::tuple(-site.betweenness, seconds_to_passable(site, crews));
  });
}

ComponentDescription PlanOrder::description() {
  return {"plan_order",
          "Opens links in the order of `command.plan.links`, then the others, the soonest passable first.",
          {}};
}

std::optional<std::size_t> PlanOrder::choose(std::span<const RepairSite> sites, double crews) const {
  return smallest(sites, [&](const RepairSite& site) {
    return std::tuple(site.plan_position, seconds_to_passable(site, crews));
  });
}

ComponentDescription SoonestPassable::description() {
  return {"soonest_passable", "Opens the link first that can be open soonest.", {}};
}

std::optional<std::size_t> SoonestPassable::choose(std::span<const RepairSite> sites, double crews) const {
  return smallest(sites, [&](const RepairSite& site) { return seconds_to_passable(site, crews); });
}

}  // namespace surge::models
