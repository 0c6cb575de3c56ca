// SPDX-License-Identifier: Apache-2.0
#include "sim/process.h"

#include <memory>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include "sim/any_of.h"
#include "sim/condition.h"
#include "sim/resource.h"
#include "sim/signal.h"
#include "sim/store.h"

namespace surge::sim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using Kind = RunOutcome::Kind;

/// Counts the living: a local of processes that must not leak.
struct Counted {
  explicit Counted(int& alive) : count(&alive) { ++*count; }
  Counted(const Counted&) = delete;
  ~Counted() { --*count; }
  int* count;
};

struct Processes : ::testing::Test {
  Duration now() const { return simulation.now() - kStart; }
  void note(int what) { log.push_back(what); }

  int alive = 0;
  std::vector<int> log;
  Simulation simulation;
  Signal signal{simulation};
  Condition condition{simulation};
  Resource resource{simulation, 1};
  Store<int> store{simulation};
};

TEST_F(Processes, DelayGoesOnAtTheExactTime) {
  struct Run {
    static Process process(Processes& test, std::vector<Duration>& times) {
      co_await test.simulation.delay(hours(36));
      times.push_back(test.now());
      co_await test.simulation.delay_until(kStart + hours(40));
      times.push_back(test.now());
    }
  };
  std::vector<Duration> times;
  simulation.spawn(Run::process(*this, times));
  EXPECT_EQ(simulation.run().kind, Kind::finished);
  EXPECT_EQ(times, (std::vector<Duration>{hours(36), hours(40)}));
}

TEST_F(Processes, SpawnedProcessesStartInOrderAfterTheSpawner) {
  struct Run {
    static Process child(Processes& test, int number) {
      test.note(number);
      co_return;
    }
    static Process parent(Processes& test) {
      test.simulation.spawn(child(test, 2));
      test.simulation.spawn(child(test, 3));
      test.note(1);
      co_return;
    }
  };
  simulation.spawn(Run::parent(*this));
  simulation.run();
  EXPECT_EQ(log, (std::vector<int>{1, 2, 3}));
}

struct Tasks {
  static Task<int> answer(Simulation& simulation) {
    co_await simulation.delay(hours(1));
    co_return 42;
  }
  static Task<> fails(Simulation& simulation) {
    co_await simulation.delay(hours(1));
    throw std::runtime_error("no route");
  }
  static Task<int> nested(Simulation& simulation) {
    co_return co_await answer(simulation) + co_await answer(simulation);
  }
};

TEST_F(Processes, TasksReturnValuesAndTakeTime) {
  struct Run {
    static Process process(Processes& test) {
      test.note(co_await Tasks::nested(test.simulation));
      EXPECT_EQ(test.now(), hours(2));
    }
  };
  simulation.spawn(Run::process(*this));
  simulation.run();
  EXPECT_EQ(log, std::vector<int>{84});
}

TEST_F(Processes, ExceptionOfATaskReachesItsCaller) {
  struct Run {
    static Process process(Processes& test) {
      try {
        co_await Tasks::fails(test.simulation);
      } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "no route");
        test.note(1);
      }
    }
  };
  simulation.spawn(Run::process(*this));
  EXPECT_EQ(simulation.run().kind, Kind::finished);
  EXPECT_EQ(log, std::vector<int>{1});
}

TEST_F(Processes, FailureInAProcessFailsTheRunWithWhatAndWhen) {
  struct Run {
    static Process process(Processes& test) {
      const Counted counted(test.alive);
      co_await Tasks::fails(test.simulation);
    }
    static Process bystander(Processes& test) {
      const Counted counted(test.alive);
      co_await test.simulation.delay(hours(100));
    }
  };
  simulation.spawn(Run::process(*this));
  simulation.spawn(Run::bystander(*this));
  const RunOutcome outcome = simulation.run();
  EXPECT_EQ(outcome.kind, Kind::failed);
  EXPECT_EQ(outcome.what, "no route");
  EXPECT_EQ(outcome.time, kStart + hours(1));
  EXPECT_EQ(alive, 1);  // the bystander, destroyed with the simulation
}

