// SPDX-License-Identifier: Apache-2.0
#include "sim/simulation.h"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

#include "sim/process.h"

namespace surge::sim {
namespace {

using std::chrono::hours;
using Kind = RunOutcome::Kind;

/// Notes what ran, in order.
struct Log {
  auto note(int what) {
    return [this, what] { ran.push_back(what); };
  }
  std::vector<int> ran;
};

TEST(Time, SecondsRoundToTheNearestMicrosecondHalvesAwayFromZero) {
  EXPECT_EQ(duration_from_seconds(1.5e-6).count(), 2);
  EXPECT_EQ(duration_from_seconds(-1.5e-6).count(), -2);
  EXPECT_EQ(duration_from_seconds(1.4999e-6).count(), 1);
  EXPECT_EQ(duration_from_hours(36), hours(36));
  EXPECT_DOUBLE_EQ(to_days(hours(36)), 1.5);
}

TEST(Simulation, EventsRunInOrderOfTimePriorityAndScheduling) {
  Simulation simulation;
  Log log;
  simulation.schedule_at(kStart + hours(2), log.note(5));
  simulation.schedule_at(kStart + hours(1), log.note(3));
  simulation.schedule_at(kStart + hours(1), log.note(4));
  simulation.schedule_at(kStart + hours(1), log.note(2), kUrgent);
  simulation.schedule_at(kStart, log.note(1), kLate);
  EXPECT_EQ(simulation.run().kind, Kind::finished);
  EXPECT_EQ(log.ran, (std::vector<int>{1, 2, 3, 4, 5}));
  EXPECT_EQ(simulation.now(), kStart + hours(2));
  EXPECT_EQ(simulation.executed_events(), 5u);
}

TEST(Simulation, CancelledEventNeverRuns) {
  Simulation simulation;
  Log log;
  const EventHandle first = simulation.schedule_in(hours(1), log.note(1));
  simulation.schedule_in(hours(1), log.note(2));
  EXPECT_TRUE(simulation.pending(first));
  EXPECT_TRUE(simulation.cancel(first));
  EXPECT_FALSE(simulation.pending(first));
  EXPECT_FALSE(simulation.cancel(first));
  simulation.run();
  EXPECT_EQ(log.ran, std::vector<int>{2});
}

TEST(Simulation, CancelInsideAHandlerStopsAnotherEventOfTheSameTime) {
  Simulation simulation;
  Log log;
  EventHandle victim;
  bool own = true;
  EventHandle self;
  self = simulation.schedule_in(hours(1), [&] {
    own = simulation.cancel(self);  // it is running: too late
    EXPECT_TRUE(simulation.cancel(victim));
  });
  victim = simulation.schedule_in(hours(1), log.note(1));
  simulation.run();
  EXPECT_FALSE(own);
  EXPECT_TRUE(log.ran.empty());
}

TEST(Simulation, HandleOfAPastEventDoesNotTouchItsSuccessorInTheSameSlot) {
  Simulation simulation;
  Log log;
  const EventHandle past = simulation.schedule_in(hours(1), log.note(1));
  simulation.run();
  simulation.schedule_in(hours(1), log.note(2));
  EXPECT_FALSE(simulation.cancel(past));
  simulation.run();
  EXPECT_EQ(log.ran, (std::vector<int>{1, 2}));
}

TEST(Simulation, ScheduleAndCancelForeverTakesNoMemory) {
  Simulation simulation;
  for (int i = 0; i < 1'000'000; ++i) simulation.cancel(simulation.schedule_in(hours(1 + i % 100), [] {}));
  EXPECT_EQ(simulation.pending_events(), 0u);
  EXPECT_LT(simulation.queued_events(), 5000u);
}

TEST(Simulation, LargeCallbacksAreFreedWhetherTheyRunOrNot) {
  const auto token = std::make_shared<int>(0);
  {
    Simulation simulation;
    const auto holding = [token, padding = std::array<int, 20>{}] { *token += 1 + padding[0]; };
    simulation.schedule_in(hours(1), holding);
    const EventHandle cancelled = simulation.schedule_in(hours(2), holding);
    simulation.schedule_in(hours(3), holding);  // left pending
    simulation.cancel(cancelled);
    simulation.run_until(kStart + hours(1));
    EXPECT_EQ(*token, 1);
  }
  EXPECT_EQ(token.use_count(), 1);
}

TEST(Simulation, RunUntilStopsAtTheHorizonAndCanGoOn) {
  Simulation simulation;
  Log log;
  simulation.schedule_in(hours(1), log.note(1));
  simulation.schedule_in(hours(3), log.note(3));
  const RunOutcome outcome = simulation.run_until(kStart + hours(2));
  EXPECT_EQ(outcome.kind, Kind::horizon);
  EXPECT_EQ(simulation.now(), kStart + hours(2));
  simulation.schedule_in(hours(0), log.note(2));
  EXPECT_EQ(simulation.run().kind, Kind::finished);
  EXPECT_EQ(log.ran, (std::vector<int>{1, 2, 3}));
}

TEST(Simulation, EventsRunInOrderAfterOneBeyondTheHorizonWasCancelled) {
  Simulation simulation;
  std::vector<Time> ran;
  const auto note = [&] { ran.push_back(simulation.now()); };
  const EventHandle cancelled = simulation.schedule_at(kStart + hours(180), note);
  for (int i = 0; i < 100; ++i) simulation.schedule_at(kStart + hours(185 + i % 10), note);
  simulation.cancel(cancelled);
  simulation.run_until(kStart + hours(150));
  for (int i = 0; i < 100; ++i) simulation.schedule_at(kStart + hours(151 + i % 29), note);
  simulation.run();
  EXPECT_EQ(ran.size(), 200u);
  EXPECT_TRUE(std::ranges::is_sorted(ran));
}

TEST(Simulation, EventsAtTheHorizonStillRun) {
  Simulation simulation;
  Log log;
  simulation.schedule_in(hours(2), log.note(1));
  simulation.run_until(kStart + hours(2));
  EXPECT_EQ(log.ran, std::vector<int>{1});
}

TEST(Simulation, StopEndsTheRunWithItsReasonAndCanGoOn) {
  Simulation simulation;
  Log log;
  simulation.schedule_in(hours(1), [&] { simulation.stop("enough"); });
  simulation.schedule_in(hours(2), log.note(1));
  const RunOutcome outcome = simulation.run();
  EXPECT_EQ(outcome.kind, Kind::stopped);
  EXPECT_EQ(outcome.what, "enough");
  EXPECT_EQ(outcome.time, kStart + hours(1));
  EXPECT_EQ(simulation.run().kind, Kind::finished);
  EXPECT_EQ(log.ran, std::vector<int>{1});
}

TEST(Simulation, ExceptionInACallbackFailsTheRunWithWhatAndWhen) {
  Simulation simulation;
  simulation.schedule_in(hours(5), [] { throw std::runtime_error("broken pump"); });
  const RunOutcome outcome = simulation.run();
  EXPECT_EQ(outcome.kind, Kind::failed);
  EXPECT_EQ(outcome.what, "broken pump");
  EXPECT_EQ(outcome.time, kStart + hours(5));
}

TEST(Simulation, ObserverIsCalledAfterEveryEventAndMayFailTheRun) {
  Simulation simulation;
  int calls = 0;
  simulation.on_event([&] {
    if (++calls == 2) throw std::runtime_error("invariant broken");
  });
  for (int i = 0; i < 5; ++i) simulation.schedule_in(hours(i), [] {});
  const RunOutcome outcome = simulation.run();
  EXPECT_EQ(outcome.kind, Kind::failed);
  EXPECT_EQ(outcome.what, "invariant broken");
  EXPECT_EQ(outcome.time, kStart + hours(1));
}

#if defined(SURGE_CONTRACTS)
TEST(Contract, SchedulingInThePastIsAMistakeOfTheProgram) {
  Simulation simulation;
  simulation.run_until(kStart + hours(2));
  EXPECT_THROW(simulation.schedule_at(kStart + hours(1), [] {}), ContractViolation);
}
#endif

}  // namespace
}  // namespace surge::sim
