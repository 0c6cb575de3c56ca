// SPDX-License-Identifier: Apache-2.0
#include "app/scenario_totals.h"

#include "models/units.h"

namespace surge::app {
namespace {

void add(GoodsTotal& total, const models::Item& item, models::Quantity quantity) {
  const auto units = static_cast<double>(quantity);
  total.mass_t += units * item.mass_kg / 1000;
  total.volume_m3 += units * item.volume_m3;
  total.value_cny += units * item.value_cny;
}

void add_goods(const models::Scenario& scenario, ScenarioTotals& totals) {
  totals.stock_units = decltype(totals.stock_units)(scenario.items.size(), 0);
  totals.nominal_units_per_d = decltype(totals.nominal_units_per_d)(scenario.items.size(), 0);
  const auto count = [&](const auto& stock) {
    const auto level = static_cast<std::size_t>(scenario.depots[stock.depot].level);
    totals.stock_units[stock.item] += stock.quantity;
    add(totals.stock, scenario.items[stock.item], stock.quantity);
    add(totals.depots[level].stock, scenario.items[stock.item], stock.quantity);
  };
  for (const models::InitialStock& stock : scenario.stock) count(stock);
  for (const models::StockLot& lot : scenario.lots) count(lot);
  for (const models::Conversion& conversion : scenario.conversions) {
    totals.nominal_units_per_d[conversion.item] += conversion.rate_units_per_s() * models::kDay_s;
  }
}

void add_depots_and_trucks(const models::Scenario& scenario, ScenarioTotals& totals) {
  for (const models::Depot& depot : scenario.depots) {
    DepotTotal& total = totals.depots[static_cast<std::size_t>(depot.level)];
    ++total.depots;
    total.docks += depot.docks;
  }
  for (const models::Fleet& fleet : scenario.fleets) {
    const models::VehicleClass& vehicle = scenario.vehicle_classes[fleet.vehicle];
    totals.vehicles[static_cast<std::size_t>(vehicle.kind)] += fleet.count;
    if (vehicle.kind != models::VehicleKind::kTruck) continue;
    totals.trucks += fleet.count;
    totals.truck_payload_t += fleet.count * vehicle.payload_kg / 1000;
    const auto depot = models::depot_of(scenario, fleet.home);
    if (depot) totals.depots[static_cast<std::size_t>(scenario.depots[*depot].level)].trucks += fleet.count;
  }
}

}  // namespace

ScenarioTotals totals_of(const models::Scenario& scenario) {
  ScenarioTotals totals;
  for (const models::County& county : scenario.counties) totals.population += county.population;
  for (const models::Link& link : scenario.links) {
    if (models::is_road(link.link_class)) totals.road_km += link.length_m / 1000;
  }
  add_goods(scenario, totals);
  add_depots_and_trucks(scenario, totals);
  return totals;
}

}  // namespace surge::app
