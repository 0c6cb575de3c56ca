// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/warm_up.h"

#include <gtest/gtest.h>

#include "sim/statistics/tally.h"
#include "tests/statistics/support.h"

namespace surge::statistics {
namespace {

/// 10 + start * fading^t plus an autoregressive process of mean 0.
struct Transient {
  double start = 0;
  double fading = 0;
  double memory = 0;

  std::vector<double> run(const sim::StreamSource& streams, std::size_t length) const {
    sim::Stream stream = streams.stream(sim::Cause("transient"));
    double deviation = sim::standard_normal(stream) / std::sqrt(1 - memory * memory);
    double bias = start;
    std::vector<double> series(length);
    for (double& value : series) {
      value = 10 + bias + deviation;
      bias *= fading;
      deviation = memory * deviation + sim::standard_normal(stream);
    }
    return series;
  }
};

TEST(WarmUp, StepIsFoundToTheBatch) {
  std::vector<double> series(500, 1.0);
  for (std::size_t i = 0; i < 50; ++i) series[i] = 5;
  for (std::size_t i = 50; i < 500; ++i) series[i] += i % 2 == 0 ? 0.1 : -0.1;
  const WarmUp warm_up = find_warm_up(series);
  EXPECT_EQ(warm_up.observations, 50u);
  EXPECT_TRUE(warm_up.reliable);
}

TEST(WarmUp, ShortOrRisingSeriesIsNotReliable) {
  EXPECT_FALSE(find_warm_up(std::vector<double>(49, 1.0)).reliable);
  std::vector<double> rising(500);
  for (std::size_t i = 0; i < rising.size(); ++i) rising[i] = static_cast<double>(i);
  EXPECT_FALSE(find_warm_up(rising).reliable);
}

TEST(WarmUp, TruncationTakesTheBiasOffAKnownTransient) {
  const Transient transient{.start = 10, .fading = 0.98, .memory = 0.5};  // fades to 1 % in 228 steps
  sim::Tally plain;
  sim::Tally truncated;
  sim::Tally dropped;
  for (std::uint64_t run = 0; run < 300; ++run) {
    const std::vector<double> series = transient.run(testing::run_streams(run), 2000);
    const WarmUp warm_up = find_warm_up(series);
    dropped.add(static_cast<double>(warm_up.observations));
    plain.add(batch_means(series).mean);
    truncated.add(batch_means(std::span(series).subspan(warm_up.observations)).mean);
  }
  std::cout << "  MSER-5 drops " << dropped.mean() << " of 2000; bias " << plain.mean() - 10 << " before, "
            << truncated.mean() - 10 << " after\n";
  EXPECT_NEAR(plain.mean() - 10, 0.25, 0.02);  // 10 / (1 - 0.98) / 2000
  EXPECT_LT(std::abs(truncated.mean() - 10), 0.03);
  EXPECT_GT(dropped.mean(), 80);
  EXPECT_LT(dropped.mean(), 400);
}

TEST(WarmUp, WelchAveragesOverReplicationsAndTimes) {
  const std::vector<std::vector<double>> replications{{1, 2, 3, 4, 5}, {3, 4, 5, 6, 7}};
  const std::vector<double> means = mean_over_replications(replications);
  EXPECT_EQ(means, (std::vector<double>{2, 3, 4, 5, 6}));
  EXPECT_EQ(moving_average(std::vector<double>{1, 5, 3, 7, 5}, 1), (std::vector<double>{1, 3, 5, 5}));
  EXPECT_TRUE(moving_average(means, 5).empty());
}

TEST(BatchMeans, DropsWhatDoesNotFillABatch) {
  std::vector<double> series{100};
  for (int i = 0; i < 10; ++i) series.insert(series.end(), {1, 3});
  const BatchMeans means = batch_means(series, 10);
  EXPECT_EQ(means.batch, 2u);
  EXPECT_EQ(means.dropped, 1u);
  EXPECT_DOUBLE_EQ(means.mean, 2);
  EXPECT_EQ(means.interval.half_width(), 0);
  EXPECT_TRUE(std::isnan(batch_means(std::vector<double>{1}, 2).mean));
}

TEST(BatchMeans, IntervalHoldsTheMeanOfAnAutoregressiveProcess) {
  constexpr std::uint64_t kRuns = 1000;
  const Transient steady{.memory = 0.7};
  sim::Tally correlation;
  const double share = testing::share_of_runs(kRuns, [&](const sim::StreamSource& streams) {
    const BatchMeans means = batch_means(steady.run(streams, 4000));
    correlation.add(means.lag_1_correlation);
    return means.interval.contains(10);
  });
  testing::expect_share("20 batches of 200, memory 0.7, 95 %", share, 0.95, kRuns);
  EXPECT_NEAR(correlation.mean(), -0.05, 0.05);  // -1 / batches without correlation
}

TEST(BatchMeans, BatchesThatAreTooShortShowInTheirCorrelation) {
  const Transient steady{.memory = 0.95};
  EXPECT_GT(batch_means(steady.run(testing::run_streams(1), 4000), 400).lag_1_correlation, 0.3);
}

}  // namespace
}  // namespace surge::statistics
