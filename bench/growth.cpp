// SPDX-License-Identifier: Apache-2.0
// How the time of a replication grows when a scenario doubles along one axis: days, items, facilities,
// counties. Both sizes are timed in turn; the counter `ratio` is what counts.
#include <chrono>
#include <functional>

#include <benchmark/benchmark.h>

#include "bench/shipped_scenario.h"
#include "models/model.h"

namespace {

using namespace surge;
using models::Id;
using models::Scenario;

constexpr std::uint64_t kSeed = 2026;
const std::string kCopy = "-copy";

void double_days(Scenario& scenario) {
  scenario.run.horizon *= 2;
}

/// Every item has a twin that is needed, stocked and made just the same.
void double_items(Scenario& scenario) {
  const std::size_t items = scenario.items.size();
  const auto twin = [&](Id<models::Item> item) { return Id<models::Item>{item.index() + items}; };
  for (std::size_t i = 0; i < items; ++i) {
    models::Item item = scenario.items[Id<models::Item>{i}];
    item.key += kCopy;
    scenario.items.add(std::move(item));
  }
  for (std::size_t i = scenario.demand.needs.size(); i-- > 0;) {
    models::Need need = scenario.demand.needs[i];
    need.item = twin(need.item);
    scenario.demand.needs.push_back(need);
  }
  for (std::size_t i = scenario.stock.size(); i-- > 0;) {
    models::InitialStock stock = scenario.stock[i];
    stock.item = twin(stock.item);
    scenario.stock.push_back(stock);
  }
}

/// Every depot has a twin at the same place with the same stock, docks and trucks.
void double_facilities(Scenario& scenario) {
  const std::size_t depots = scenario.depots.size();
  const auto twin = [&](Id<models::Depot> depot) { return Id<models::Depot>{depot.index() + depots}; };
  for (std::size_t i = 0; i < depots; ++i) {
    models::Depot depot = scenario.depots[Id<models::Depot>{i}];
    depot.key += kCopy;
    scenario.depots.add(std::move(depot));
  }
  for (std::size_t i = scenario.stock.size(); i-- > 0;) {
    models::InitialStock stock = scenario.stock[i];
    stock.depot = twin(stock.depot);
    scenario.stock.push_back(stock);
  }
  for (std::size_t i = scenario.fleets.size(); i-- > 0;) {
    models::Fleet fleet = scenario.fleets[i];
    fleet.home = twin(fleet.home);
    scenario.fleets.push_back(fleet);
  }
}

/// A second province in the same place, with its own roads, joined to the first at every tenth town.
void double_counties(Scenario& scenario) {
  const std::size_t places = scenario.places.size();
  const auto twin = [&](Id<models::Place> place) { return Id<models::Place>{place.index() + places}; };
  const std::vector<models::Link> links = scenario.links.values();
  const std::vector<models::County> counties = scenario.counties.values();
  for (std::size_t i = 0; i < places; ++i) {
    models::Place place = scenario.places[Id<models::Place>{i}];
    place.key += kCopy;
    scenario.places.add(std::move(place));
  }
  for (models::Link link : links) {
    link.from = twin(link.from);
    link.to = twin(link.to);
    scenario.links.add(link);
  }
  for (models::County county : counties) {
    county.key += kCopy;
    county.seat = twin(county.seat);
    scenario.counties.add(std::move(county));
  }
  for (std::size_t i = 0; i < places; i += 10) {
    models::Link joint = links.front();
    joint.from = Id<models::Place>{i};
    joint.to = twin(joint.from);
    scenario.links.add(joint);
  }
}

double seconds_of(const models::Model& model, std::uint64_t replication) {
  const auto begin = std::chrono::steady_clock::now();
  benchmark::DoNotOptimize(model.run(kSeed, replication).events);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void Doubling(benchmark::State& state, void (*enlarge)(Scenario&)) {
  const Scenario scenario = bench::shipped_scenario("longmenshan-m8");
  Scenario doubled = scenario;
  enlarge(doubled);
  const models::Model model(scenario);
  const models::Model doubled_model(doubled);
  double time_s = 0;
  double doubled_s = 0;
  std::uint64_t replication = 0;
  for (auto _ : state) {
    time_s += seconds_of(model, replication);
    doubled_s += seconds_of(doubled_model, replication);
    ++replication;
  }
  state.counters["ratio"] = doubled_s / time_s;
}

BENCHMARK_CAPTURE(Doubling, days, double_days)->Iterations(20)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Doubling, items, double_items)->Iterations(20)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Doubling, facilities, double_facilities)->Iterations(20)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Doubling, counties, double_counties)->Iterations(20)->Unit(benchmark::kMillisecond);

}  // namespace
