// SPDX-License-Identifier: Apache-2.0
// The hold model: a constant number of pending events, each of which schedules its successor after an
// exponential time. Time an event, beside the bare standard priority queue with the same draws.
#include <cstdint>
#include <queue>
#include <tuple>
#include <vector>

#include <benchmark/benchmark.h>

#include "sim/process.h"
#include "sim/random/sampling.h"
#include "sim/random/stream.h"
#include "sim/simulation.h"

namespace {

using surge::sim::Duration;
using surge::sim::Process;
using surge::sim::Simulation;

/// Draws made beforehand: their cost is measured in random.cpp.
class Delays {
 public:
  explicit Delays(double mean_us) {
    surge::sim::Stream stream = surge::sim::StreamSource(1, 0).stream(surge::sim::Cause("hold"));
    for (Duration& delay : delays_) {
      delay = Duration{static_cast<std::int64_t>(surge::sim::exponential(stream, mean_us))};
    }
  }
  Duration next() { return delays_[next_++ % delays_.size()]; }

 private:
  std::vector<Duration> delays_ = std::vector<Duration>(1 << 16);
  std::size_t next_ = 0;
};

constexpr double kMeanDelayUs = 3.6e9;  // an hour

struct HoldModel {
  explicit HoldModel(double mean_us = kMeanDelayUs) : delays(mean_us) {}

  Duration next_delay() {
    if (--left == 0) simulation.stop("enough");
    return delays.next();
  }
  void schedule_next() {
    simulation.schedule_in(next_delay(), [this] { schedule_next(); });
  }
  void run(std::int64_t events) {
    left = events;
    simulation.run();
  }

  Simulation simulation;
  std::int64_t left = 0;
  Delays delays;
};

Process hold(HoldModel& model) {
  for (;;) co_await model.simulation.delay(model.next_delay());
}

constexpr std::int64_t kBatch = 1 << 18;

template <class Fill>
void run_hold(benchmark::State& state, HoldModel& model, Fill fill) {
  for (std::int64_t i = 0; i < state.range(0); ++i) fill();
  model.run(4 * state.range(0));  // into the steady state
  for (auto _ : state) model.run(kBatch);
  state.SetItemsProcessed(state.iterations() * kBatch);
  state.counters["ns"] = benchmark::Counter(static_cast<double>(state.iterations() * kBatch) / 1e9,
                                            benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void HoldByCallback(benchmark::State& state) {
  HoldModel model;
  run_hold(state, model, [&] { model.schedule_next(); });
}

void HoldByProcess(benchmark::State& state) {
  HoldModel model;
  run_hold(state, model, [&] { model.simulation.spawn(hold(model)); });
}

/// All events on the hour: the normal case of the model.
void HoldWithTies(benchmark::State& state) {
  struct Ties : HoldModel {
    void schedule_tied() {
      (void)next_delay();
      simulation.schedule_in(std::chrono::hours(1 + executed++ % 4), [this] { schedule_tied(); });
    }
    std::int64_t executed = 0;
  } model;
  run_hold(state, model, [&] { model.schedule_tied(); });
}

void ScheduleAndCancel(benchmark::State& state) {
  HoldModel model;
  for (std::int64_t i = 0; i < state.range(0); ++i) model.schedule_next();
  for (auto _ : state) {
    const auto handle = model.simulation.schedule_in(model.delays.next(), [] {});
    benchmark::DoNotOptimize(model.simulation.cancel(handle));
  }
}

/// The event list alone, as the standard library has it.
void HoldStdPriorityQueue(benchmark::State& state) {
  using Entry = std::tuple<std::int64_t, std::uint64_t, std::uint64_t>;  // time, order, payload
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  Delays delays(kMeanDelayUs);
  std::uint64_t order = 0;
  for (std::int64_t i = 0; i < state.range(0); ++i) queue.emplace(delays.next().count(), order++, 0);
  for (auto _ : state) {
    for (std::int64_t i = 0; i < kBatch; ++i) {
      const Entry top = queue.top();
      queue.pop();
      queue.emplace(std::get<0>(top) + delays.next().count(), order++, 0);
    }
  }
  state.SetItemsProcessed(state.iterations() * kBatch);
  state.counters["ns"] = benchmark::Counter(static_cast<double>(state.iterations() * kBatch) / 1e9,
                                            benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void pending(benchmark::internal::Benchmark* bench) {
  bench->Arg(100)->Arg(10'000)->Arg(1'000'000);
}

BENCHMARK(HoldByCallback)->Apply(pending);
BENCHMARK(HoldByProcess)->Apply(pending);
BENCHMARK(HoldWithTies)->Apply(pending);
BENCHMARK(HoldStdPriorityQueue)->Apply(pending);
BENCHMARK(ScheduleAndCancel)->Apply(pending);

}  // namespace
