// SPDX-License-Identifier: Apache-2.0
#include "sim/replicate.h"

#include <atomic>
#include <cmath>
#include <stdexcept>

#include <gtest/gtest.h>

#include "sim/random/sampling.h"
#include "sim/statistics/tally.h"
#include "sim/statistics/time_weighted.h"

namespace surge::sim {
namespace {

double work(std::uint64_t replication) {
  Stream stream = StreamSource(3, replication).stream(Cause("work"));
  double sum = 0;
  for (std::uint64_t i = 0; i < 100 + 1000 * (replication % 7); ++i) sum += exponential(stream, 1);
  return sum;
}

std::vector<double> results(unsigned threads, std::uint64_t count) {
  std::vector<double> all;
  const auto sink = [&](std::uint64_t replication, double&& value) {
    EXPECT_EQ(replication, all.size());
    all.push_back(value);
  };
  EXPECT_EQ(replicate<double>({.count = count, .threads = threads}, work, sink), count);
  return all;
}

TEST(Replicate, AnyNumberOfThreadsGivesTheSameResultsInOrder) {
  const std::vector<double> one = results(1, 300);
  for (const unsigned threads : {2U, 3U, 8U}) EXPECT_EQ(results(threads, 300), one);
}

TEST(Replicate, StartsAtTheFirstReplicationAskedFor) {
  std::vector<std::uint64_t> seen;
  replicate<int>(
      {.first = 40, .count = 5, .threads = 2}, [](std::uint64_t) { return 0; },
      [&](std::uint64_t replication, int&&) { seen.push_back(replication); });
  EXPECT_EQ(seen, (std::vector<std::uint64_t>{40, 41, 42, 43, 44}));
}

TEST(Replicate, LooksOnlyALittleAhead) {
  std::atomic<std::uint64_t> started = 0;
  std::uint64_t furthest = 0;
  const auto run = [&](std::uint64_t replication) {
    started = std::max(started.load(), replication);
    return work(replication);
  };
  replicate<double>({.count = 2000, .threads = 4}, run, [&](std::uint64_t replication, double&&) {
    furthest = std::max(furthest, started.load() - std::min(started.load(), replication));
  });
  EXPECT_LE(furthest, 4u * 4u);
}

TEST(Replicate, ExceptionOfARunEndsAllAndIsThrown) {
  for (const unsigned threads : {1U, 4U}) {
    const auto run = [](std::uint64_t replication) -> int {
      if (replication == 17) throw std::runtime_error("replication 17");
      return 0;
    };
    EXPECT_THROW(replicate<int>({.count = 1000, .threads = threads}, run, [](std::uint64_t, int&&) {}),
                 std::runtime_error);
  }
}

TEST(Replicate, ExceptionOfTheSinkEndsAllAndIsThrown) {
  const auto sink = [](std::uint64_t replication, double&&) {
    if (replication == 5) throw std::runtime_error("disk full");
  };
  EXPECT_THROW(replicate<double>({.count = 1000, .threads = 3}, work, sink), std::runtime_error);
}

TEST(Replicate, StopRequestEndsCleanlyWithTheFirstResultsWithoutAGap) {
  std::stop_source stop;
  std::uint64_t delivered = 0;
  const auto sink = [&](std::uint64_t replication, double&&) {
    EXPECT_EQ(replication, delivered);
    if (++delivered == 20) stop.request_stop();
  };
  const std::uint64_t count =
      replicate<double>({.count = 100'000, .threads = 3}, work, sink, stop.get_token());
  EXPECT_EQ(count, delivered);
  EXPECT_GE(count, 20u);
  EXPECT_LT(count, 100u);
}

TEST(Replicate, NothingToDoIsDone) {
  EXPECT_EQ(replicate<int>(
                {.count = 0, .threads = 4}, [](std::uint64_t) { return 0; }, [](std::uint64_t, int&&) {}),
            0u);
}

TEST(Tally, MomentsByHandAndMergedAsOne) {
  Tally all;
  Tally left;
  Tally right;
  for (const double value : {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0}) {
    all.add(value);
    (value < 5 ? left : right).add(value);
  }
  EXPECT_DOUBLE_EQ(all.mean(), 5);
  EXPECT_DOUBLE_EQ(all.variance(), 32.0 / 7);
  left.merge(right);
  EXPECT_EQ(left.count(), 8u);
  EXPECT_DOUBLE_EQ(left.mean(), 5);
  EXPECT_DOUBLE_EQ(left.variance(), 32.0 / 7);
  EXPECT_EQ(left.minimum(), 2);
  EXPECT_EQ(left.maximum(), 9);
  EXPECT_TRUE(std::isnan(Tally().mean()));
}

TEST(TimeWeighted, AveragesByTheTimeAValueLasted) {
  const auto at = [](int seconds) { return kStart + std::chrono::seconds(seconds); };
  TimeWeighted stock(at(0), 10);
  stock.set(at(4), 2);
  stock.add(at(8), 3);
  EXPECT_DOUBLE_EQ(stock.integral(at(10)), 40 + 8 + 10);
  EXPECT_DOUBLE_EQ(stock.average(at(10)), 5.8);
  EXPECT_EQ(stock.maximum(), 10);
  stock.restart(at(10));
  EXPECT_DOUBLE_EQ(stock.average(at(12)), 5);
}

}  // namespace
}  // namespace surge::sim
