// SPDX-License-Identifier: Apache-2.0
// Resources, stores, signals, conditions, and waiting for one or all of them.
#include "sim/resource.h"

#include <vector>

#include <gtest/gtest.h>

#include "sim/any_of.h"
#include "sim/condition.h"
#include "sim/process.h"
#include "sim/signal.h"
#include "sim/store.h"

namespace surge::sim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

struct Waiting : ::testing::Test {
  Duration now() const { return simulation.now() - kStart; }

  /// Takes `units` at `arrival`, holds them for `length`, and notes its number when it gets them.
  static Process use(Waiting& test, Resource& resource, int number, Duration arrival, Duration length,
                     std::int64_t units = 1, Priority priority = {}) {
    co_await test.simulation.delay(arrival);
    const Holding held = co_await resource.acquire(units, priority);
    test.log.push_back(number);
    test.times.push_back(test.now());
    co_await test.simulation.delay(length);
  }

  std::vector<int> log;
  std::vector<Duration> times;
  Simulation simulation;
};

TEST_F(Waiting, ResourceServesInOrderOfArrival) {
  Resource dock(simulation, 1);
  for (int i = 1; i <= 3; ++i) simulation.spawn(use(*this, dock, i, minutes(i), hours(1)));
  simulation.run();
  EXPECT_EQ(log, (std::vector<int>{1, 2, 3}));
  EXPECT_EQ(times, (std::vector<Duration>{minutes(1), minutes(61), minutes(121)}));
  EXPECT_EQ(dock.in_use(), 0);
}

TEST_F(Waiting, HigherPriorityIsServedFirstAndEqualsInOrder) {
  Resource dock(simulation, 1);
  simulation.spawn(use(*this, dock, 1, hours(0), hours(1)));
  simulation.spawn(use(*this, dock, 2, minutes(1), hours(1)));
  simulation.spawn(use(*this, dock, 3, minutes(2), hours(1), 1, kUrgent));
  simulation.spawn(use(*this, dock, 4, minutes(3), hours(1), 1, kUrgent));
  simulation.run();
  EXPECT_EQ(log, (std::vector<int>{1, 3, 4, 2}));
}

TEST_F(Waiting, ALargeRequestIsNotOvertaken) {
  Resource trucks(simulation, 3);
  simulation.spawn(use(*this, trucks, 1, hours(0), hours(2), 2));
  simulation.spawn(use(*this, trucks, 2, minutes(1), hours(1), 3));
  simulation.spawn(use(*this, trucks, 3, minutes(2), hours(1), 1));  // one is free, but 2 waits
  simulation.run();
  EXPECT_EQ(log, (std::vector<int>{1, 2, 3}));
  EXPECT_EQ(times[1], hours(2));
}

TEST_F(Waiting, BusyTimeCountsUnitsAndWhatIsStillHeld) {
  Resource trucks(simulation, 3);
  simulation.spawn(use(*this, trucks, 1, hours(0), hours(2), 2));
  simulation.spawn(use(*this, trucks, 2, hours(1), hours(9), 1));
  simulation.run_until(kStart + hours(5));
  EXPECT_EQ(trucks.busy_time(), hours(2 * 2 + 4));
  simulation.run();
  EXPECT_EQ(trucks.busy_time(), hours(2 * 2 + 9));
}

TEST_F(Waiting, RaisingCapacityServesThoseWhoWait) {
  Resource dock(simulation, 0);
  simulation.spawn(use(*this, dock, 1, hours(0), hours(1)));
  simulation.schedule_in(hours(5), [&] { dock.set_capacity(1); });
  simulation.run();
  EXPECT_EQ(times, std::vector<Duration>{hours(5)});
}

TEST_F(Waiting, LoweringCapacityTakesNothingFromHolders) {
  Resource dock(simulation, 2);
  for (int i = 1; i <= 3; ++i) simulation.spawn(use(*this, dock, i, hours(0), hours(i)));
  simulation.schedule_in(minutes(30), [&] {
    dock.set_capacity(1);
    EXPECT_EQ(dock.available(), -1);
    EXPECT_EQ(dock.in_use(), 2);
  });
  simulation.run();
  EXPECT_EQ(times[2], hours(2));  // not at 1 h, when one of two is given back
}

TEST_F(Waiting, TryAcquireTakesOnlyWhatIsFreeAndUnclaimed) {
  Resource dock(simulation, 1);
  auto first = dock.try_acquire();
  ASSERT_TRUE(first);
  EXPECT_FALSE(dock.try_acquire());
  first->release();
  first->release();  // harmless
  EXPECT_TRUE(dock.try_acquire());
}

