// SPDX-License-Identifier: Apache-2.0
// From the files of a scenario to a model that is ready to run.
#include <benchmark/benchmark.h>

#include "bench/shipped_scenario.h"
#include "models/model.h"

namespace {

using namespace surge;

void ReadScenario(benchmark::State& state, const char* name) {
  for (auto _ : state) benchmark::DoNotOptimize(bench::shipped_scenario(name));
}

void MakeModel(benchmark::State& state) {
  const models::Scenario scenario = bench::shipped_scenario("longmenshan-m8");
  for (auto _ : state) benchmark::DoNotOptimize(models::Model(scenario).schema());
}

BENCHMARK_CAPTURE(ReadScenario, minimal, "minimal")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ReadScenario, longmenshan, "longmenshan-m8")->Unit(benchmark::kMillisecond);
BENCHMARK(MakeModel)->Unit(benchmark::kMillisecond);

}  // namespace
