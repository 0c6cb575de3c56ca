// SPDX-License-Identifier: Apache-2.0
// M/M/1 with a million customers: as two processes that share a store, and as a process a customer that
// acquires a resource.
#include <benchmark/benchmark.h>

#include "sim/process.h"
#include "sim/random/sampling.h"
#include "sim/resource.h"
#include "sim/statistics/tally.h"
#include "sim/store.h"

namespace {

using namespace surge::sim;

constexpr int kCustomers = 1'000'000;
constexpr double kInterarrival_s = 1 / 0.8;
constexpr double kService_s = 1;

struct Station {
  Simulation simulation;
  Stream arrivals = StreamSource(1, 0).stream(Cause("arrivals"));
  Stream services = StreamSource(1, 0).stream(Cause("services"));
  Tally sojourn;

  DelayAwaitable next_arrival() {
    return simulation.delay(duration_from_seconds(exponential(arrivals, kInterarrival_s)));
  }
  DelayAwaitable service() {
    return simulation.delay(duration_from_seconds(exponential(services, kService_s)));
  }
};

Process arrive(Station& station, Store<Time>& line) {
  for (int i = 0; i < kCustomers; ++i) {
    co_await station.next_arrival();
    co_await line.put(station.simulation.now());
  }
}

Process serve(Station& station, Store<Time>& line) {
  for (int i = 0; i < kCustomers; ++i) {
    const Time arrived = co_await line.get();
    co_await station.service();
    station.sojourn.add(to_seconds(station.simulation.now() - arrived));
  }
}

void report(benchmark::State& state) {
  state.counters["ns_a_customer"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * kCustomers / 1e9,
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void TwoProcessesAndAStore(benchmark::State& state) {
  for (auto _ : state) {
    Station station;
    Store<Time> line(station.simulation);
    station.simulation.spawn(arrive(station, line));
    station.simulation.spawn(serve(station, line));
    station.simulation.run();
    benchmark::DoNotOptimize(station.sojourn.mean());
  }
  report(state);
}

Process customer(Station& station, Resource& server) {
  const Time arrived = station.simulation.now();
  Holding held = co_await server.acquire();
  co_await station.service();
  station.sojourn.add(to_seconds(station.simulation.now() - arrived));
}

Process arrivals(Station& station, Resource& server) {
  for (int i = 0; i < kCustomers; ++i) {
    co_await station.next_arrival();
    station.simulation.spawn(customer(station, server));
  }
}

void AProcessACustomer(benchmark::State& state) {
  for (auto _ : state) {
    Station station;
    Resource server(station.simulation, 1);
    station.simulation.spawn(arrivals(station, server));
    station.simulation.run();
    benchmark::DoNotOptimize(station.sojourn.mean());
  }
  report(state);
}

BENCHMARK(TwoProcessesAndAStore)->Unit(benchmark::kMillisecond);
BENCHMARK(AProcessACustomer)->Unit(benchmark::kMillisecond);

}  // namespace
