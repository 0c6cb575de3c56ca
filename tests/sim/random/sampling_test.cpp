// SPDX-License-Identifier: Apache-2.0
// Shapes by chi-square (0.999 quantile), moments inside 99.9 % intervals, fixed seeds.
#include "sim/random/sampling.h"

#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

#include <gtest/gtest.h>

#include "sim/random/distribution.h"
#include "sim/statistics/tally.h"

namespace surge::sim {
namespace {

constexpr int kDraws = 400'000;
constexpr std::size_t kBins = 100;
constexpr double kChiSquare999 = 148.2;  // 99 degrees of freedom

Stream stream_for(const char* name) {
  return StreamSource(99, 1).stream(Cause(name));
}

/// Draws put through their own distribution function must be uniform.
void expect_shape(const char* name, const std::function<double(Stream&)>& draw,
                  const std::function<double(double)>& cdf) {
  Stream stream = stream_for(name);
  std::vector<double> counts(kBins);
  for (int i = 0; i < kDraws; ++i) {
    const double u = cdf(draw(stream));
    ASSERT_TRUE(u >= 0 && u <= 1) << name;
    ++counts[std::min(kBins - 1, static_cast<std::size_t>(u * kBins))];
  }
  const double expected = static_cast<double>(kDraws) / kBins;
  double chi_square = 0;
  for (const double count : counts) chi_square += (count - expected) * (count - expected) / expected;
  EXPECT_LT(chi_square, kChiSquare999) << name;
}

void expect_moments(const char* name, double mean, double variance,
                    const std::function<double(Stream&)>& draw) {
  Stream stream = stream_for(name);
  Tally tally;
  for (int i = 0; i < kDraws; ++i) tally.add(draw(stream));
  EXPECT_NEAR(tally.mean(), mean, 3.29 * std::sqrt(variance / kDraws)) << name;
  EXPECT_NEAR(tally.variance() / variance, 1, 0.03) << name;
}

double normal_cdf(double x) {
  return 0.5 * std::erfc(-x / std::numbers::sqrt2);
}

TEST(Sampling, UniformHasItsShapeAndMoments) {
  expect_shape(
      "uniform", [](Stream& s) { return uniform(s, 3, 7); }, [](double x) { return (x - 3) / 4; });
  expect_moments("uniform", 5, 16.0 / 12, [](Stream& s) { return uniform(s, 3, 7); });
}

TEST(Sampling, ExponentialHasItsShapeAndMoments) {
  expect_shape(
      "exponential", [](Stream& s) { return exponential(s, 2); },
      [](double x) { return 1 - std::exp(-x / 2); });
  expect_moments("exponential", 2, 4, [](Stream& s) { return exponential(s, 2); });
}

TEST(Sampling, NormalHasItsShapeMomentsAndTails) {
  expect_shape(
      "normal", [](Stream& s) { return standard_normal(s); }, normal_cdf);
  expect_moments("normal", 10, 9, [](Stream& s) { return normal(s, 10, 3); });
  Stream stream = stream_for("tails");
  int beyond = 0;
  for (int i = 0; i < 4 * kDraws; ++i)
    beyond += std::abs(standard_normal(stream)) > 3.7 ? 1 : 0;  // in the tail's own method
  const double expected = 4 * kDraws * 2 * normal_cdf(-3.7);
  EXPECT_NEAR(beyond, expected, 3.29 * std::sqrt(expected));
}

TEST(Sampling, LognormalHasItsShapeAndMean) {
  expect_shape(
      "lognormal", [](Stream& s) { return lognormal(s, 36, 0.8); },
      [](double x) { return normal_cdf(std::log(x / 36) / 0.8); });
  const double mean = 36 * std::exp(0.32);
  expect_moments("lognormal", mean, mean * mean * (std::exp(0.64) - 1),
                 [](Stream& s) { return lognormal(s, 36, 0.8); });
}

TEST(Sampling, GammaHasItsMomentsAboveAndBelowShapeOne) {
  expect_moments("gamma 2.5", 7.5, 22.5, [](Stream& s) { return gamma(s, 2.5, 3); });
  expect_moments("gamma 0.4", 0.8, 1.6, [](Stream& s) { return gamma(s, 0.4, 2); });
  expect_shape(
      "gamma 1", [](Stream& s) { return gamma(s, 1, 2); }, [](double x) { return 1 - std::exp(-x / 2); });
}

TEST(Sampling, TriangularHasItsShape) {
  expect_shape(
      "triangular", [](Stream& s) { return triangular(s, 1, 2, 5); },
      [](double x) { return x < 2 ? (x - 1) * (x - 1) / 4 : 1 - (5 - x) * (5 - x) / 12; });
  Stream stream = stream_for("point");
  EXPECT_EQ(triangular(stream, 4, 4, 4), 4);
}

TEST(Sampling, PoissonHasItsProbabilities) {
  for (const double mean : {0.3, 4.0, 9.99, 10.0, 37.5, 400.0}) {
    Stream stream = stream_for("poisson");
    const auto top = static_cast<std::size_t>(mean + 10 * std::sqrt(mean) + 10);
    std::vector<double> counts(top + 1);
    for (int i = 0; i < kDraws; ++i) ++counts[std::min(top, static_cast<std::size_t>(poisson(stream, mean)))];
    double chi_square = 0;
    int classes = 0;
    for (std::size_t k = 0; k <= top; ++k) {
      const double expected = kDraws * std::exp(-mean + static_cast<double>(k) * std::log(mean) -
                                                std::lgamma(static_cast<double>(k) + 1));
      if (expected < 10) continue;
      chi_square += (counts[k] - expected) * (counts[k] - expected) / expected;
      ++classes;
    }
    EXPECT_LT(chi_square, classes + 3.3 * std::sqrt(2.0 * classes) + 6) << "mean " << mean;
  }
  Stream stream = stream_for("zero");
  EXPECT_EQ(poisson(stream, 0), 0);
}

TEST(Sampling, BinomialHasItsProbabilities) {
  for (const auto& [count, p] :
       {std::pair{5, 0.3}, {40, 0.2}, {40, 0.5}, {60, 0.9}, {1000, 0.02}, {100'000, 0.3}}) {
    Stream stream = stream_for("binomial");
    std::vector<double> counts(static_cast<std::size_t>(count) + 1);
    for (int i = 0; i < kDraws; ++i) ++counts[static_cast<std::size_t>(binomial(stream, count, p))];
    double chi_square = 0;
    int classes = 0;
    for (int k = 0; k <= count; ++k) {
      const double log_ways = std::lgamma(count + 1.0) - std::lgamma(k + 1.0) - std::lgamma(count - k + 1.0);
      const double expected = kDraws * std::exp(log_ways + k * std::log(p) + (count - k) * std::log1p(-p));
      if (expected < 10) continue;
      chi_square += std::pow(counts[static_cast<std::size_t>(k)] - expected, 2) / expected;
      ++classes;
    }
    EXPECT_LT(chi_square, classes + 3.3 * std::sqrt(2.0 * classes) + 6) << count << " at " << p;
  }
  Stream stream = stream_for("certain");
  EXPECT_EQ(binomial(stream, 7, 0), 0);
  EXPECT_EQ(binomial(stream, 7, 1), 7);
  EXPECT_EQ(binomial(stream, 0, 0.5), 0);
}

TEST(Sampling, UniformIntIsUnbiased) {
  Stream stream = stream_for("integers");
  std::vector<double> counts(7);
  for (int i = 0; i < kDraws; ++i) ++counts[uniform_int(stream, 7)];
  double chi_square = 0;
  for (const double count : counts) chi_square += std::pow(count - kDraws / 7.0, 2) / (kDraws / 7.0);
  EXPECT_LT(chi_square, 22.5);  // 6 degrees of freedom
  EXPECT_EQ(uniform_int(stream, 1), 0u);
}

TEST(Sampling, BernoulliIsCertainAtTheEnds) {
  Stream stream = stream_for("bernoulli");
  for (int i = 0; i < 1000; ++i) {
    ASSERT_FALSE(bernoulli(stream, 0));
    ASSERT_TRUE(bernoulli(stream, 1));
  }
}

TEST(Distribution, MeanIsTheMeanOfItsSamples) {
  for (const Distribution& distribution :
       {Distribution::constant(3), Distribution::uniform(1, 4), Distribution::exponential(2),
        Distribution::normal(5, 1), Distribution::lognormal(3, 0.5), Distribution::gamma(2, 3),
        Distribution::triangular(1, 2, 6), Distribution::discrete({1, 5, 9}, {2, 1, 1}),
        Distribution::empirical({1, 2, 7, 20})}) {
    Stream stream = stream_for("distribution");
    Tally tally;
    for (int i = 0; i < 100'000; ++i) {
      const double value = distribution.sample(stream);
      ASSERT_GE(value, distribution.minimum());
      tally.add(value);
    }
    EXPECT_NEAR(tally.mean(), distribution.mean(), 3.29 * tally.standard_error() + 1e-12)
        << distribution.form().index();
  }
}

TEST(Distribution, DefaultIsZeroAndEqualityIsOfValue) {
  EXPECT_EQ(Distribution(), Distribution::constant(0));
  EXPECT_EQ(Distribution::uniform(1, 2), Distribution::uniform(1, 2));
  EXPECT_FALSE(Distribution::uniform(1, 2) == Distribution::uniform(1, 3));
}

TEST(Distribution, BadParametersAreRefusedInASentence) {
  EXPECT_THROW(Distribution::uniform(2, 1), std::invalid_argument);
  EXPECT_THROW(Distribution::exponential(0), std::invalid_argument);
  EXPECT_THROW(Distribution::normal(1, -1), std::invalid_argument);
  EXPECT_THROW(Distribution::lognormal(0, 1), std::invalid_argument);
  EXPECT_THROW(Distribution::gamma(0, 1), std::invalid_argument);
  EXPECT_THROW(Distribution::triangular(1, 5, 3), std::invalid_argument);
  EXPECT_THROW(Distribution::discrete({1, 2}, {1}), std::invalid_argument);
  EXPECT_THROW(Distribution::discrete({1, 2}, {0, 0}), std::invalid_argument);
  EXPECT_THROW(Distribution::empirical({}), std::invalid_argument);
  EXPECT_THROW(Distribution::constant(std::nan("")), std::invalid_argument);
  try {
    Distribution::triangular(1, 5, 3);
  } catch (const std::invalid_argument& error) {
    EXPECT_STREQ(error.what(), "a triangular distribution needs low <= mode <= high");
  }
}

}  // namespace
}  // namespace surge::sim
