// SPDX-License-Identifier: Apache-2.0
// Routing on a road network of a million roads: the hierarchy, its times, changes of roads, tables of travel
// times; and Dijkstra's algorithm beside it. Counters in seconds of processor time end in _s.
#include <ctime>

#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include "bench/road_grid.h"
#include "models/routing/customization.h"
#include "models/routing/hierarchy.h"
#include "models/routing/nested_dissection.h"
#include "models/routing/route_search.h"
#include "models/routing/travel_time_table.h"

namespace {

using namespace surge;
using namespace surge::models::routing;
using models::Id;

constexpr std::size_t kOrigins = 1'000;
constexpr std::size_t kDestinations = 3'000;

/// Largest resident set so far, of all that ran before as well.
double peak_memory_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Of processor time, which a busy machine changes less than time on the wall.
class Stopwatch {
 public:
  double seconds() const { return static_cast<double>(std::clock() - begin_) / CLOCKS_PER_SEC; }

 private:
  std::clock_t begin_ = std::clock();
};

/// What all share: made once, and not changed.
struct Setting {
  bench::RoadGrid grid = bench::road_grid();
  std::vector<Id<Junction>> order = nested_dissection_order(grid.network);
  Hierarchy hierarchy{grid.network, order};
  sim::Stream stream = bench::stream_of(2);
  std::vector<Id<Junction>> origins = bench::random_junctions(stream, grid, kOrigins);
  std::vector<Id<Junction>> destinations = bench::random_junctions(stream, grid, kDestinations);
};

const Setting& setting() {
  static const Setting setting;
  return setting;
}

/// Roads that change while a benchmark runs.
struct ChangingRoads {
  bench::RoadGrid grid = setting().grid;
  Customization customization{setting().hierarchy, grid.times};
  sim::Stream stream = bench::stream_of(3);

