// SPDX-License-Identifier: Apache-2.0
// The event list against a sorted set, on the patterns that break event lists.
#include "sim/event_queue.h"

#include <functional>
#include <set>

#include <gtest/gtest.h>

#include "sim/random/sampling.h"

namespace surge::sim {
namespace {

/// A queue and a sorted set that are always given the same.
class Pair {
 public:
  void push(std::int64_t time, std::int16_t priority = 0) {
    ++order_;
    const auto slot = static_cast<std::uint32_t>(order_ % kSlotLimit);
    const EventKey key = make_key(Time{Duration{time}}, Priority{priority}, order_, slot);
    queue_.push(key);
    sorted_.insert(key);
  }
  std::int64_t pop() {
    const EventKey expected = *sorted_.begin();
    sorted_.erase(sorted_.begin());
    EXPECT_TRUE(queue_.top() == expected);
    queue_.pop();
    now_ = time_of(expected).time_since_epoch().count();
    return now_;
  }
  void drain() {
    while (!sorted_.empty()) pop();
    EXPECT_TRUE(queue_.empty());
  }
  EventQueue& queue() { return queue_; }
  std::set<EventKey>& sorted() { return sorted_; }
  std::int64_t now() const { return now_; }

 private:
  EventQueue queue_;
  std::set<EventKey> sorted_;
  std::uint64_t order_ = 0;
  std::int64_t now_ = 0;
};

/// Increments in microseconds, drawn from a pattern.
using Increments = std::function<std::int64_t(Stream&)>;

void hold(std::size_t pending, std::size_t steps, const Increments& increment) {
  Pair pair;
  Stream stream = StreamSource(1, pending).stream(Cause("hold"));
  for (std::size_t i = 0; i < pending; ++i) pair.push(increment(stream));
  for (std::size_t i = 0; i < steps; ++i) {
    const std::int64_t now = pair.pop();
    pair.push(now + increment(stream), static_cast<std::int16_t>(uniform_int(stream, 3)));
    if (::testing::Test::HasFailure()) return;
  }
  pair.drain();
}

TEST(EventQueue, EqualsASortedSetForExponentialIncrements) {
  for (const std::size_t pending : {1u, 2u, 3u, 17u, 33u, 70u, 1000u, 20'000u}) {
    hold(pending, 20'000, [](Stream& s) { return static_cast<std::int64_t>(exponential(s, 1e9)); });
  }
}

TEST(EventQueue, EqualsASortedSetForMassTies) {
  for (const std::size_t pending : {2u, 40u, 100u, 5000u}) {
    hold(pending, 20'000,
         [](Stream& s) { return static_cast<std::int64_t>(uniform_int(s, 3)) * 3'600'000'000; });
  }
}

TEST(EventQueue, EqualsASortedSetForIncrementsOfAllSizes) {
  hold(500, 50'000, [](Stream& s) { return std::int64_t{1} << uniform_int(s, 40); });
  hold(50, 50'000, [](Stream& s) { return bernoulli(s, 0.9) ? std::int64_t{0} : std::int64_t{1} << 45; });
}

TEST(EventQueue, EqualsASortedSetForBursts) {
  Pair pair;
  Stream stream = StreamSource(2, 0).stream(Cause("bursts"));
  for (int burst = 0; burst < 60; ++burst) {
    for (std::uint64_t i = uniform_int(stream, 2000); i > 0; --i) {
      pair.push(pair.now() + static_cast<std::int64_t>(uniform_int(stream, 1000)));
    }
    for (std::uint64_t i = uniform_int(stream, 2000); i > 0 && !pair.sorted().empty(); --i) pair.pop();
  }
  pair.drain();
}

TEST(EventQueue, KeysBelowAnEarlierTopAreTakenFirst) {
  Pair pair;
  for (int i = 0; i < 200; ++i) pair.push(1'000'000 + i);
  EXPECT_EQ(time_of(pair.queue().top()).time_since_epoch().count(), 1'000'000);  // looked at, not taken
  for (int i = 0; i < 200; ++i) pair.push(500'000 - i);
  pair.drain();
}

TEST(EventQueue, ASecondBurstFallsBetweenTheKeysOfTheFirst) {
  Pair pair;
  for (int i = 0; i < 65; ++i) pair.push(i);
  for (int i = 0; i < 32; ++i) pair.pop();
  for (int i = 0; i < 70; ++i) pair.push(pair.now() + 1);
  for (int i = 0; i < 70; ++i) pair.push(pair.now() + i);
  pair.drain();
}

/// They lie below the last key taken.
TEST(EventQueue, UrgentKeysOfThePresentAreTakenFirst) {
  Pair pair;
  for (int i = 0; i < 1000; ++i) pair.push(1000);
  for (int round = 0; round < 20; ++round) {
    pair.pop();
    for (int i = 0; i < 200; ++i) pair.push(1000, 100);
    for (int i = 0; i < 190; ++i) pair.pop();
  }
  pair.drain();
}

TEST(EventQueue, RemoveIfTakesOutExactlyTheUnwanted) {
  Pair pair;
  Stream stream = StreamSource(3, 0).stream(Cause("removal"));
  for (int i = 0; i < 3000; ++i) pair.push(static_cast<std::int64_t>(uniform_int(stream, 100'000)));
  for (int i = 0; i < 100; ++i) pair.pop();
  const auto unwanted = [](EventKey key) { return order_of(key) % 3 == 0; };
  pair.queue().remove_if(unwanted);
  std::erase_if(pair.sorted(), unwanted);
  EXPECT_EQ(pair.queue().size(), pair.sorted().size());
  pair.drain();
}

TEST(EventKey, OrdersByTimeThenPriorityThenScheduling) {
  const auto key = [](std::int64_t time, std::int16_t priority, std::uint64_t order) {
    return make_key(Time{Duration{time}}, Priority{priority}, order, 7);
  };
  EXPECT_TRUE(key(1, 0, 9) < key(2, 30'000, 1));
  EXPECT_TRUE(key(1, 5, 9) < key(1, 4, 1));
  EXPECT_TRUE(key(1, -32'768, 2) < key(2, 32'767, 1));
  EXPECT_TRUE(key(1, 0, 1) < key(1, 0, 2));
  EXPECT_EQ(slot_of(key(1, 0, 1)), 7u);
  EXPECT_EQ(order_of(key(1, 0, 1)), 1u);
  EXPECT_EQ(time_of(key(123, -5, 1)).time_since_epoch().count(), 123);
}

}  // namespace
}  // namespace surge::sim