TEST_F(Waiting, HoldingMovesAndGivesBackOnce) {
  Resource dock(simulation, 2);
  Holding kept;
  {
    auto held = dock.try_acquire(2);
    kept = std::move(*held);
  }
  EXPECT_EQ(dock.in_use(), 2);
  EXPECT_EQ(kept.units(), 2);
  kept = Holding();
  EXPECT_EQ(dock.in_use(), 0);
}

Process put_all(Waiting&, Store<int>& store, int count) {
  for (int i = 1; i <= count; ++i) co_await store.put(i);
}
Process get_all(Simulation& simulation, Store<int>& store, int count, Duration pause, std::vector<int>& log) {
  for (int i = 0; i < count; ++i) {
    co_await simulation.delay(pause);
    log.push_back(co_await store.get());
  }
}

TEST_F(Waiting, StoreIsFirstInFirstOut) {
  Store<int> store(simulation);
  simulation.spawn(put_all(*this, store, 4));
  simulation.spawn(get_all(simulation, store, 4, hours(1), log));
  simulation.run();
  EXPECT_EQ(log, (std::vector<int>{1, 2, 3, 4}));
}

TEST_F(Waiting, FullStoreHoldsThePutterBack) {
  Store<int> store(simulation, 2);
  const ProcessHandle putter = simulation.spawn(put_all(*this, store, 4));
  simulation.run();
  EXPECT_EQ(store.size(), 2u);
  EXPECT_FALSE(putter.done());
  EXPECT_FALSE(store.try_put(9));
  simulation.spawn(get_all(simulation, store, 4, hours(1), log));
  simulation.run();
  EXPECT_TRUE(putter.done());
  EXPECT_EQ(log, (std::vector<int>{1, 2, 3, 4}));
}

TEST_F(Waiting, WaitingTakerGetsTheValueBeforeALaterOne) {
  Store<int> store(simulation);
  std::vector<int> second;
  simulation.spawn(get_all(simulation, store, 1, hours(0), log));
  simulation.spawn(get_all(simulation, store, 1, minutes(1), second));
  simulation.schedule_in(hours(1), [&] {
    store.try_put(1);
    EXPECT_FALSE(store.try_get());  // it is spoken for
    store.try_put(2);
  });
  simulation.run();
  EXPECT_EQ(log, std::vector<int>{1});
  EXPECT_EQ(second, std::vector<int>{2});
}

Process wait_for_signal(Waiting& test, Signal& signal, Duration timeout, std::vector<WaitResult>& results,
                        std::vector<Duration>& times, Simulation& simulation) {
  (void)test;
  results.push_back(co_await signal.wait_for(timeout));
  times.push_back(simulation.now() - kStart);
}

TEST_F(Waiting, SignalOrTimeWhicheverComesFirst) {
  Signal signal(simulation);
  std::vector<WaitResult> results;
  simulation.spawn(wait_for_signal(*this, signal, hours(1), results, times, simulation));
  simulation.spawn(wait_for_signal(*this, signal, hours(3), results, times, simulation));
  simulation.schedule_in(hours(2), [&] { signal.notify_all(); });
  simulation.run();
  EXPECT_EQ(results, (std::vector<WaitResult>{WaitResult::kTimedOut, WaitResult::kSignalled}));
  EXPECT_EQ(times, (std::vector<Duration>{hours(1), hours(2)}));
  EXPECT_EQ(signal.waiting(), 0u);
}

TEST_F(Waiting, NotifyOneWakesTheOneThatWaitedLongest) {
  Signal signal(simulation);
  struct Run {
    static Process process(Waiting& test, Signal& signal, int number) {
      co_await signal.wait();
      test.log.push_back(number);
    }
  };
  for (int i = 1; i <= 3; ++i) simulation.spawn(Run::process(*this, signal, i));
  simulation.schedule_in(hours(1), [&] { signal.notify_one(); });
  simulation.schedule_in(hours(2), [&] { signal.notify_all(); });
  simulation.run();
  EXPECT_EQ(log, (std::vector<int>{1, 2, 3}));
}

TEST_F(Waiting, ConditionGoesOnWhenItsPredicateHolds) {
  Condition condition(simulation);
  int stock = 0;
  struct Run {
    static Process process(Waiting& test, Condition& condition, int& stock, int needed) {
      co_await condition.wait_until([&stock, needed] { return stock >= needed; });
      test.log.push_back(needed);
    }
  };
  for (const int needed : {5, 2, 0}) simulation.spawn(Run::process(*this, condition, stock, needed));
  for (int i = 1; i <= 5; ++i) {
    simulation.schedule_in(hours(i), [&] {
      ++stock;
      condition.notify();
    });
  }
  simulation.run();
  EXPECT_EQ(log, (std::vector<int>{0, 2, 5}));
}