  std::vector<RoadChange> draw(std::size_t count) {
    return bench::random_changes(stream, setting().grid, count, grid.times);
  }
};

void Order(benchmark::State& state) {
  const bench::RoadGrid grid = bench::road_grid();
  for (auto _ : state) benchmark::DoNotOptimize(nested_dissection_order(grid.network));
  state.counters["peak_MB"] = peak_memory_mb();
}

void Build(benchmark::State& state) {
  const Setting& shared = setting();
  for (auto _ : state) benchmark::DoNotOptimize(Hierarchy(shared.grid.network, shared.order).height());
  state.counters["arcs"] = static_cast<double>(shared.hierarchy.arc_count());
  state.counters["height"] = static_cast<double>(shared.hierarchy.height());
  state.counters["peak_MB"] = peak_memory_mb();
}

void Customize(benchmark::State& state) {
  for (auto _ : state) {
    const Customization customization(setting().hierarchy, setting().grid.times);
    benchmark::DoNotOptimize(customization.times_up().data());
  }
  state.counters["peak_MB"] = peak_memory_mb();
}

/// An iteration is one call with so many changes.
void Change(benchmark::State& state) {
  ChangingRoads roads;
  CustomizationWork work;
  for (auto _ : state) {
    state.PauseTiming();
    const std::vector<RoadChange> changes = roads.draw(static_cast<std::size_t>(state.range(0)));
    state.ResumeTiming();
    const CustomizationWork step = roads.customization.change(changes);
    work.arcs_computed += step.arcs_computed;
    work.arcs_changed += step.arcs_changed;
  }
  using benchmark::Counter;
  state.counters["arcs_computed"] = Counter(static_cast<double>(work.arcs_computed), Counter::kAvgIterations);
  state.counters["arcs_changed"] = Counter(static_cast<double>(work.arcs_changed), Counter::kAvgIterations);
}

void Table(benchmark::State& state) {
  const Customization customization(setting().hierarchy, setting().grid.times);
  for (auto _ : state) {
    const TravelTimeTable table(customization, setting().origins, setting().destinations);
    benchmark::DoNotOptimize(table.row(Id<Origin>{0}).data());
  }
  state.counters["peak_MB"] = peak_memory_mb();
}

/// An iteration is a call with so many changes, and the refresh of the table.
void ChangeAndRefresh(benchmark::State& state) {
  ChangingRoads roads;
  TravelTimeTable table(roads.customization, setting().origins, setting().destinations);
  double change_s = 0;
  double refresh_s = 0;
  TableWork sum;
  for (auto _ : state) {
    state.PauseTiming();
    const std::vector<RoadChange> changes = roads.draw(static_cast<std::size_t>(state.range(0)));
    state.ResumeTiming();
    const Stopwatch change;
    roads.customization.change(changes);
    change_s += change.seconds();
    const Stopwatch refresh;
    const TableWork work = table.refresh();
    refresh_s += refresh.seconds();
    sum.labels_searched += work.labels_searched;
    sum.entries_checked += work.entries_checked;
    sum.entries_computed += work.entries_computed;
    sum.entries_changed += work.entries_changed;
  }
  const auto count = [&](const char* name, double total) {
    state.counters[name] = benchmark::Counter(total, benchmark::Counter::kAvgIterations);
  };
  count("change_s", change_s);
  count("refresh_s", refresh_s);
  count("labels_searched", static_cast<double>(sum.labels_searched));
  count("entries_checked", static_cast<double>(sum.entries_checked));
  count("entries_computed", static_cast<double>(sum.entries_computed));
  count("entries_changed", static_cast<double>(sum.entries_changed));
  state.counters["peak_MB"] = peak_memory_mb();
}

/// An iteration is one pair.
void RouteOfAPair(benchmark::State& state) {
  const Customization customization(setting().hierarchy, setting().grid.times);
  RouteSearch search(customization);
  std::size_t next = 0;
  std::size_t roads = 0;
  for (auto _ : state) {
    const auto route =
        search.route(setting().origins[next % kOrigins], setting().destinations[next % kDestinations]);
    if (route) roads += route->roads.size();
    ++next;
  }
  state.counters["roads"] =
      benchmark::Counter(static_cast<double>(roads), benchmark::Counter::kAvgIterations);
}

/// The yardstick: an iteration is one origin of the table. `table_s`: the time of 1,000, by proportion. The
/// times are compared with the table, after 10,000 changes.
void Dijkstra(benchmark::State& state) {
  ChangingRoads roads;
  roads.customization.change(roads.draw(10'000));
  const std::vector<Id<Junction>> origins(setting().origins.begin(), setting().origins.begin() + 10);
  const TravelTimeTable table(roads.customization, origins, setting().destinations);
  const bench::PlainSearch plain(roads.grid);
  std::size_t next = 0;
  double search_s = 0;
  for (auto _ : state) {
    const std::size_t row = next++ % origins.size();
    const Stopwatch search;
    const std::vector<sim::Duration> times = plain.times_from(origins[row]);
    search_s += search.seconds();
    for (std::size_t i = 0; i < kDestinations; ++i) {
      if (table.row(Id<Origin>{row})[i] == times[setting().destinations[i].index()]) continue;
      state.SkipWithError("the table has other times");
      return;
    }
  }
  state.counters["table_s"] = benchmark::Counter(search_s * kOrigins, benchmark::Counter::kAvgIterations);
}

BENCHMARK(Order)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(Build)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(Customize)->Unit(benchmark::kMillisecond)->Iterations(3);
BENCHMARK(Change)->Unit(benchmark::kMillisecond)->Arg(10'000)->Iterations(3);
BENCHMARK(Change)->Unit(benchmark::kMillisecond)->Arg(1)->Iterations(10'000);
BENCHMARK(Table)->Unit(benchmark::kMillisecond)->Iterations(3);
BENCHMARK(ChangeAndRefresh)->Unit(benchmark::kMillisecond)->Arg(1)->Arg(10)->Iterations(20);
BENCHMARK(ChangeAndRefresh)->Unit(benchmark::kMillisecond)->Arg(100)->Arg(10'000)->Iterations(3);
BENCHMARK(RouteOfAPair)->Unit(benchmark::kMillisecond)->Iterations(3'000);
BENCHMARK(Dijkstra)->Unit(benchmark::kMillisecond)->Iterations(10);

}  // namespace
