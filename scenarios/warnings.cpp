// SPDX-License-Identifier: Apache-2.0
#include "scenarios/warnings.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>

namespace surge::scenarios {
namespace {

using models::Id;

/// Which places are joined by roads (union-find with path halving).
class Components {
 public:
  explicit Components(const models::Scenario& scenario) : parents_(scenario.places.size()) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
    for (const models::Link& link : scenario.links) parents_[root(link.from)] = root(link.to);
  }

  std::size_t root(Id<models::Place> place) {
    std::size_t at = place.index();
    while (parents_[at] != at) at = parents_[at] = parents_[parents_[at]];
    return at;
  }

 private:
  std::vector<std::size_t> parents_;
};

void warn_of_separation(const models::Scenario& scenario, std::vector<models::Warning>& warnings) {
  Components components(scenario);
  std::set<std::size_t> with_depot;
  std::set<std::size_t> with_county;
  for (const models::Depot& depot : scenario.depots) with_depot.insert(components.root(depot.place));
  for (const models::County& county : scenario.counties) {
    with_county.insert(components.root(county.seat));
    if (with_depot.contains(components.root(county.seat))) continue;
    warnings.push_back({"county " + county.key + " (" + county.name.en + ") has no road to any depot"});
  }
  for (const models::Depot& depot : scenario.depots) {
    if (with_county.contains(components.root(depot.place))) continue;
    warnings.push_back({"depot " + depot.key + " has no road to any county"});
  }
}

void warn_of_goods(const models::Scenario& scenario, std::vector<models::Warning>& warnings) {
  std::set<Id<models::Item>> needed;
  std::set<Id<models::Item>> reported;
  for (const models::Need& need : scenario.demand.needs) needed.insert(need.item);
  for (const models::InitialStock& stock : scenario.stock) {
    if (needed.contains(stock.item) || !reported.insert(stock.item).second) continue;
    warnings.push_back({"item " + scenario.items[stock.item].key + " is in stock but nobody needs it"});
  }
}

void warn_of_lines(const models::Scenario& scenario, std::vector<models::Warning>& warnings) {
  const auto& planned = scenario.command.plan.conversions;
  const std::set<Id<models::ProductionLine>> converted(planned.begin(), planned.end());
  std::string names;
  for (const Id<models::ProductionLine> line : ids(scenario.lines)) {
    if (!converted.contains(line)) names += (names.empty() ? "" : ", ") + scenario.lines[line].key;
  }
  if (!names.empty()) warnings.push_back({"lines in no plan: " + names});
}

void warn_of_trucks(const models::Scenario& scenario, std::vector<models::Warning>& warnings) {
  std::set<Id<models::Depot>> with_goods;
  for (const models::InitialStock& stock : scenario.stock) {
    if (stock.quantity > 0) with_goods.insert(stock.depot);
  }
  for (const models::ProductionBase& base : scenario.bases) with_goods.insert(base.store);
  for (const models::Fleet& fleet : scenario.fleets) {
    if (fleet.count > 0) with_goods.erase(fleet.home);
  }
  for (const Id<models::Depot> depot : with_goods) {
    warnings.push_back({"depot " + scenario.depots[depot].key + " has goods but no trucks"});
  }
}

}  // namespace

std::vector<models::Warning> find_warnings(const models::Scenario& scenario) {
  std::vector<models::Warning> warnings;
  if (scenario.hazards.empty()) warnings.push_back({"no hazards: nothing will happen"});
  warn_of_separation(scenario, warnings);
  warn_of_goods(scenario, warnings);
  warn_of_lines(scenario, warnings);
  warn_of_trucks(scenario, warnings);
  return warnings;
}

}  // namespace surge::scenarios
