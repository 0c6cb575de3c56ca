// SPDX-License-Identifier: Apache-2.0
#include "app/scenario_overview.h"

#include <nlohmann/json.hpp>

#include "analysis/text_table.h"
#include "app/columns.h"
#include "app/parameter_text.h"
#include "app/scenario_totals.h"

namespace surge::app {
namespace {

std::string count(std::size_t number, const std::string& one, const std::string& many) {
  return grouped(static_cast<std::int64_t>(number)) + " " + (number == 1 ? one : many);
}

std::string region_text(const models::Scenario& scenario, const ScenarioTotals& totals) {
  return count(scenario.counties.size(), "county", "counties") + " in " +
         count(scenario.prefectures.size(), "prefecture", "prefectures") + ", " +
         analysis::number_text(totals.population) + " people";
}

std::string network_text(const models::Scenario& scenario, const ScenarioTotals& totals) {
  return count(scenario.links.size(), "link", "links") + " of road, rail and water, " +
         analysis::number_text(totals.road_km) + " km of road; " +
         count(scenario.terminals.size(), "terminal", "terminals");
}

std::string reserve_text(const models::Scenario& scenario, const ScenarioTotals& totals) {
  return count(scenario.depots.size(), "depot", "depots") + " with " +
         count(scenario.items.size(), "item", "items") + ": " + analysis::number_text(totals.stock.mass_t) +
         " t, " + analysis::number_text(totals.stock.volume_m3) + " m3, " +
         analysis::number_text(totals.stock.value_cny / 1e6) + " million CNY";
}

std::string production_text(const models::Scenario& scenario) {
  return count(scenario.plants.size(), "plant", "plants") + " in " +
         count(scenario.bases.size(), "base", "bases") + " with " +
         count(scenario.lines.size(), "line", "lines") + "; " +
         count(scenario.conversions.size(), "conversion", "conversions") + ", " +
         grouped(static_cast<std::int64_t>(scenario.command.plan.conversions.size())) + " in the plan";
}

std::string contracts_text(const models::Scenario& scenario) {
  return count(scenario.agreements.size(), "agreement", "agreements") + ", " +
         count(scenario.markets.size(), "market", "markets") + ", " +
         count(scenario.aid.size(), "consignment of aid", "consignments of aid") + ", " +
         count(scenario.donations.size(), "stream of donations", "streams of donations");
}

std::string peacetime_text(const models::Scenario& scenario) {
  if (scenario.peacetime.duration == sim::Duration{}) return "not simulated: stock at impact is given";
  return quantity_text(sim::to_seconds(scenario.peacetime.duration), models::Dimension::kTime) +
         " before the impact; " +
         count(scenario.replenishment.size(), "item replenished", "items replenished") + ", " +
         grouped(static_cast<std::int64_t>(scenario.rotation.size())) + " rotated, " +
         grouped(static_cast<std::int64_t>(scenario.customers.size())) + " sold to customers";
}

std::string kinds(const std::vector<models::ComponentSpec>& components) {
  std::vector<std::string> names;
  for (const models::ComponentSpec& component : components) names.push_back(component.kind);
  return names.empty() ? "none" : joined(names);
}

std::string run_text(const models::RunDefaults& run) {
  const auto time = [](sim::Duration duration) {
    return quantity_text(sim::to_seconds(duration), models::Dimension::kTime);
  };
  return count(static_cast<std::size_t>(run.replications), "replication", "replications") + " of " +
         time(run.horizon) + ", sampled every " + time(run.sample_interval) + ", seed " +
         std::to_string(run.seed);
}

}  // namespace

void print_overview(std::ostream& out, const models::Scenario& scenario) {
  const ScenarioTotals totals = totals_of(scenario);
  Columns columns({Align::kLeft, Align::kLeft});
  columns.add({"region", region_text(scenario, totals)});
  columns.add({"network", network_text(scenario, totals)});
  columns.add({"hazards", kinds(scenario.hazards)});
  columns.add({"needs", count(scenario.demand.needs.size(), "line", "lines") + " in the catalogue of needs"});
  columns.add({"reserve", reserve_text(scenario, totals)});
  columns.add({"production", production_text(scenario)});
  columns.add({"contracts", contracts_text(scenario)});
  columns.add({"peacetime", peacetime_text(scenario)});
  columns.add({"trucks", grouped(totals.trucks) + " in " +
                             count(scenario.vehicle_classes.size(), "class", "classes") + ", " +
                             analysis::number_text(totals.truck_payload_t) + " t of payload"});
  columns.add({"dispatch", scenario.command.dispatch.kind});
  columns.add({"sourcing", scenario.command.sourcing.kind});
  columns.add({"metrics", std::to_string(scenario.metrics.size())});
  columns.add({"run", run_text(scenario.run)});
  columns.print(out);
}

std::string overview_json(const models::Scenario& scenario) {
  const ScenarioTotals totals = totals_of(scenario);
  nlohmann::ordered_json json{{"key", scenario.key},
                              {"title", {{"en", scenario.title.en}, {"zh", scenario.title.zh}}},
                              {"description", scenario.description},
                              {"start", scenario.start},
                              {"prefectures", scenario.prefectures.size()},
                              {"counties", scenario.counties.size()},
                              {"population", totals.population},
                              {"road_links", scenario.links.size()},
                              {"road_km", totals.road_km},
                              {"terminals", scenario.terminals.size()},
                              {"items", scenario.items.size()},
                              {"depots", scenario.depots.size()},
                              {"stock_t", totals.stock.mass_t},
                              {"stock_m3", totals.stock.volume_m3},
                              {"stock_cny", totals.stock.value_cny},
                              {"enterprises", scenario.enterprises.size()},
                              {"bases", scenario.bases.size()},
                              {"plants", scenario.plants.size()},
                              {"lines", scenario.lines.size()},
                              {"conversions", scenario.conversions.size()},
                              {"conversions_in_plan", scenario.command.plan.conversions.size()},
                              {"agreements", scenario.agreements.size()},
                              {"markets", scenario.markets.size()},
                              {"aid", scenario.aid.size()},
                              {"donations", scenario.donations.size()},
                              {"outages", scenario.outages.size()},
                              {"peacetime_h", sim::to_hours(scenario.peacetime.duration)},
                              {"vehicle_classes", scenario.vehicle_classes.size()},
                              {"trucks", totals.trucks},
                              {"needs", scenario.demand.needs.size()}};
  json["hazards"] = nlohmann::ordered_json::array();
  for (const models::ComponentSpec& hazard : scenario.hazards) json["hazards"].push_back(hazard.kind);
  json["dispatch"] = scenario.command.dispatch.kind;
  json["sourcing"] = scenario.command.sourcing.kind;
  json["metrics"] = scenario.metrics;
  json["run"] = {{"seed", scenario.run.seed},
                 {"replications", scenario.run.replications},
                 {"horizon_h", sim::to_hours(scenario.run.horizon)},
                 {"sample_interval_h", sim::to_hours(scenario.run.sample_interval)}};
  return json.dump();
}

}  // namespace surge::app