TEST_F(Processes, JoinWaitsForTheEndAndIsImmediateAfterIt) {
  struct Run {
    static Process child(Simulation& simulation) { co_await simulation.delay(hours(3)); }
    static Process parent(Processes& test) {
      const ProcessHandle handle = test.simulation.spawn(child(test.simulation));
      EXPECT_FALSE(handle.done());
      co_await handle;
      EXPECT_EQ(test.now(), hours(3));
      EXPECT_TRUE(handle.done());
      co_await handle;
      EXPECT_EQ(test.now(), hours(3));
      test.note(1);
    }
  };
  simulation.spawn(Run::parent(*this));
  simulation.run();
  EXPECT_EQ(log, std::vector<int>{1});
}

TEST_F(Processes, UnspawnedProcessIsDestroyed) {
  struct Run {
    static Process process(std::shared_ptr<int>) { co_return; }
  };
  const auto token = std::make_shared<int>(0);
  { const Process never = Run::process(token); }
  EXPECT_EQ(token.use_count(), 1);
}

TEST_F(Processes, AMillionLiveAtTheSameTime) {
  struct Run {
    static Process process(Simulation& simulation, int& done, int number) {
      co_await simulation.delay(Duration{1 + number % 1000});
      ++done;
    }
  };
  int done = 0;
  for (int i = 0; i < 1'000'000; ++i) simulation.spawn(Run::process(simulation, done, i));
  simulation.run();
  EXPECT_EQ(done, 1'000'000);
}

/// A process that waits for ever in the way given.
enum class Wait {
  kDelay,
  kSignal,
  kSignalFor,
  kCondition,
  kResource,
  kStore,
  kJoin,
  kAnyOf,
  kTimeout,
  kTask
};

Task<> wait_in_task(Simulation& simulation) {
  co_await simulation.delay(hours(1'000'000));
}

Process wait_forever(Simulation& simulation) {
  co_await simulation.delay(hours(1'000'000));
}

/// What there is to wait for.
struct WaitedFor {
  WaitedFor(Simulation& on, int units) : simulation(on), resource(on, units) {}
  Simulation& simulation;
  Signal signal{simulation};
  Condition condition{simulation};
  Resource resource;
  Store<int> store{simulation};
};

Process wait(WaitedFor& on, Wait how, int& alive, std::vector<int>& log) {
  const Counted counted(alive);
  try {
    switch (how) {
      case Wait::kDelay:
        co_await on.simulation.delay(hours(1'000'000));
        break;
      case Wait::kSignal:
        co_await on.signal.wait();
        break;
      case Wait::kSignalFor:
        (void)co_await on.signal.wait_for(hours(1'000'000));
        break;
      case Wait::kCondition:
        co_await on.condition.wait_until([] { return false; });
        break;
      case Wait::kResource: {
        const Holding held = co_await on.resource.acquire();
        break;
      }
      case Wait::kStore:
        (void)co_await on.store.get();
        break;
      case Wait::kJoin: {
        const ProcessHandle other = on.simulation.spawn(wait_forever(on.simulation));
        co_await other;
        break;
      }
      case Wait::kAnyOf:
        (void)co_await any_of(on.signal.wait(), on.simulation.delay(hours(1'000'000)));
        break;
      case Wait::kTimeout:
        (void)co_await with_timeout(on.store.get(), hours(1'000'000));
        break;
      case Wait::kTask:
        co_await wait_in_task(on.simulation);
        break;
    }
  } catch (const Interrupted& interrupt) {
    EXPECT_STREQ(interrupt.what(), "road cut");
    log.push_back(static_cast<int>(how));
    throw;
  }
}

constexpr Wait kAllWaits[] = {Wait::kDelay,    Wait::kSignal, Wait::kSignalFor, Wait::kCondition,
                              Wait::kResource, Wait::kStore,  Wait::kJoin,      Wait::kAnyOf,
                              Wait::kTimeout,  Wait::kTask};

TEST(ProcessTeardown, DestroyingTheSimulationDestroysProcessesInEveryKindOfWait) {
  int alive = 0;
  std::vector<int> log;
  {
    Simulation simulation;
    WaitedFor waited(simulation, 0);
    for (const Wait how : kAllWaits) simulation.spawn(wait(waited, how, alive, log));
    simulation.run_until(kStart + hours(1));
    EXPECT_EQ(alive, 10);
  }
  EXPECT_EQ(alive, 0);
}

