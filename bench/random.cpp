// SPDX-License-Identifier: Apache-2.0
// Draws from keyed streams.
#include <benchmark/benchmark.h>

#include "sim/random/distribution.h"
#include "sim/random/sampling.h"

namespace {

using namespace surge::sim;

template <class Draw>
void draw(benchmark::State& state, Draw one) {
  Stream stream = StreamSource(1, 0).stream(Cause("bench"));
  for (auto _ : state) benchmark::DoNotOptimize(one(stream));
}

void Bits(benchmark::State& state) {
  draw(state, [](Stream& s) { return s.next_u64(); });
}
void Exponential(benchmark::State& state) {
  draw(state, [](Stream& s) { return exponential(s, 3.0); });
}
void Normal(benchmark::State& state) {
  draw(state, [](Stream& s) { return standard_normal(s); });
}
void Lognormal(benchmark::State& state) {
  draw(state, [](Stream& s) { return lognormal(s, 3.0, 0.5); });
}
void Gamma(benchmark::State& state) {
  draw(state, [](Stream& s) { return gamma(s, 2.5, 1.0); });
}
void Poisson30(benchmark::State& state) {
  draw(state, [](Stream& s) { return poisson(s, 30.0); });
}
void DistributionValue(benchmark::State& state) {
  const Distribution distribution = Distribution::lognormal(3, 0.5);
  draw(state, [&](Stream& s) { return distribution.sample(s); });
}

/// What the model does most: a stream for one cause and one draw from it.
void NewStreamAndOneDraw(benchmark::State& state) {
  const StreamSource source(1, 0);
  std::uint64_t entity = 0;
  for (auto _ : state) {
    Stream stream = source.stream(Cause("bench"), ++entity);
    benchmark::DoNotOptimize(exponential(stream, 3.0));
  }
}

BENCHMARK(Bits);
BENCHMARK(Exponential);
BENCHMARK(Normal);
BENCHMARK(Lognormal);
BENCHMARK(Gamma);
BENCHMARK(Poisson30);
BENCHMARK(DistributionValue);
BENCHMARK(NewStreamAndOneDraw);

}  // namespace
