// SPDX-License-Identifier: Apache-2.0
// How the time of a replication grows when a scenario doubles along one axis: days, items, facilities,
// counties. Both sizes are timed in turn; the counter `ratio` is what counts.
#include <chrono>
#include <utility>
#include <vector>

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

/// Adds a copy of every row, changed by `to_twin`, behind the rows.
template <class Rows, class Change>
void add_twins(Rows& rows, Change to_twin) {
  const std::vector<typename Rows::value_type> originals(rows.begin(), rows.end());
  for (auto twin : originals) {
    to_twin(twin);
    rows.push_back(std::move(twin));
  }
}

template <class Row, class Change>
void add_twins(models::Table<Row>& table, Change to_twin) {
  std::vector<Row> rows = table.values();
  add_twins(rows, to_twin);
  table = models::Table<Row>(std::move(rows));
}

/// Every item has a twin that is needed and stocked just the same.
void double_items(Scenario& scenario) {
  const std::size_t items = scenario.items.size();
  const auto to_twin = [&](auto& row) { row.item = Id<models::Item>{row.item.index() + items}; };
  add_twins(scenario.items, [](models::Item& item) { item.key += kCopy; });
  add_twins(scenario.demand.needs, to_twin);
  add_twins(scenario.stock, to_twin);
}

/// Every depot has a twin at the same place with the same stock, docks and trucks.
void double_facilities(Scenario& scenario) {
  const std::size_t depots = scenario.depots.size();
  const auto twin = [&](Id<models::Depot> depot) { return Id<models::Depot>{depot.index() + depots}; };
  add_twins(scenario.depots, [](models::Depot& depot) { depot.key += kCopy; });
  add_twins(scenario.stock, [&](models::InitialStock& stock) { stock.depot = twin(stock.depot); });
  // Hubs are the depots, then the terminals.
  std::vector<models::Fleet> twins;
  for (models::Fleet& fleet : scenario.fleets) {
    const models::Id<models::Hub> behind{fleet.home.index() + depots};
    if (fleet.home.index() < depots) {
      twins.push_back({behind, fleet.vehicle, fleet.count});
    } else {
      fleet.home = behind;
    }
  }
  scenario.fleets.insert(scenario.fleets.end(), twins.begin(), twins.end());
}

/// A second province in the same place, with its own roads, joined to the first at every tenth town.
void double_counties(Scenario& scenario) {
  const std::size_t places = scenario.places.size();
  const auto twin = [&](Id<models::Place> place) { return Id<models::Place>{place.index() + places}; };
  add_twins(scenario.places, [](models::Place& place) { place.key += kCopy; });
  add_twins(scenario.links, [&](models::Link& link) {
    link.from = twin(link.from);
    link.to = twin(link.to);
  });
  add_twins(scenario.counties, [&](models::County& county) {
    county.key += kCopy;
    county.seat = twin(county.seat);
  });
  for (std::size_t i = 0; i < places; i += 10) {
    models::Link joint = scenario.links[Id<models::Link>{0}];
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
