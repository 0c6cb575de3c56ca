// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/streaming.h"

#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>

#include "tests/statistics/support.h"

namespace surge::statistics {
namespace {

constexpr std::size_t kMany = 20'003;

double skewed_value(std::uint64_t replication) {
  sim::Stream stream = testing::run_streams(replication).stream(sim::Cause("streaming"));
  return replication % 97 == 5 ? kUnknown : sim::lognormal(stream, 1e6, 1.5);
}

/// Replications 0 ... kMany - 1, each given to the shard that `shard_of` says, shards merged in the order
/// given.
template <class Statistic, class ShardOf>
Statistic in_shards(std::vector<std::size_t> order, ShardOf shard_of) {
  std::vector<Statistic> shards(order.size());
  for (std::size_t i = 0; i < kMany; ++i) {
    const std::size_t replication = i * 7919 % kMany;  // any order
    shards[shard_of(replication)].add(replication, skewed_value(replication));
  }
  Statistic all;
  for (const std::size_t shard : order) all.merge(shards[shard]);
  return all;
}

/// One shard; seven contiguous ones that fit no block; three interleaved ones.
template <class Statistic>
std::vector<Statistic> shardings() {
  std::vector<Statistic> found(1);
  for (std::size_t i = 0; i < kMany; ++i) found[0].add(i, skewed_value(i));
  found.push_back(in_shards<Statistic>({3, 0, 6, 1, 5, 2, 4}, [](std::size_t i) { return i * 7 / kMany; }));
  found.push_back(in_shards<Statistic>({2, 0, 1}, [](std::size_t i) { return i % 3; }));
  return found;
}

TEST(StreamingTally, IsTheSameBitForBitInAnyShards) {
  const std::vector<StreamingTally> all = shardings<StreamingTally>();
  const TallyBlock first = all[0].total();
  EXPECT_EQ(first.missing, (kMany - 6) / 97 + 1);
  EXPECT_EQ(first.tally.count() + first.missing, kMany);
  for (const StreamingTally& other : all) {
    EXPECT_EQ(other.total().tally.mean(), first.tally.mean());
    EXPECT_EQ(other.total().tally.variance(), first.tally.variance());
    EXPECT_EQ(other.total().tally.minimum(), first.tally.minimum());
    EXPECT_EQ(other.total().tally.maximum(), first.tally.maximum());
    EXPECT_EQ(other.total().missing, first.missing);
  }
}

TEST(StreamingTally, AgreesWithTwoPasses) {
  std::vector<double> values = testing::normal_values(testing::run_streams(3), 10'000);
  StreamingTally tally;
  for (std::size_t i = 0; i < values.size(); ++i) tally.add(i, values[i] += 1e6);
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / 1e4;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  EXPECT_NEAR(tally.total().tally.mean(), mean, 1e-9);
  EXPECT_NEAR(tally.total().tally.variance(), squares / 9999, 1e-9);
}

TEST(StreamingTally, RefusesAReplicationTwice) {
  StreamingTally tally;
  for (std::uint64_t i = 0; i < 200; ++i) tally.add(i, 1);
  EXPECT_THROW(tally.add(3, 1), std::invalid_argument);
  EXPECT_THROW(tally.add(199, 1), std::invalid_argument);
  StreamingTally complete;
  for (std::uint64_t i = 64; i < 128; ++i) complete.add(i, 1);
  EXPECT_THROW(tally.merge(complete), std::invalid_argument);
  StreamingTally part;
  part.add(70, 1);
  EXPECT_THROW(part.merge(complete), std::invalid_argument);
}

TEST(QuantileSketch, IsTheSameInAnyShards) {
  const std::vector<QuantileSketch> all = shardings<QuantileSketch>();
  for (const double p : {0.0, 0.01, 0.25, 0.5, 0.9, 0.98}) {
    EXPECT_EQ(all[1].quantile(p), all[0].quantile(p)) << p;
    EXPECT_EQ(all[2].quantile(p), all[0].quantile(p)) << p;
  }
}

TEST(QuantileSketch, IsExactForAThousandAndPutsWhatDidNotHappenLast) {
  QuantileSketch sketch;
  for (std::uint64_t i = 0; i < 1000; ++i)
    sketch.add(i, i < 900 ? static_cast<double>(i * 7 % 900) : kUnknown);
  EXPECT_EQ(sketch.error_bound(), 0);
  EXPECT_EQ(sketch.quantile(0), 0);
  EXPECT_EQ(sketch.quantile(0.5), 499);
  EXPECT_EQ(sketch.quantile(0.9), 899);
  EXPECT_TRUE(std::isnan(sketch.quantile(0.91)));
  EXPECT_TRUE(std::isnan(QuantileSketch().quantile(0.5)));
}

/// Largest |rank of the quantile found - p n| / n over p.
double largest_rank_error(const QuantileSketch& sketch, std::vector<double> values) {
  std::sort(values.begin(), values.end());
  std::vector<double> ps;
  for (int i = 1; i < 2000; ++i) ps.push_back(i / 2000.0);
  const std::vector<double> found = sketch.quantiles(ps);
  double largest = 0;
  for (std::size_t i = 0; i < ps.size(); ++i) {
    const auto rank = std::upper_bound(values.begin(), values.end(), found[i]) - values.begin();
    largest =
        std::max(largest, std::abs(static_cast<double>(rank) / static_cast<double>(values.size()) - ps[i]));
  }
  return largest;
}

TEST(QuantileSketch, RankErrorOfAMillionStaysBelowItsBound) {
  constexpr std::size_t kMillion = 1'000'000;
  const std::vector<double> random = testing::normal_values(testing::run_streams(4), kMillion);
  std::vector<double> rising(kMillion);
  std::iota(rising.begin(), rising.end(), 0.0);
  for (const std::vector<double>& values : {random, rising}) {
    QuantileSketch sketch;
    for (std::size_t i = 0; i < kMillion; ++i) sketch.add(i, values[i]);
    const double error = largest_rank_error(sketch, values);
    std::cout << "  largest rank error " << 100 * error << " % of n, bound " << 100 * sketch.error_bound()
              << " %\n";
    EXPECT_LE(error, sketch.error_bound());
    EXPECT_LT(sketch.error_bound(), 0.006);
    EXPECT_LT(error, 0.0015);
  }
}

}  // namespace
}  // namespace surge::statistics
