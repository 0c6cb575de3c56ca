// SPDX-License-Identifier: Apache-2.0
// The province earthquake: one replication, and a hundred on one and on two threads.
#include <benchmark/benchmark.h>

#include "bench/shipped_scenario.h"
#include "models/model.h"
#include "sim/replicate.h"

namespace {

using namespace surge;

constexpr std::uint64_t kSeed = 2026;

/// Replications in turn: they differ in work, so one number is an average over the disasters.
void OneReplication(benchmark::State& state) {
  const models::Scenario scenario = bench::shipped_scenario("longmenshan-m8");
  const models::Model model(scenario);
  std::uint64_t replication = 0;
  std::uint64_t events = 0;
  for (auto _ : state) events += model.run(kSeed, replication++).events;
  state.counters["events"] =
      benchmark::Counter(static_cast<double>(events), benchmark::Counter::kAvgIterations);
}

void HundredReplications(benchmark::State& state) {
  const models::Scenario scenario = bench::shipped_scenario("longmenshan-m8");
  const models::Model model(scenario);
  const sim::ReplicateOptions options{.count = 100, .threads = static_cast<unsigned>(state.range(0))};
  for (auto _ : state) {
    sim::replicate<models::Record>(
        options, [&](std::uint64_t replication) { return model.run(kSeed, replication); },
        [](std::uint64_t, const models::Record& record) { benchmark::DoNotOptimize(record.events); });
  }
}

BENCHMARK(OneReplication)->Unit(benchmark::kMillisecond)->Iterations(50);
BENCHMARK(HundredReplications)
    ->Unit(benchmark::kMillisecond)
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

}  // namespace
