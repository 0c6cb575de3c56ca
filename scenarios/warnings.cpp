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
  std::set<Id<models::Item>> used;
  std::set<Id<models::Item>> reported;
  for (const models::Need& need : scenario.demand.needs) used.insert(need.item);
  for (const models::Substitute& row : scenario.substitutes) used.insert(row.substitute);
  for (const models::KitLine& row : scenario.kits) used.insert(row.component);
  for (const models::BillLine& row : scenario.production.bills) used.insert(row.material);
  for (const models::InitialStock& stock : scenario.stock) {
    if (used.contains(stock.item) || !reported.insert(stock.item).second) continue;
    warnings.push_back({"item " + scenario.items[stock.item].key + " is in stock but nobody needs it"});
  }
}

void warn_of_lines(const models::Scenario& scenario, std::vector<models::Warning>& warnings) {
  std::set<Id<models::ProductionLine>> converted;
  for (const auto conversion : scenario.command.plan.conversions) {
    converted.insert(scenario.conversions[conversion].line);
  }
  std::string names;
  for (const Id<models::ProductionLine> line : ids(scenario.lines)) {
    if (converted.contains(line) || scenario.lines[line].peacetime_item) continue;
    names += (names.empty() ? "" : ", ") + scenario.lines[line].key;
  }
  if (!names.empty()) warnings.push_back({"lines in no plan: " + names});
}

/// Materials that a plan needs and no plant of the line's could ever get.
void warn_of_materials(const models::Scenario& scenario, std::vector<models::Warning>& warnings) {
  std::set<std::pair<Id<models::Plant>, Id<models::Item>>> sourced;
  for (const models::Sourcing& row : scenario.production.sourcing) sourced.emplace(row.plant, row.item);
  std::set<std::pair<Id<models::Plant>, Id<models::Item>>> reported;
  for (const models::Conversion& conversion : scenario.conversions) {
    const Id<models::Plant> plant = scenario.lines[conversion.line].plant;
    for (const models::BillLine& bill : scenario.production.bills) {
      const std::pair pair(plant, bill.material);
      if (bill.item != conversion.item || sourced.contains(pair) || !reported.insert(pair).second) continue;
      warnings.push_back({"plant " + scenario.plants[plant].key + " has no supplier of " +
                          scenario.items[bill.material].key + ", which " + conversion.key + " needs"});
    }
  }
}

void warn_of_peacetime(const models::Scenario& scenario, std::vector<models::Warning>& warnings) {
  if (scenario.peacetime.duration > sim::Duration{}) return;
  if (scenario.customers.empty() && scenario.replenishment.empty() && scenario.rotation.empty()) return;
  warnings.push_back({"customers, replenishment and rotation have no effect, as peacetime.duration is 0"});
}

void warn_of_trucks(const models::Scenario& scenario, std::vector<models::Warning>& warnings) {
  std::set<Id<models::Depot>> with_goods;
  for (const models::InitialStock& stock : scenario.stock) {
    if (stock.quantity > 0) with_goods.insert(stock.depot);
  }
  for (const models::Plant& plant : scenario.plants) with_goods.insert(plant.store);
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
  if (scenario.hazards.empty()) warnings.push_back({"no hazards: nobody will be in need"});
  warn_of_separation(scenario, warnings);
  warn_of_goods(scenario, warnings);
  warn_of_lines(scenario, warnings);
  warn_of_materials(scenario, warnings);
  warn_of_peacetime(scenario, warnings);
  warn_of_trucks(scenario, warnings);
  return warnings;
}

}  // namespace surge::scenarios
