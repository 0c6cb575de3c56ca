// SPDX-License-Identifier: Apache-2.0
// Pre-positioning beside what is there already: endowments, sites that are always open, sites that exclude
// one another.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/optimisation/prepositioning.h"
#include "analysis/optimisation/trade_off.h"
#include "sim/random/sampling.h"
#include "tests/optimisation/support/both_methods.h"
#include "tests/optimisation/support/random_plans.h"
#include "tests/support/full_size.h"

namespace surge::test {
namespace {

using namespace optimisation;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A county that needs 10 at a penalty of 10, and a site for it where a unit costs 2.
PrepositioningProblem one_county() {
  PrepositioningProblem problem = one_depot(100);
  problem.disasters = {{1, {10}, {1}, {1}}};
  return problem;
}

// Half of everything survives, so 20 are needed, 4 of which are there: 16 are bought at 2, 10 sent at 1.
TEST(ExistingSites, EndowmentCountsAsStockThatSurvives) {
  PrepositioningProblem problem = one_county();
  problem.sites[0] = {.capacity_m3 = 100, .fixed_cost = 3, .endowment = {4}};
  problem.disasters[0].survival = {0.5};
  for (const PlanMethod method : kBothMethods) {
    const PlanSolution solution = solve_prepositioning(problem, {}, {.method = method});
    EXPECT_NEAR(solution.plan.stock[0], 16, 1e-5);
    EXPECT_NEAR(solution.proof.value, 3 + 2 * 16 + 10 * 1, 1e-5);
    EXPECT_NEAR(evaluate_plan(problem, solution.plan, 0).measures.expected, solution.proof.value, 1e-5);
  }
}

// Closed, its endowment helps nobody. Open, it saves 4 x (10 - 1), and with what is bought 6 x (10 - 2 - 1).
TEST(ExistingSites, EndowmentOfAClosedSiteIsNotThere) {
  PrepositioningProblem problem = one_county();
  problem.sites[0] = {.capacity_m3 = 100, .fixed_cost = 79, .endowment = {4}};
  for (const PlanMethod method : kBothMethods) {
    EXPECT_THAT(solve_prepositioning(problem, {}, {.method = method}).plan.open, IsEmpty());
    problem.sites[0].fixed_cost = 77;
    EXPECT_NEAR(solve_prepositioning(problem, {}, {.method = method}).proof.value, 77 + 12 + 10, 1e-5);
    problem.sites[0].fixed_cost = 79;
  }
}

// The depot that is there gives 3 at 2.5 each; the candidate supplies the other 7 at 2 + 1.
TEST(ExistingSites, AlwaysOpenSiteNeedsNoDecisionAndHoldsNoMoreWithoutSpace) {
  PrepositioningProblem problem = one_county();
  problem.sites.push_back({.capacity_m3 = 0, .endowment = {3}, .always_open = true});
  problem.disasters[0] = {1, {10}, {1, 2.5}, {1, 1}};
  problem.most_open = 1;
  for (const PlanMethod method : kBothMethods) {
    const PlanSolution solution = solve_prepositioning(problem, {}, {.method = method});
    EXPECT_THAT(solution.plan.open, ElementsAre(0, 1));
    EXPECT_NEAR(solution.plan.stock[0], 7, 1e-5);
    EXPECT_EQ(solution.plan.stock[1], 0);
    EXPECT_NEAR(solution.proof.value, 7 * 3 + 3 * 2.5, 1e-5);
  }
  // Not even what has no volume can be bought for a site without space.
  problem.items[0].volume_m3 = 0;
  EXPECT_EQ(solve_prepositioning(problem).plan.stock[1], 0);
}

TEST(ExistingSites, EvaluationOpensThemWhetherNamedOrNot) {
  PrepositioningProblem problem = one_county();
  problem.sites[0] = {.endowment = {6}, .always_open = true};
  EXPECT_DOUBLE_EQ(evaluate_plan(problem, {{}, {0}}, 0).measures.expected, 6 * 1 + 4 * 10);
  EXPECT_DOUBLE_EQ(evaluate_plan(problem, {{0}, {0}}, 0).measures.expected, 6 * 1 + 4 * 10);
}

// Two products of a line, 8 tents or 9 masks: the tents save 8 x 9, the masks 9 x 4.
TEST(ExistingSites, AtMostOneProductOfALine) {
  PrepositioningProblem problem = one_county();
  problem.items = {{1, 2, 10, 1}, {1, 2, 5, 1}};
  problem.sites = {{.fixed_cost = 1, .endowment = {8, 0}}, {.fixed_cost = 1, .endowment = {0, 9}}};
  problem.disasters = {{1, {10, 10}, {1, 1}, {1, 1}}};
  for (const PlanMethod method : kBothMethods) {
    EXPECT_THAT(solve_prepositioning(problem, {}, {.method = method}).plan.open, ElementsAre(0, 1));
    problem.exclusive = {{0, 1}};
    const PlanSolution solution = solve_prepositioning(problem, {}, {.method = method});
    EXPECT_THAT(solution.plan.open, ElementsAre(0));
    EXPECT_NEAR(solution.proof.value, 1 + 8 * 1 + 2 * 10 + 10 * 5, 1e-5);
    problem.exclusive.clear();
  }
}

// What excludes a site that is there already can never open.
TEST(ExistingSites, AlwaysOpenSiteClosesItsGroup) {
  PrepositioningProblem problem = one_county();
  problem.sites.push_back({.always_open = true});
  problem.disasters[0] = {1, {10}, {1, 1}, {1, 1}};
  problem.exclusive = {{0, 1}};
  for (const PlanMethod method : kBothMethods)
    EXPECT_NEAR(solve_prepositioning(problem, {}, {.method = method}).proof.value, 100, 1e-5);
}

PrepositioningProblem random_existing(sim::Stream& stream) {
  const PlanSize size{2 + sim::uniform_int(stream, 4), 1 + sim::uniform_int(stream, 2), 6,
                      2 + sim::uniform_int(stream, 5)};
  PrepositioningProblem problem = random_plan_problem(stream, size);
  add_existing(stream, problem);
  return problem;
}

TEST(ExistingSites, BothMethodsAgreeOnRandomProblems) {
  sim::Stream stream = sim::StreamSource(61, 0).stream(sim::Cause("problems"));
  for (int i = 0; i < (kFullSize ? 60 : 10); ++i) {
    SCOPED_TRACE(i);
    const PrepositioningProblem problem = random_existing(stream);
    PlanObjective objective;
    if (i % 2 == 1) objective.weights = {0.3, 0.7, 0};
    const PlanSolution cut = solve_by_both(problem, objective).l_shaped;
    const PlanEvaluation anew = evaluate_plan(problem, cut.plan, objective.tail_level);
    EXPECT_NEAR(anew.measures.expected, cut.measures.expected, 1e-6 * cut.measures.expected);
  }
}

TEST(ExistingSites, BothMethodsAgreeWithManyDepotsInTheBackground) {
  sim::Stream stream = sim::StreamSource(71, 0).stream(sim::Cause("problems"));
  for (int i = 0; i < (kFullSize ? 40 : 8); ++i) {
    SCOPED_TRACE(i);
    solve_by_both(random_plan_problem(stream, {30, 2, 20, 8, 24}), {});
  }
}

/// With every set of sites decided beforehand, the rest is a linear program: the least is the optimum.
TEST(ExistingSites, BestOfAllSetsOfSitesIsTheOptimum) {
  sim::Stream stream = sim::StreamSource(67, 0).stream(sim::Cause("problems"));
  for (int i = 0; i < (kFullSize ? 20 : 4); ++i) {
    const PrepositioningProblem problem = random_existing(stream);
    const std::size_t sites = problem.sites.size();
    double least = kInfinity;
    for (std::size_t set = 0; set < (std::size_t{1} << sites); ++set) {
      const auto is_in = [&](std::size_t site) { return (set >> site & 1) == 1; };
      PrepositioningProblem fixed = problem;
      std::size_t decided = 0;
      double cost = 0;
      for (std::size_t site = 0; site < sites; ++site) {
        decided += is_in(site) && !problem.sites[site].always_open ? 1U : 0U;
        if (is_in(site)) cost += problem.sites[site].fixed_cost;
        if (!is_in(site)) fixed.sites[site] = {.endowment = {}, .always_open = true};
        if (is_in(site)) fixed.sites[site].fixed_cost = 0;
        fixed.sites[site].always_open = true;
      }
      bool allowed = decided <= problem.most_open && cost <= problem.budget;
      for (std::size_t site = 0; site < sites; ++site)
        allowed &= is_in(site) || !problem.sites[site].always_open;
      for (const auto& group : problem.exclusive) allowed &= std::ranges::count_if(group, is_in) <= 1;
      if (!allowed) continue;
      fixed.exclusive.clear();
      fixed.budget -= cost;
      least = std::min(least, cost + solve_prepositioning(fixed).proof.value);
    }
    for (const PlanMethod method : kBothMethods)
      EXPECT_NEAR(solve_prepositioning(problem, {}, {.method = method}).proof.value, least, 3e-6 * least)
          << i;
  }
}

TEST(ExistingSites, WorstShareAndTradeOffCountEndowments) {
  PrepositioningProblem problem = one_county();
  problem.counties = 2;
  problem.sites[0] = {.endowment = {6}, .always_open = true};
  problem.disasters[0] = {1, {10, 2}, {1, 5}, {1}};
  const auto curve = trade_off_curve(problem, PlanMeasure::Expected, PlanMeasure::WorstShare, {.points = 3});
  ASSERT_GE(curve.size(), 2u);
  EXPECT_NEAR(curve.front().first, 6 * 1 + 6 * 10, 1e-2);
  EXPECT_NEAR(curve.back().second, 0.5, 1e-4);
}

TEST(ExistingSites, MalformedOnesAreRefused) {
  const auto refused = [](auto change) { expect_refused(one_county(), change); };
  refused([](PrepositioningProblem& x) { x.sites[0].endowment = {1, 2}; });
  refused([](PrepositioningProblem& x) { x.sites[0].endowment = {-1}; });
  refused([](PrepositioningProblem& x) { x.sites[0] = {.fixed_cost = 1, .always_open = true}; });
  refused([](PrepositioningProblem& x) { x.exclusive = {{1}}; });
  refused([](PrepositioningProblem& x) { x.exclusive = {{0, 0}}; });
}

}  // namespace
}  // namespace surge::test
