// SPDX-License-Identifier: Apache-2.0
// A year of peacetime of facilities x items: customers a day on average, weekly review, lead times at random,
// and a shelf life for every second item.
#include "models/peacetime/peacetime.h"

#include <cstdint>
#include <string>

#include <benchmark/benchmark.h>

namespace {

using namespace surge;
using models::Depot;
using models::Id;
using models::Item;
using models::Scenario;
using sim::Distribution;
using std::chrono::hours;

constexpr std::uint64_t kSeed = 2026;
constexpr double kDay_s = 86400;
constexpr hours kDay{24};

void add_unit(Scenario& scenario, Id<Depot> depot, Id<Item> item) {
  scenario.stock.push_back({depot, item, 400, 90 * kDay, 3});
  models::Customers customers{depot, item, Distribution::exponential(kDay_s), Distribution::uniform(0, 20)};
  if (depot.index() % 2 == 0) customers.unserved = models::UnservedOrder::kBackordered;
  scenario.customers.push_back(customers);
  models::Replenishment replenishment{depot,    item, models::ReplenishmentPolicy::kReorderUpTo,
                                      7 * kDay, 200,  500};
  replenishment.lead_time_s = Distribution::gamma(4, 2 * kDay_s);
  scenario.replenishment.push_back(replenishment);
  if (item.index() % 4 == 0) scenario.rotation.push_back({depot, item, 30 * kDay, 0.5});
}

Scenario supply_network(std::int64_t facilities, std::int64_t items) {
  Scenario scenario;
  scenario.peacetime.duration = 365 * kDay;
  for (std::int64_t k = 0; k < items; ++k) {
    Item item{.key = "item-" + std::to_string(k), .value_cny = 100};
    if (k % 2 == 0) item.shelf_life = 180 * kDay;
    scenario.items.add(item);
  }
  for (std::int64_t k = 0; k < facilities; ++k) scenario.depots.add({.key = "depot-" + std::to_string(k)});
  for (const Id<Depot> depot : models::ids(scenario.depots)) {
    for (const Id<Item> item : models::ids(scenario.items)) add_unit(scenario, depot, item);
  }
  return scenario;
}

void PeacetimeYear(benchmark::State& state) {
  const Scenario scenario = supply_network(state.range(0), state.range(1));
  std::uint64_t replication = 0;
  std::int64_t orders = 0;
  for (auto _ : state) {
    const auto result = models::simulate_peacetime(scenario, sim::StreamSource(kSeed, replication++));
    for (const models::StockAccount& item : result.items) orders += item.flows.customer_orders;
  }
  using benchmark::Counter;
  state.counters["orders"] = Counter(static_cast<double>(orders), Counter::kAvgIterations);
  state.counters["s/order"] = Counter(static_cast<double>(orders), Counter::kIsRate | Counter::kInvert);
}

/// Units that only lie there must cost almost nothing.
void StockOnly(benchmark::State& state) {
  Scenario scenario = supply_network(state.range(0), state.range(1));
  scenario.customers.clear();
  scenario.replenishment.clear();
  std::uint64_t replication = 0;
  for (auto _ : state) {
    const auto result = models::simulate_peacetime(scenario, sim::StreamSource(kSeed, replication++));
    benchmark::DoNotOptimize(result.units.data());
  }
}

BENCHMARK(PeacetimeYear)
    ->ArgNames({"facilities", "items"})
    ->Args({50, 40})
    ->Args({100, 40})
    ->Args({200, 40})
    ->Args({200, 80})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(StockOnly)->ArgNames({"facilities", "items"})->Args({200, 40})->Unit(benchmark::kMillisecond);

}  // namespace