TEST(ProcessTeardown, ResourcesMayGoBeforeTheSimulation) {
  int alive = 0;
  std::vector<int> log;
  {
    Simulation simulation;
    {
      WaitedFor waited(simulation, 1);
      for (const Wait how : kAllWaits) {
        simulation.spawn(wait(waited, how, alive, log));
        simulation.spawn(wait(waited, how, alive, log));
      }
      simulation.run_until(kStart + hours(1));
    }
  }
  EXPECT_EQ(alive, 0);
}

class InterruptIn : public ::testing::TestWithParam<Wait> {};

TEST_P(InterruptIn, EndsTheWaitAtOnceAndLeavesNoTrace) {
  int alive = 0;
  std::vector<int> log;
  Simulation simulation;
  WaitedFor waited(simulation, 0);
  const ProcessHandle handle = simulation.spawn(wait(waited, GetParam(), alive, log));
  simulation.schedule_in(hours(2), [&] {
    handle.interrupt("road cut");
    handle.interrupt("again");  // before the first was seen
  });
  simulation.run_until(kStart + hours(2));
  EXPECT_EQ(log, std::vector<int>{static_cast<int>(GetParam())});
  EXPECT_EQ(alive, 0);
  EXPECT_TRUE(handle.done());
  EXPECT_EQ(waited.signal.waiting(), 0u);
  EXPECT_EQ(waited.resource.queue_length(), 0u);
  handle.interrupt("after the end");  // harmless
  waited.store.try_put(7);
  EXPECT_EQ(waited.store.size(), 1u);  // nobody is left to take it
  EXPECT_EQ(simulation.run_until(kStart + hours(3)).kind, Kind::horizon);
}

INSTANTIATE_TEST_SUITE_P(EveryWait, InterruptIn, ::testing::ValuesIn(kAllWaits));

TEST_F(Processes, InterruptedProcessMayCatchAndGoOn) {
  struct Run {
    static Process process(Processes& test) {
      try {
        co_await test.simulation.delay(hours(10));
      } catch (const Interrupted&) {
        EXPECT_EQ(test.now(), hours(2));
      }
      co_await test.simulation.delay(hours(1));
      EXPECT_EQ(test.now(), hours(3));
      test.note(1);
    }
  };
  const ProcessHandle handle = simulation.spawn(Run::process(*this));
  simulation.schedule_in(hours(2), [handle] { handle.interrupt("look"); });
  simulation.run();
  EXPECT_EQ(log, std::vector<int>{1});
}

TEST_F(Processes, InterruptOfAProcessThatHasNotStartedReachesItAtItsFirstWait) {
  struct Run {
    static Process process(Processes& test) {
      test.note(1);
      co_await test.simulation.delay(hours(1));
      test.note(2);
    }
  };
  simulation.spawn(Run::process(*this)).interrupt("early");
  EXPECT_EQ(simulation.run().kind, Kind::finished);
  EXPECT_EQ(log, std::vector<int>{1});
}

TEST_F(Processes, InterruptAfterTheGrantHandsTheUnitsToTheNext) {
  struct Run {
    static Process holder(Processes& test) {
      Holding held = co_await test.resource.acquire();
      co_await test.simulation.delay(hours(1));
    }
    static Process taker(Processes& test, int number) {
      const Holding held = co_await test.resource.acquire();
      test.note(number);
    }
  };
  simulation.spawn(Run::holder(*this));
  const ProcessHandle unlucky = simulation.spawn(Run::taker(*this, 1));
  simulation.spawn(Run::taker(*this, 2));
  // In the same instant as the release, between grant and resumption.
  simulation.schedule_in(hours(1), [this, unlucky] {
    simulation.schedule_in(
        hours(0), [unlucky] { unlucky.interrupt("now"); }, kUrgent);
  });
  simulation.run();
  EXPECT_EQ(log, std::vector<int>{2});
  EXPECT_EQ(resource.in_use(), 0);
}

}  // namespace
}  // namespace surge::sim
