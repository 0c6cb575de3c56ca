// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/sample_average.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/optimisation/trade_off.h"
#include "sim/random/sampling.h"
#include "tests/optimisation/support/random_plans.h"
#include "tests/support/full_size.h"

namespace surge::test {
namespace {

using namespace optimisation;
using ::testing::SizeIs;

constexpr double kUnitCost = 2;
constexpr double kPenalty = 10;
constexpr double kMostDemand = 100;

/// One depot, demand uniform on 0 .. 100. Mean loss at stock x: 2 x + 10 (100 - x)^2 / 200, least at 80.
PrepositioningProblem uniform_newsvendor() {
  PrepositioningProblem problem;
  problem.items = {{1, kUnitCost, kPenalty, 1}};
  problem.sites = {{.capacity_m3 = 1e6}};
  problem.counties = 1;
  return problem;
}

double mean_loss(double stock) {
  return kUnitCost * stock + kPenalty * (kMostDemand - stock) * (kMostDemand - stock) / (2 * kMostDemand);
}

DisasterSampler uniform_demand(std::uint64_t seed) {
  return [seed](std::uint64_t sample, std::size_t count) {
    sim::Stream stream = sim::StreamSource(seed, sample).stream(sim::Cause("demand"));
    std::vector<Disaster> disasters;
    for (std::size_t i = 0; i < count; ++i)
      disasters.push_back({1, {sim::uniform(stream, 0, kMostDemand)}, {0}, {1}});
    return disasters;
  };
}

TEST(SampleAverage, LargeSampleComesNearTheClosedForm) {
  const SampleAverage found =
      solve_sample_average(uniform_newsvendor(), {}, uniform_demand(1),
                           {.sample_size = 2000, .batches = 4, .evaluation_size = 20'000});
  EXPECT_NEAR(found.solution.plan.stock[0], 80, 3);
  EXPECT_NEAR(found.evaluation.measures.expected, mean_loss(80), 3);
  EXPECT_NEAR(found.gap.lower_bound, mean_loss(80), 3);
  EXPECT_LT(found.gap.interval.upper, 1);
}

// A plan that is known to be off by 2 to 30: the interval of 95 % covers its gap in at least 90 % of cases.
TEST(SampleAverage, IntervalCoversTheTrueGap) {
  const int repeats = kFullSize ? 200 : 10;
  for (const double stock : {60.0, 75.0}) {
    const double gap = mean_loss(stock) - mean_loss(80);
    int covered = 0;
    double mean = 0;
    for (int i = 0; i < repeats; ++i) {
      const auto seed = static_cast<std::uint64_t>(1000 + i);
      const SampleGap found = estimate_gap(uniform_newsvendor(), {}, {{0}, {stock}}, uniform_demand(seed),
                                           {.sample_size = 20, .batches = 8});
      covered += found.interval.upper >= gap;
      mean += found.interval.mean / repeats;
    }
    EXPECT_GE(covered, 0.9 * repeats) << stock;
    if (kFullSize) {
      EXPECT_GT(mean, gap) << stock;  // the estimate is biased to the safe side
    }
    std::printf("stock %.0f: true gap %.2f, mean estimate %.2f, covered %d of %d\n", stock, gap, mean,
                covered, repeats);
  }
}

TEST(SampleAverage, IsTheSameOnAnyNumberOfThreads) {
  sim::Stream stream = sim::StreamSource(61, 0).stream(sim::Cause("problems"));
  const PlanSize size{4, 2, 8, 6};
  PrepositioningProblem problem = random_plan_problem(stream, size);
  const DisasterSampler sampler = [&](std::uint64_t sample, std::size_t count) {
    return random_disasters(sample, {size.sites, size.items, size.counties, count});
  };
  SampleOptions options{.sample_size = 6, .batches = 6, .evaluation_size = 50};
  const SampleAverage one = solve_sample_average(problem, {}, sampler, options);
  for (const unsigned threads : {2u, 3u}) {
    options.threads = threads;
    const SampleAverage more = solve_sample_average(problem, {}, sampler, options);
    EXPECT_EQ(more.solution.plan.stock, one.solution.plan.stock);
    EXPECT_EQ(more.gap.gaps, one.gap.gaps);
    EXPECT_EQ(more.gap.lower_bound, one.gap.lower_bound);
  }
}

TEST(SampleAverage, IntervalOfThreeGaps) {
  const std::vector<double> gaps{1, 2, 3};
  const GapInterval interval = gap_interval(gaps, 0.95);
  EXPECT_DOUBLE_EQ(interval.mean, 2);
  EXPECT_DOUBLE_EQ(interval.standard_deviation, 1);
  EXPECT_NEAR(interval.upper, 2 + 2.919986 / std::sqrt(3.0), 1e-6);
}

TEST(SampleAverage, MalformedQuestionsAreRefused) {
  const auto ask = [](const PlanObjective& objective, const SampleOptions& options) {
    return solve_sample_average(uniform_newsvendor(), objective, uniform_demand(1), options);
  };
  EXPECT_THROW(ask({.weights = {0, 0, 1}}, {}), std::invalid_argument);
  EXPECT_THROW(ask({.ceilings = {5, kInfinity, kInfinity}}, {}), std::invalid_argument);
  EXPECT_THROW(ask({}, {.batches = 1}), std::invalid_argument);
}

class TradeOffs : public testing::TestWithParam<PlanMeasure> {};
INSTANTIATE_TEST_SUITE_P(Measures, TradeOffs, testing::Values(PlanMeasure::Tail, PlanMeasure::WorstShare));

TEST_P(TradeOffs, LaterPointsAreDearerAndBetterInTheSecondMeasure) {
  sim::Stream stream = sim::StreamSource(67, 0).stream(sim::Cause("problems"));
  for (int i = 0; i < (kFullSize ? 4 : 1); ++i) {
    const PrepositioningProblem problem = random_plan_problem(stream, {3, 1, 6, 5});
    const auto points = trade_off_curve(problem, PlanMeasure::Expected, GetParam(), {.points = 4});
    ASSERT_THAT(points, SizeIs(testing::AllOf(testing::Ge(1u), testing::Le(4u))));
    EXPECT_NEAR(points.front().first, solve_prepositioning(problem).proof.value, 3e-5 * points.front().first);
    for (std::size_t j = 1; j < points.size(); ++j) {
      EXPECT_GE(points[j].first, points[j - 1].first * (1 - 1e-4));
      EXPECT_LE(points[j].second, points[j - 1].second * (1 + 1e-4) + 1e-6);
    }
  }
}

TEST(TradeOff, NeedsTwoMeasuresAndTwoPoints) {
  const PrepositioningProblem problem = uniform_newsvendor();
  EXPECT_THROW(trade_off_curve(problem, PlanMeasure::Tail, PlanMeasure::Tail), std::invalid_argument);
  EXPECT_THROW(trade_off_curve(problem, PlanMeasure::Tail, PlanMeasure::Expected, {.points = 1}),
               std::invalid_argument);
}

}  // namespace
}  // namespace surge::test
