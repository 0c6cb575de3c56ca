// SPDX-License-Identifier: Apache-2.0
#include "scenarios/warnings.h"

#include <algorithm>
#include <set>
#include <string>

#include "models/transport/components.h"

namespace surge::scenarios {
namespace {

using models::Id;

std::set<std::size_t> parts_with_depots(const models::Scenario& scenario, models::Components& components) {
  std::set<std::size_t> parts;
  for (const models::Depot& depot : scenario.depots) parts.insert(components.root(depot.place));
  return parts;
}

bool has_aircraft(const models::Scenario& scenario) {
  return std::any_of(scenario.fleets.begin(), scenario.fleets.end(), [&](const models::Fleet& fleet) {
    return fleet.count > 0 && models::flies(scenario.vehicle_classes[fleet.vehicle].kind);
  });
}

void warn_of_separation(const models::Scenario& scenario, std::vector<models::Warning>& warnings) {
  models::Components by_road = models::joined_by(
      scenario, [&](Id<models::Link> link) { return models::is_road(scenario.links[link].link_class); });
  models::Components by_link = models::joined_by(scenario, [](Id<models::Link>) { return true; });
  const std::set<std::size_t> road_parts = parts_with_depots(scenario, by_road);
  const std::set<std::size_t> link_parts = parts_with_depots(scenario, by_link);
  const bool flown = has_aircraft(scenario);
  const std::string by_others =
      flown ? "only railways, waterways and aircraft may reach it" : "only railways, waterways may reach it";
  const std::string unjoined = flown ? "only aircraft may reach it" : "nothing can reach it";
  std::set<std::size_t> with_county;
  for (const models::County& county : scenario.counties) {
    with_county.insert(by_link.root(county.seat));
    if (road_parts.contains(by_road.root(county.seat))) continue;
    const bool joined = link_parts.contains(by_link.root(county.seat));
    warnings.push_back({"county " + county.key + " (" + county.name.en +
                        ") has no road to any depot: " + (joined ? by_others : unjoined)});
  }
  for (const models::Depot& depot : scenario.depots) {
    if (with_county.contains(by_link.root(depot.place))) continue;
    warnings.push_back({"depot " + depot.key + " is joined by no link to any county"});
  }
  for (const models::Terminal& terminal : scenario.terminals) {
    const std::size_t part = by_link.root(terminal.place);
    if (link_parts.contains(part) || with_county.contains(part)) continue;
    warnings.push_back({"terminal " + terminal.key + " is joined by no link to any depot or county"});
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

void warn_of_vehicles(const models::Scenario& scenario, std::vector<models::Warning>& warnings) {
  std::set<Id<models::Hub>> with_goods;
  for (const models::InitialStock& stock : scenario.stock) {
    if (stock.quantity > 0) with_goods.insert(models::hub_of(stock.depot));
  }
  for (const models::Plant& plant : scenario.plants) with_goods.insert(models::hub_of(plant.store));
  std::set<Id<models::Hub>> with_vehicles;
  for (const models::Fleet& fleet : scenario.fleets) {
    if (fleet.count > 0) with_vehicles.insert(fleet.home);
  }
  for (const Id<models::Hub> hub : with_goods) {
    if (with_vehicles.contains(hub)) continue;
    warnings.push_back(
        {"depot " + scenario.depots[*models::depot_of(scenario, hub)].key + " has goods but no vehicles"});
  }
  std::set<Id<models::Place>> seats;
  for (const models::County& county : scenario.counties) seats.insert(county.seat);
  std::string dead_ends;
  for (const Id<models::Terminal> id : ids(scenario.terminals)) {
    const models::Terminal& terminal = scenario.terminals[id];
    if (with_vehicles.contains(models::hub_of(scenario, id)) || seats.contains(terminal.place)) continue;
    dead_ends += (dead_ends.empty() ? "" : ", ") + terminal.key;
  }
  if (!dead_ends.empty())
    warnings.push_back({"terminals without vehicles, from which goods cannot go on: " + dead_ends});
}

void warn_of_response(const models::Scenario& scenario, std::vector<models::Warning>& warnings) {
  const models::Response& response = scenario.command.response;
  if (response.plan.empty() || !response.levels.empty()) return;
  warnings.push_back({"the table plan has no effect, as there are no response_levels"});
}

/// Links of the graph that vehicles of no fleet can use.
void warn_of_unused_links(const models::Scenario& scenario, std::vector<models::Warning>& warnings) {
  for (std::size_t link_class = 0; link_class < models::kLinkClasses; ++link_class) {
    const auto is_of = [&](const models::Link& link) {
      return static_cast<std::size_t>(link.link_class) == link_class;
    };
    if (std::none_of(scenario.links.begin(), scenario.links.end(), is_of)) continue;
    const bool used =
        std::any_of(scenario.fleets.begin(), scenario.fleets.end(), [&](const models::Fleet& fleet) {
          return fleet.count > 0 && scenario.vehicle_classes[fleet.vehicle].speed_mps[link_class] > 0;
        });
    if (!used)
      warnings.push_back({std::string("no vehicle of any fleet can use links of class ") +
                          models::kLinkClassNames[link_class]});
  }
}

/// Counties of the region that the map of the earthquake leaves out.
void warn_of_shakemap(const models::Scenario& scenario, std::vector<models::Warning>& warnings) {
  if (scenario.shake_map.empty()) return;
  std::string names;
  for (const models::County& county : scenario.counties) {
    if (scenario.shake_map.contains(scenario.places[county.seat].position)) continue;
    names += (names.empty() ? "" : ", ") + county.key;
  }
  if (!names.empty()) warnings.push_back({"outside of the shakemap, so not shaken by it: " + names});
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
  warn_of_response(scenario, warnings);
  warn_of_vehicles(scenario, warnings);
  warn_of_unused_links(scenario, warnings);
  warn_of_shakemap(scenario, warnings);
  return warnings;
}

}  // namespace surge::scenarios
