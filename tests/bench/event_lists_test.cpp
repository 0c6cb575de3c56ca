// SPDX-License-Identifier: Apache-2.0
// The candidates of bench/event_lists.cpp against a sorted set, on the patterns that break event lists: a
// measurement counts only for lists that are right.
#include <cstdint>
#include <set>

#include <gtest/gtest.h>

#include "bench/event_lists/four_ary_heap.h"
#include "bench/event_lists/increment_law.h"
#include "bench/event_lists/ladder_queue.h"
#include "bench/event_lists/radix_heap.h"
#include "sim/event_queue.h"

namespace surge::bench {
namespace {

using sim::Duration;
using sim::Stream;
using sim::Time;

template <class List>
class EventLists : public testing::Test {
 protected:
  void push(Duration delay, std::int16_t priority = 0) {
    ++order_;
    const auto slot = static_cast<std::uint32_t>(order_ * 7919 % sim::kSlotLimit);
    const EventKey key = sim::make_key(now_ + delay, sim::Priority{priority}, order_, slot);
    list_.push(key);
    sorted_.insert(key);
  }
  /// Both take their smallest; false once they have differed.
  bool pop() {
    const EventKey expected = *sorted_.begin();
    sorted_.erase(sorted_.begin());
    const bool equal = !list_.empty() && list_.top() == expected;
    EXPECT_TRUE(equal) << "event " << sim::order_of(expected) << " of " << order_;
    if (equal) list_.pop();
    now_ = sim::time_of(expected);
    return equal;
  }
  void drain() {
    while (!sorted_.empty()) {
      if (!pop()) return;
    }
    EXPECT_TRUE(list_.empty());
  }

  /// `pending` events, of which the first is replaced by a later one `steps` times. From an empty list to an
  /// empty list.
  template <class Increment>
  void hold(int pending, int steps, Increment increment) {
    for (int i = 0; i < pending; ++i) push(increment(stream_));
    for (int i = 0; i < steps; ++i) {
      if (!pop()) return;
      push(increment(stream_), static_cast<std::int16_t>(uniform_int(stream_, 3)));
    }
    drain();
  }

  List list_;
  std::set<EventKey> sorted_;
  Time now_{};
  std::uint64_t order_ = 0;
  Stream stream_ = sim::StreamSource(1, 0).stream(sim::Cause("event lists"));
};

using Candidates = testing::Types<sim::EventQueue, RadixHeap, LadderQueue, FourAryHeap>;
TYPED_TEST_SUITE(EventLists, Candidates);

TYPED_TEST(EventLists, KeepOrderUnderEveryLawMeasured) {
  for (const IncrementLaw& law : kIncrementLaws) {
    SCOPED_TRACE(law.name);
    for (const int pending : {1, 2, 3, 15, 17, 33, 65, 100, 3000}) this->hold(pending, 3000, law.increment);
    if (this->HasFailure()) return;
  }
}

TYPED_TEST(EventLists, KeepOrderOfMassTies) {
  this->hold(4000, 4000, [](Stream&) { return Duration{0}; });
  this->hold(5000, 10'000, [](Stream& s) { return std::chrono::hours(bernoulli(s, 0.9) ? 0 : 1); });
}

TYPED_TEST(EventLists, KeepOrderOfIncrementsOfAllSizes) {
  for (const int pending : {5, 50, 500}) {
    this->hold(pending, 5000, [](Stream& s) { return Duration{std::int64_t{1} << uniform_int(s, 36)}; });
  }
  this->hold(50, 10'000, [](Stream& s) { return Duration{bernoulli(s, 0.9) ? 0 : std::int64_t{1} << 38}; });
}

TYPED_TEST(EventLists, KeepOrderInBursts) {
  for (int burst = 0; burst < 30; ++burst) {
    const auto spread = std::uint64_t{1} << uniform_int(this->stream_, 20);
    for (std::uint64_t i = uniform_int(this->stream_, 2000); i > 0; --i) {
      this->push(Duration{static_cast<std::int64_t>(uniform_int(this->stream_, spread))});
    }
    for (std::uint64_t i = uniform_int(this->stream_, 2000); i > 0 && !this->sorted_.empty(); --i) {
      if (!this->pop()) return;
    }
  }
  this->drain();
}

/// Several pushes or none follow a pop, as in a model; the number pending wanders between 0 and some hundred.
TYPED_TEST(EventLists, KeepOrderWhenPushesAndPopsDoNotAlternate) {
  for (int i = 0; i < 20'000; ++i) {
    const bool grow = bernoulli(this->stream_, i / 1000 % 2 == 0 ? 0.6 : 0.4);
    if (grow || this->sorted_.empty()) {
      this->push(burst(this->stream_));
    } else if (!this->pop()) {
      return;
    }
  }
  this->drain();
}

TYPED_TEST(EventLists, TakeKeysBelowAnEarlierTopFirst) {
  for (int i = 0; i < 3000; ++i) this->push(Duration{1'000'000 + i});
  EXPECT_EQ(sim::time_of(this->list_.top()), Time{Duration{1'000'000}});  // looked at, not taken
  for (int i = 0; i < 3000; ++i) this->push(Duration{500'000 - i});
  EXPECT_EQ(sim::time_of(this->list_.top()), Time{Duration{497'001}});
  for (int i = 0; i < 3000; ++i) this->push(Duration{497'000 + i});
  this->drain();
}

/// The second burst falls between those of the first that are close and those that were put off.
TYPED_TEST(EventLists, KeepOrderOfABurstWithinABurst) {
  for (int i = 0; i < 65; ++i) this->push(Duration{i});
  for (int i = 0; i < 32; ++i) this->pop();
  for (int i = 0; i < 70; ++i) this->push(Duration{1});
  for (int i = 0; i < 70; ++i) this->push(Duration{i});
  this->drain();
}

/// A higher priority goes before the last key taken, if it comes at the same time.
TYPED_TEST(EventLists, TakeUrgentKeysOfThePresentFirst) {
  const auto urgency = [this] { return static_cast<std::int16_t>(uniform_int(this->stream_, 30'000)); };
  for (int i = 0; i < 1000; ++i) this->push(std::chrono::hours(1 + i % 2), urgency());
  for (int i = 0; i < 20; ++i) {
    if (!this->pop()) return;
    for (int urgent = 0; urgent < 200; ++urgent) this->push(Duration{0}, urgency());
    for (int urgent = 0; urgent < 190; ++urgent) {
      if (!this->pop()) return;
    }
  }
  this->drain();
}

}  // namespace
}  // namespace surge::bench
