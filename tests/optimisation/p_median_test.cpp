// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/p_median.h"

#include <cmath>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/random/sampling.h"
#include "tests/optimisation/support/or_library.h"
#include "tests/support/full_size.h"

namespace surge::test {
namespace {

using namespace optimisation;
using ::testing::ElementsAre;
using ::testing::SizeIs;

double served_from(const PMedianProblem& problem, const std::vector<std::size_t>& chosen) {
  double sum = 0;
  for (std::size_t customer = 0; customer < problem.customers; ++customer) {
    double nearest = kInfinity;
    for (const std::size_t site : chosen)
      nearest = std::min(nearest, problem.cost[customer * problem.sites + site]);
    sum += nearest;
  }
  return sum;
}

/// Least over all sets of p sites, by trying each.
double least_by_trying(const PMedianProblem& problem) {
  double least = kInfinity;
  for (std::uint32_t set = 0; set < (1u << problem.sites); ++set) {
    std::vector<std::size_t> chosen;
    for (std::size_t site = 0; site < problem.sites; ++site) {
      if ((set >> site & 1u) != 0) chosen.push_back(site);
    }
    if (chosen.size() == problem.choose) least = std::min(least, served_from(problem, chosen));
  }
  return least;
}

enum class Costs { Whole, Real, WithCutOffs };

PMedianProblem random_p_median(sim::Stream& stream, Costs costs) {
  PMedianProblem problem;
  problem.customers = 1 + sim::uniform_int(stream, 14);
  problem.sites = 1 + sim::uniform_int(stream, 11);
  problem.choose = 1 + sim::uniform_int(stream, problem.sites);
  for (std::size_t i = 0; i < problem.customers * problem.sites; ++i) {
    const double cost = sim::uniform(stream, 0, 20);
    const bool cut_off = costs == Costs::WithCutOffs && sim::bernoulli(stream, 0.3);
    problem.cost.push_back(cut_off ? kInfinity : costs == Costs::Whole ? std::floor(cost) : cost);
  }
  return problem;
}

class PMedian : public testing::TestWithParam<Costs> {};
INSTANTIATE_TEST_SUITE_P(Costs, PMedian, testing::Values(Costs::Whole, Costs::Real, Costs::WithCutOffs));

TEST_P(PMedian, IsTheLeastOfAllSetsOnRandomProblems) {
  sim::Stream stream = sim::StreamSource(7, 0).stream(sim::Cause("problems"));
  for (int i = 0; i < 150; ++i) {
    const PMedianProblem problem = random_p_median(stream, GetParam());
    const double least = least_by_trying(problem);
    if (!std::isfinite(least)) {
      EXPECT_THROW(solve_p_median(problem), InfeasibleProblem);
      continue;
    }
    const PMedianSolution solution = solve_p_median(problem);
    EXPECT_TRUE(solution.proof.optimal);
    EXPECT_NEAR(solution.proof.value, least, 1e-8 * least);
    EXPECT_NEAR(served_from(problem, solution.chosen), least, 1e-8 * least);
    EXPECT_THAT(std::set(solution.chosen.begin(), solution.chosen.end()), SizeIs(problem.choose));
  }
}

// Three towns in a row at 0, 1 and 10: the middle one serves the first; the far one serves itself.
TEST(PMedianByHand, TwoOfThreeTowns) {
  const PMedianProblem problem{3, 3, 2, {0, 1, 10, 1, 0, 9, 10, 9, 0}};
  const PMedianSolution solution = solve_p_median(problem);
  EXPECT_EQ(solution.proof.value, 1);
  EXPECT_EQ(solution.proof.bound, 1);
  EXPECT_EQ(solution.chosen.back(), 2u);
  EXPECT_EQ(solution.serving[2], 2u);
}

TEST(PMedianByHand, MalformedProblemsAreRefused) {
  EXPECT_THROW(solve_p_median({1, 2, 3, {1, 2}}), std::invalid_argument);
  EXPECT_THROW(solve_p_median({1, 2, 0, {1, 2}}), std::invalid_argument);
  EXPECT_THROW(solve_p_median({2, 2, 1, {1, 2}}), std::invalid_argument);
  EXPECT_THROW(solve_p_median({1, 2, 1, {1, -2}}), std::invalid_argument);
  EXPECT_THROW(solve_p_median({1, 2, 1, {1, std::nan("")}}), std::invalid_argument);
}

// Costs without any structure leave a wide gap at the root, so the tree does not end after one node.
TEST(PMedianByHand, LimitOfNodesLeavesABoundBelowTheValue) {
  sim::Stream stream = sim::StreamSource(3, 0).stream(sim::Cause("problems"));
  PMedianProblem problem{60, 60, 6, {}};
  for (std::size_t i = 0; i < 3600; ++i) problem.cost.push_back(sim::uniform(stream, 0, 100));
  const PMedianSolution short_of_time = solve_p_median(problem, {.limits = {.nodes = 3}});
  EXPECT_FALSE(short_of_time.proof.optimal);
  EXPECT_GT(short_of_time.proof.gap(), 0);
  const PMedianSolution whole = solve_p_median(problem);
  EXPECT_TRUE(whole.proof.optimal);
  EXPECT_LE(short_of_time.proof.bound, whole.proof.value);
  EXPECT_GE(short_of_time.proof.value, whole.proof.value);
  EXPECT_EQ(whole.chosen, solve_p_median(problem).chosen);
}

TEST(OrLibrary, EveryPMedianInstanceIsProvenOptimal) {
  const auto folder = benchmark_folder();
  if (!folder) GTEST_SKIP() << "instances of the OR-Library are not here: set SURGE_BENCHMARKS";
  for (int number = 1; number <= (kFullSize ? 20 : 5); ++number) {
    const PMedianCase known = read_pmed(*folder, number);
    const PMedianSolution solution = solve_p_median(known.problem);
    EXPECT_TRUE(solution.proof.optimal) << "pmed" << number;
    EXPECT_EQ(solution.proof.value, known.optimum) << "pmed" << number;
    EXPECT_EQ(served_from(known.problem, solution.chosen), known.optimum) << "pmed" << number;
  }
}

}  // namespace
}  // namespace surge::test
