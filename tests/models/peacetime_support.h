// SPDX-License-Identifier: Apache-2.0
// Peacetime scenarios in memory, in days.
#pragma once

#include "models/peacetime/peacetime.h"
#include "models/units.h"

namespace surge::models::testing {

inline constexpr Id<Depot> kOnlyDepot{0};
inline constexpr Id<Item> kOnlyItem{0};

inline sim::Duration days(double count) {
  return sim::duration_from_seconds(count * kDay_s);
}
/// On the clock of the model, which shows 0 at the impact.
inline sim::Time day(double number) {
  return sim::kStart + days(number);
}
inline sim::Distribution every_days(double count) {
  return sim::Distribution::constant(count * kDay_s);
}
inline sim::Distribution units(double count) {
  return sim::Distribution::constant(count);
}

/// One item, worth 10 CNY, and one depot, with nothing in it.
inline Scenario one_unit(double peacetime_days) {
  Scenario scenario;
  scenario.peacetime.duration = days(peacetime_days);
  scenario.items.add({.key = "item", .value_cny = 10});
  scenario.depots.add({.key = "depot"});
  return scenario;
}

inline Scenario with_shelf_life(Scenario scenario, double life_days) {
  scenario.items[kOnlyItem].shelf_life = days(life_days);
  return scenario;
}

inline Customers daily_customer(double size, UnservedOrder unserved = UnservedOrder::kLost) {
  return {kOnlyDepot, kOnlyItem, every_days(1), units(size), unserved};
}

inline Replenishment base_stock(Quantity level, double review_days, double lead_days) {
  Replenishment row{kOnlyDepot, kOnlyItem};
  row.order_up_to = level;
  row.review = days(review_days);
  row.lead_time_s = every_days(lead_days);
  return row;
}

inline PeacetimeResult simulate(const Scenario& scenario) {
  return simulate_peacetime(scenario, sim::StreamSource(20'08'05'12, 0));
}

/// Of a scenario with one unit.
inline StockAccount account_of(const Scenario& scenario) {
  return simulate(scenario).units.at(0).account;
}

/// What is paid, and the value that expires [CNY].
inline double total(const StockCosts& costs) {
  return costs.ordering + costs.purchase + costs.holding + costs.shortage + costs.expired_value;
}

}  // namespace surge::models::testing
