// SPDX-License-Identifier: Apache-2.0
#include "app/simulate.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace surge::app {
namespace {

using Kind = sim::RunOutcome::Kind;

/// Ten replications of a model that fails in the fourth.
SimulationJob job_with_a_failure(std::vector<std::uint64_t>& kept) {
  const auto run = [](std::uint64_t replication) {
    models::Record record{models::RecordSchema{}};
    record.events = 5;
    record.outcome.time = sim::kStart + std::chrono::hours(36);
    record.outcome.kind = replication == 3 ? Kind::failed : Kind::horizon;
    if (replication == 3) record.outcome.what = "a bridge is missing";
    return record;
  };
  return {.replications = 10,
          .threads = 2,
          .run = run,
          .keep = [&](std::uint64_t replication, const models::Record&) { kept.push_back(replication); }};
}

TEST(Simulate, FailedReplicationIsReportedAndTheRestKept) {
  std::vector<std::uint64_t> kept;
  std::ostringstream out;
  const SimulationReport report = simulate(job_with_a_failure(kept), out, ProgressStyle::kNone, {});
  EXPECT_EQ(report.delivered, 10u);
  EXPECT_EQ(report.events, 50u);
  EXPECT_THAT(kept, testing::ElementsAre(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
  ASSERT_EQ(report.failures.size(), 1u);
  EXPECT_EQ(failure_text(report.failures[0]), "replication 3 failed after 36.0 h: a bridge is missing");
}

TEST(Simulate, StopRequestLeavesTheFirstReplicationsWithoutAGap) {
  std::vector<std::uint64_t> kept;
  std::ostringstream out;
  std::stop_source stop;
  SimulationJob job = job_with_a_failure(kept);
  job.threads = 1;
  job.keep = [&](std::uint64_t replication, const models::Record&) {
    kept.push_back(replication);
    if (replication == 1) stop.request_stop();
  };
  EXPECT_EQ(simulate(job, out, ProgressStyle::kNone, stop.get_token()).delivered, 2u);
  EXPECT_THAT(kept, testing::ElementsAre(0, 1));
}

TEST(Simulate, EnoughEndsWithThatReplicationAndDropsWhatRanAhead) {
  std::vector<std::uint64_t> kept;
  std::ostringstream out;
  SimulationJob job = job_with_a_failure(kept);
  job.replications = 1000;
  job.threads = 3;
  job.enough = [&] { return kept.size() == 6; };
  const SimulationReport report = simulate(job, out, ProgressStyle::kNone, {});
  EXPECT_THAT(kept, testing::ElementsAre(0, 1, 2, 3, 4, 5));
  EXPECT_EQ(report.delivered, 6u);
  EXPECT_EQ(report.events, 30u);
}

TEST(Simulate, EarlierResultsComeFirstAndOnlyTheOthersAreSimulated) {
  std::vector<std::uint64_t> kept;
  std::vector<std::uint64_t> simulated;
  std::ostringstream out;
  SimulationJob job = job_with_a_failure(kept);
  job.threads = 1;
  job.first = 2;
  job.run = [&, run = job.run](std::uint64_t replication) {
    simulated.push_back(replication);
    return run(replication);
  };
  job.earlier = [run = job_with_a_failure(kept).run](const auto& receiver) {
    for (std::uint64_t replication = 2; replication < 6; ++replication)
      receiver(replication, run(replication));
  };
  const SimulationReport report = simulate(job, out, ProgressStyle::kNone, {});
  EXPECT_EQ(report.delivered, 10u);
  EXPECT_EQ(report.earlier, 4u);
  EXPECT_EQ(report.events, 50u);
  EXPECT_EQ(report.failures.size(), 1u);
  EXPECT_THAT(simulated, testing::ElementsAre(6, 7, 8, 9, 10, 11));
  EXPECT_THAT(kept, testing::ElementsAre(2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
}

TEST(Simulate, WhatCannotBeKeptEndsTheRun) {
  std::ostringstream out;
  std::vector<std::uint64_t> kept;
  SimulationJob job = job_with_a_failure(kept);
  job.keep = [](std::uint64_t, const models::Record&) { throw std::runtime_error("disk full"); };
  EXPECT_THROW(simulate(job, out, ProgressStyle::kNone, {}), std::runtime_error);
}

}  // namespace
}  // namespace surge::app
