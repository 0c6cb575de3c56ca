// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "analysis/designs/parameter_range.h"
#include "analysis/designs/screening.h"
#include "analysis/designs/space_filling.h"
#include "sim/statistics/tally.h"
#include "tests/statistics/support.h"

namespace surge::designs {
namespace {

using statistics::testing::run_streams;

std::vector<double> row_of(const Points& points, std::size_t row) {
  return {points[row].begin(), points[row].end()};
}

/// How many of the `slices` equal parts of dimension k hold exactly one point.
std::size_t slices_with_one(const Points& points, std::size_t k, std::size_t slices) {
  std::map<std::size_t, std::size_t> held;
  for (std::size_t row = 0; row < points.count(); ++row) {
    ++held[static_cast<std::size_t>(points[row][k] * static_cast<double>(slices))];
  }
  return static_cast<std::size_t>(std::ranges::count_if(held, [](const auto& x) { return x.second == 1; }));
}

TEST(Designs, FullFactorialHoldsEveryCombinationOnce) {
  const std::vector<std::size_t> levels{2, 3, 1};
  const Points points = full_factorial(levels);
  EXPECT_EQ(points.count(), 6u);
  EXPECT_EQ(row_of(points, 0), (std::vector<double>{0, 0, 0.5}));
  EXPECT_EQ(row_of(points, 1), (std::vector<double>{0, 0.5, 0.5}));
  EXPECT_EQ(row_of(points, 5), (std::vector<double>{1, 1, 0.5}));
  std::set<std::vector<double>> distinct;
  for (std::size_t row = 0; row < 6; ++row) distinct.insert(row_of(points, row));
  EXPECT_EQ(distinct.size(), 6u);
  EXPECT_THROW(full_factorial(std::vector<std::size_t>{2, 0}), std::invalid_argument);
  EXPECT_THROW(full_factorial(std::vector<std::size_t>(60, 10)), std::invalid_argument);
}

TEST(Designs, LevelsOfAFactorialTakeEachChoiceOnce) {
  for (std::size_t count = 1; count <= 200; ++count) {
    const std::vector<std::size_t> levels{count};
    const Points unit = full_factorial(levels);
    for (std::size_t row = 0; row < count; ++row) {
      EXPECT_EQ(ParameterRange::choice(count).value(unit[row][0]), static_cast<double>(row));
    }
  }
}

TEST(Designs, EverySliceOfALatinHypercubeHoldsAPoint) {
  const Points points = latin_hypercube({.count = 50, .dimensions = 4}, run_streams(0));
  for (std::size_t k = 0; k < 4; ++k) EXPECT_EQ(slices_with_one(points, k, 50), 50u);
  EXPECT_EQ(points, latin_hypercube({.count = 50, .dimensions = 4}, run_streams(0)));
  EXPECT_FALSE(points == latin_hypercube({.count = 50, .dimensions = 4}, run_streams(1)));
}

TEST(Designs, MaximinKeepsPointsApart) {
  const Points plain = latin_hypercube({.count = 20, .dimensions = 2}, run_streams(0));
  const Points apart = latin_hypercube({.count = 20, .dimensions = 2, .candidates = 100}, run_streams(0));
  std::cout << "  smallest distance of 20 points: " << smallest_distance(plain) << ", best of 100 "
            << smallest_distance(apart) << '\n';
  EXPECT_GT(smallest_distance(apart), 1.5 * smallest_distance(plain));
  for (std::size_t k = 0; k < 2; ++k) EXPECT_EQ(slices_with_one(apart, k, 20), 20u);
}

/// The first ten points in three dimensions as the program of Joe and Kuo prints them.
TEST(Designs, SobolSequenceBeginsAsPublished) {
  const std::vector<std::vector<double>> published{{0, 0, 0},
                                                   {0.5, 0.5, 0.5},
                                                   {0.75, 0.25, 0.25},
                                                   {0.25, 0.75, 0.75},
                                                   {0.375, 0.375, 0.625},
                                                   {0.875, 0.875, 0.125},
                                                   {0.625, 0.125, 0.875},
                                                   {0.125, 0.625, 0.375},
                                                   {0.1875, 0.3125, 0.9375},
                                                   {0.6875, 0.8125, 0.4375}};
  const Points points = SobolSequence(3).next(10);
  for (std::size_t row = 0; row < 10; ++row) EXPECT_EQ(row_of(points, row), published[row]) << row;
}

TEST(Designs, SobolPointsOfEveryDimensionAreStratified) {
  const Points points = SobolSequence(60).next(1024);
  const Points shifted = SobolSequence(60, run_streams(0)).next(1024);
  for (std::size_t k = 0; k < 60; ++k) {
    EXPECT_EQ(slices_with_one(points, k, 1024), 1024u) << k;
    EXPECT_EQ(slices_with_one(shifted, k, 1024), 1024u) << k;
  }
}

TEST(Designs, SobolSequenceGoesOnWhereItStopped) {
  SobolSequence parts(5, run_streams(2));
  const Points whole = SobolSequence(5, run_streams(2)).next(100);
  const Points first = parts.next(30);
  const Points rest = parts.next(70);
  EXPECT_EQ(row_of(first, 29), row_of(whole, 29));
  EXPECT_EQ(row_of(rest, 0), row_of(whole, 30));
  EXPECT_EQ(row_of(rest, 69), row_of(whole, 99));
  EXPECT_THROW(SobolSequence(0), std::invalid_argument);
  EXPECT_THROW(SobolSequence(3668), std::invalid_argument);
}

/// Mean over the unit cube of the product of (1 + (2 x_k - 1) / 2), which is 1.
double product_mean(const Points& points) {
  double sum = 0;
  for (std::size_t row = 0; row < points.count(); ++row) {
    double product = 1;
    for (const double x : points[row]) product *= 0.5 + x;
    sum += product;
  }
  return sum / static_cast<double>(points.count());
}

TEST(Designs, ShiftedSobolPointsIntegrateWithoutBiasAndBetterThanPlainOnes) {
  sim::Tally sobol;
  sim::Tally plain;
  for (std::uint64_t run = 0; run < 200; ++run) {
    sobol.add(product_mean(SobolSequence(6, run_streams(run)).next(256)));
    plain.add(product_mean(plain_sample({.count = 256, .dimensions = 6}, run_streams(run))));
  }
  std::cout << "  256 points in 6 dimensions: deviation " << sobol.standard_deviation() << ", plain "
            << plain.standard_deviation() << '\n';
  EXPECT_NEAR(sobol.mean(), 1, 3.3 * sobol.standard_error());
  EXPECT_LT(sobol.standard_deviation(), plain.standard_deviation() / 5);
}

TEST(Ranges, MapTheUnitInterval) {
  EXPECT_DOUBLE_EQ(ParameterRange::uniform(2, 4).value(0.25), 2.5);
  EXPECT_DOUBLE_EQ(ParameterRange::log_uniform(1, 100).value(0.5), 10);
  const ParameterRange whole = ParameterRange::integer(-1, 1);
  EXPECT_EQ(whole.value(0), -1);
  EXPECT_EQ(whole.value(0.34), 0);
  EXPECT_EQ(whole.value(1), 1);
  EXPECT_EQ(whole.distinct_values(), 3u);
  EXPECT_EQ(ParameterRange::uniform(0, 1).distinct_values(), 0u);
  EXPECT_THROW(ParameterRange::uniform(1, 0), std::invalid_argument);
  EXPECT_THROW(ParameterRange::log_uniform(0, 1), std::invalid_argument);
  EXPECT_THROW(ParameterRange::choice(0), std::invalid_argument);
}

TEST(Ranges, TailsOfADistributionCanBeCut) {
  const auto normal = sim::Distribution::normal(10, 2);
  EXPECT_NEAR(ParameterRange::distribution(normal, 0.025).value(1), 10 + 2 * 1.959963985, 1e-8);
  const std::vector<ParameterRange> endless{ParameterRange::distribution(normal)};
  const std::vector<std::size_t> levels{3};
  EXPECT_THROW(values_of(full_factorial(levels), endless), std::invalid_argument);
}

TEST(Ranges, QuantilesOfEveryDistributionAreThoseOfItsDraws) {
  const std::vector<sim::Distribution> distributions{
      sim::Distribution::uniform(2, 5),          sim::Distribution::exponential(3),
      sim::Distribution::normal(1, 2),           sim::Distribution::lognormal(36, 0.8),
      sim::Distribution::gamma(2.5, 3),          sim::Distribution::triangular(1, 2, 7),
      sim::Distribution::empirical({1, 2, 4, 8})};
  for (const sim::Distribution& distribution : distributions) {
    sim::Stream stream = run_streams(0).stream(sim::Cause("quantiles"));
    std::vector<double> draws(20'000);
    for (double& draw : draws) draw = distribution.sample(stream);
    for (const double p : {0.1, 0.5, 0.9}) {
      const double quantile = distribution_quantile(distribution, p);
      const auto below = std::ranges::count_if(draws, [&](double draw) { return draw <= quantile; });
      EXPECT_NEAR(static_cast<double>(below) / 20'000, p, statistics::testing::chance_band(p, 20'000))
          << distribution.form().index() << " at " << p;
    }
  }
  const auto discrete = sim::Distribution::discrete({5, 1, 3}, {0.5, 0.25, 0.25});
  EXPECT_EQ(distribution_quantile(discrete, 0.25), 1);
  EXPECT_EQ(distribution_quantile(discrete, 0.3), 3);
  EXPECT_EQ(distribution_quantile(discrete, 1), 5);
  EXPECT_EQ(distribution_quantile(sim::Distribution::constant(4), 0.3), 4);
}

TEST(Screening, TrajectoriesMoveEveryParameterOnce) {
  const MorrisDesign design = morris_trajectories({.trajectories = 20, .dimensions = 5}, run_streams(0));
  EXPECT_EQ(design.points.count(), 120u);
  EXPECT_EQ(design.trajectories(), 20u);
  for (std::size_t t = 0; t < 20; ++t) {
    std::set<std::size_t> moved;
    for (std::size_t step = 0; step < 5; ++step) {
      const auto before = design.points[t * 6 + step];
      const auto after = design.points[t * 6 + step + 1];
      for (std::size_t k = 0; k < 5; ++k) {
        const bool moves = k == design.moved[t * 5 + step];
        EXPECT_NEAR(std::abs(after[k] - before[k]), moves ? 2.0 / 3 : 0, 1e-12);
      }
      moved.insert(design.moved[t * 5 + step]);
    }
    EXPECT_EQ(moved.size(), 5u);
  }
  EXPECT_THROW(morris_trajectories({.levels = 3}, run_streams(0)), std::invalid_argument);
}

TEST(Screening, SaltelliRowsMixTwoHalves) {
  Points halves(2, 4);
  for (std::size_t k = 0; k < 4; ++k) halves[1][k] = static_cast<double>(k) / 4;
  const SaltelliDesign design = saltelli_design(halves);
  EXPECT_EQ(design.rows(), 2u);
  EXPECT_EQ(row_of(design.points, design.row_a(1)), (std::vector<double>{0, 0.25}));
  EXPECT_EQ(row_of(design.points, design.row_mixed(1, 0)), (std::vector<double>{0.5, 0.25}));
  EXPECT_EQ(row_of(design.points, design.row_mixed(1, 1)), (std::vector<double>{0, 0.75}));
  EXPECT_EQ(row_of(design.points, design.row_b(1)), (std::vector<double>{0.5, 0.75}));
  EXPECT_THROW(saltelli_design(Points(1, 3)), std::invalid_argument);
}

}  // namespace
}  // namespace surge::designs
