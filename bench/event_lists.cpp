// SPDX-License-Identifier: Apache-2.0
// The candidates for the event list, each alone: the time of a hold, one pop and one push. All order the same
// 128-bit keys. What came of it is in docs/benchmarks.md.
#include <cstdint>
#include <functional>
#include <optional>
#include <queue>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/event_lists/four_ary_heap.h"
#include "bench/event_lists/increment_law.h"
#include "bench/event_lists/ladder_queue.h"
#include "bench/event_lists/radix_heap.h"
#include "sim/event_queue.h"

namespace {

using namespace surge::bench;
using surge::sim::Duration;
using surge::sim::EventQueue;
using surge::sim::Time;

using StdPriorityQueue = std::priority_queue<EventKey, std::vector<EventKey>, std::greater<>>;

/// A constant number of pending events, each of which is replaced by a later one when it is taken.
template <class List>
class HoldModel {
 public:
  HoldModel(const IncrementLaw& law, std::int64_t pending) : law_(law), pending_(pending) {
    for (Duration& increment : increments_) increment = law_.increment(stream_);
    restart();
  }

  /// Each structure is given as many holds as it has events, to find its own steady state.
  void restart() {
    list_.emplace();
    time_ = surge::sim::kStart;
    for (std::int64_t i = 0; i < pending_; ++i) schedule(law_.remaining(stream_), 0);
    run(pending_);
  }

  void run(std::int64_t holds) {
    for (std::int64_t i = 0; i < holds; ++i) {
      const EventKey key = list_->top();
      list_->pop();
      time_ = surge::sim::time_of(key);
      schedule(increments_[++next_ % increments_.size()], surge::sim::slot_of(key));
    }
  }

  /// Keys hold 71 years of time.
  bool time_is_short() const { return time_ > Time{Duration{std::int64_t{1} << 50}}; }

 private:
  void schedule(Duration increment, std::uint32_t slot) {
    list_->push(surge::sim::make_key(time_ + increment, {}, ++order_, slot));
  }

  const IncrementLaw& law_;
  std::int64_t pending_;
  std::optional<List> list_;
  Time time_;
  std::uint64_t order_ = 0;
  surge::sim::Stream stream_ = surge::sim::StreamSource(1, 0).stream(surge::sim::Cause("event lists"));
  /// Drawn beforehand: the cost of draws is measured in random.cpp.
  std::vector<Duration> increments_ = std::vector<Duration>(1 << 16);
  std::size_t next_ = 0;
};

constexpr std::int64_t kBatch = 1 << 16;

template <class List>
void hold(benchmark::State& state, const IncrementLaw& law) {
  HoldModel<List> model(law, state.range(0));
  for (auto _ : state) {
    model.run(kBatch);
    if (model.time_is_short()) {
      state.PauseTiming();
      model.restart();
      state.ResumeTiming();
    }
  }
  state.SetItemsProcessed(state.iterations() * kBatch);
  state.counters["ns"] = benchmark::Counter(static_cast<double>(state.iterations() * kBatch) / 1e9,
                                            benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

template <class List>
bool add(const std::string& list) {
  for (const IncrementLaw& law : kIncrementLaws) {
    const std::string name = list + '/' + law.name;
    const auto run = [&law](benchmark::State& state) { hold<List>(state, law); };
    benchmark::RegisterBenchmark(name.c_str(), run)->Arg(2)->Arg(100)->Arg(10'000);
    // Set up once a repetition, not once for every guess of how many iterations it takes.
    benchmark::RegisterBenchmark(name.c_str(), run)->Arg(1'000'000)->Iterations(16);
  }
  return true;
}

[[maybe_unused]] const bool all_added = add<EventQueue>("EventQueue") && add<RadixHeap>("RadixHeap") &&
                                        add<LadderQueue>("LadderQueue") && add<FourAryHeap>("FourAryHeap") &&
                                        add<StdPriorityQueue>("StdPriorityQueue");

}  // namespace