TEST_F(Waiting, AnyOfTellsTheFirstAndWithdrawsTheOthers) {
  Signal signal(simulation);
  Resource dock(simulation, 0);
  struct Run {
    static Process process(Waiting& test, Signal& signal, Resource& dock) {
      auto acquire = dock.acquire();
      test.log.push_back(
          static_cast<int>(co_await any_of(acquire, signal.wait(), test.simulation.delay(hours(1)))));
      EXPECT_EQ(test.now(), hours(1));
      EXPECT_EQ(dock.queue_length(), 0u);
      EXPECT_EQ(signal.waiting(), 0u);
    }
  };
  simulation.spawn(Run::process(*this, signal, dock));
  simulation.run();
  EXPECT_EQ(log, std::vector<int>{2});
}

TEST_F(Waiting, AnyOfChoosesWhatIsThereAtOnce) {
  Store<int> store(simulation);
  store.try_put(8);
  struct Run {
    static Process process(Waiting& test, Store<int>& store) {
      auto value = store.get();
      if (co_await any_of(test.simulation.delay(hours(1)), value) == 1) test.log.push_back(value.take());
      EXPECT_EQ(test.now(), hours(0));
    }
  };
  simulation.spawn(Run::process(*this, store));
  simulation.run();
  EXPECT_EQ(log, std::vector<int>{8});
}

TEST_F(Waiting, UnitsGrantedInAnAnyOfAndNotTakenGoBack) {
  Resource dock(simulation, 1);
  struct Run {
    static Process process(Waiting& test, Resource& dock) {
      (void)co_await any_of(dock.acquire(), test.simulation.delay(hours(1)));
      EXPECT_EQ(dock.in_use(), 0);  // nobody took the holding
    }
  };
  simulation.spawn(Run::process(*this, dock));
  simulation.run();
  EXPECT_EQ(dock.available(), 1);
}

TEST_F(Waiting, AllOfWaitsForTheLast) {
  Signal signal(simulation);
  struct Run {
    static Process process(Waiting& test, Signal& signal) {
      co_await all_of(test.simulation.delay(hours(1)), signal.wait(), test.simulation.delay(hours(3)));
      EXPECT_EQ(test.now(), hours(4));
      test.log.push_back(1);
    }
  };
  simulation.spawn(Run::process(*this, signal));
  simulation.schedule_in(hours(4), [&] { signal.notify_all(); });
  simulation.run();
  EXPECT_EQ(log, std::vector<int>{1});
}

TEST_F(Waiting, TimeoutGivesTheResultOrNothing) {
  Store<int> store(simulation);
  Resource dock(simulation, 1);
  struct Run {
    static Process process(Waiting& test, Store<int>& store, Resource& dock) {
      EXPECT_FALSE(co_await with_timeout(store.get(), hours(1)));
      EXPECT_EQ(test.now(), hours(1));
      const auto value = co_await with_timeout(store.get(), hours(10));
      EXPECT_EQ(value, 5);
      EXPECT_EQ(test.now(), hours(2));
      const auto held = co_await with_timeout(dock.acquire(), hours(1));
      EXPECT_TRUE(held.has_value());
      EXPECT_EQ(dock.in_use(), 1);
      EXPECT_FALSE(co_await with_timeout(dock.acquire(), hours(1)));
      test.log.push_back(1);
    }
  };
  simulation.spawn(Run::process(*this, store, dock));
  simulation.schedule_in(hours(2), [&] { store.try_put(5); });
  simulation.run();
  EXPECT_EQ(log, std::vector<int>{1});
  EXPECT_EQ(dock.in_use(), 0);
}

TEST_F(Waiting, CompositesNest) {
  Signal signal(simulation);
  struct Run {
    static Process process(Waiting& test, Signal& signal) {
      const std::size_t first = co_await any_of(all_of(signal.wait(), test.simulation.delay(hours(1))),
                                                test.simulation.delay(hours(5)));
      test.log.push_back(static_cast<int>(first));
      EXPECT_EQ(test.now(), hours(2));
    }
  };
  simulation.spawn(Run::process(*this, signal));
  simulation.schedule_in(hours(2), [&] { signal.notify_all(); });
  simulation.run();
  EXPECT_EQ(log, std::vector<int>{0});
}

}  // namespace
}  // namespace surge::sim
