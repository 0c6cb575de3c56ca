// SPDX-License-Identifier: Apache-2.0
#include "analysis/optimisation/prepositioning.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/random/sampling.h"
#include "tests/optimisation/support/both_methods.h"
#include "tests/optimisation/support/random_plans.h"
#include "tests/support/full_size.h"

namespace surge::test {
namespace {

using namespace optimisation;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Le;

/// One depot, one item at 2 a unit, a penalty of 10, and the demands 1 .. `count`, all as likely.
PrepositioningProblem newsvendor(std::size_t count) {
  PrepositioningProblem problem = one_depot(1e6);
  for (std::size_t i = 1; i <= count; ++i)
    problem.disasters.push_back({1, {static_cast<double>(i)}, {0}, {1}});
  return problem;
}

// P(demand <= 8 of 10) = 1 - 2 / 10: any stock from 8 to 9 is best; 8 costs 16 + 10 (1 + 2) / 10.
TEST(Prepositioning, NewsvendorKeepsTheCriticalQuantile) {
  for (const PlanMethod method : kBothMethods) {
    const PlanSolution solution = solve_prepositioning(newsvendor(10), {}, {.method = method});
    EXPECT_EQ(solution.method, method);
    EXPECT_TRUE(solution.proof.optimal);
    EXPECT_NEAR(solution.proof.value, 19, 1e-5);
    EXPECT_NEAR(solution.proof.bound, 19, 1e-4);
    EXPECT_GE(solution.plan.stock[0], 8 - 1e-6);
    EXPECT_LE(solution.plan.stock[0], 9 + 1e-6);
  }
}

// The worst fifth of the losses at stock x is 2 x + 10 (9 - x + 10 - x) / 2 below 9: least at 10 with 20.
TEST(Prepositioning, NewsvendorAgainstTheTailKeepsMore) {
  PlanObjective objective;
  objective.weights = {0, 1, 0};
  objective.tail_level = 0.8;
  for (const PlanMethod method : kBothMethods) {
    const PlanSolution solution = solve_prepositioning(newsvendor(10), objective, {.method = method});
    EXPECT_NEAR(solution.proof.value, 20, 1e-5);
    EXPECT_NEAR(solution.plan.stock[0], 10, 1e-5);
  }
}

// With 2 a unit, 10 buys 5.
TEST(Prepositioning, BudgetAndSpaceBind) {
  PrepositioningProblem problem = newsvendor(10);
  problem.budget = 10;
  EXPECT_NEAR(solve_prepositioning(problem).plan.stock[0], 5, 1e-6);
  problem.sites[0].capacity_m3 = 3;
  EXPECT_NEAR(solve_prepositioning(problem).plan.stock[0], 3, 1e-6);
  problem.sites[0].fixed_cost = 11;
  EXPECT_THAT(solve_prepositioning(problem).plan.open, IsEmpty());
}

// Half of the stock survives, so twice as much is needed; a site that is cut off is of no use.
TEST(Prepositioning, SurvivingShareAndCutOffsCount) {
  PrepositioningProblem problem = newsvendor(1);
  problem.sites = {{.capacity_m3 = 1e6, .fixed_cost = 1}, {.capacity_m3 = 1e6}};
  problem.disasters = {{1, {6}, {0, kInfinity}, {0.5, 1}}};
  const PlanSolution solution = solve_prepositioning(problem);
  EXPECT_THAT(solution.plan.open, ElementsAre(0));
  EXPECT_NEAR(solution.plan.stock[0], 12, 1e-6);
  EXPECT_NEAR(solution.proof.value, 1 + 24, 1e-6);
}

// 6 units for counties of 10 and 2 that are equally far: 6 / 12 each, and not what is cheapest.
TEST(Prepositioning, WorstShareIsEvenedOut) {
  PrepositioningProblem problem = newsvendor(1);
  problem.counties = 2;
  problem.budget = 12;
  problem.disasters = {{1, {10, 2}, {1, 5}, {1}}};
  PlanObjective objective;
  EXPECT_NEAR(solve_prepositioning(problem, objective).measures.worst_share, 1, 1e-9);
  objective.weights = {0.001, 0, 1};
  const PlanSolution even = solve_prepositioning(problem, objective);
  EXPECT_NEAR(even.measures.worst_share, 0.5, 1e-6);
  EXPECT_NEAR(even.measures.expected, 12 + 5 * 1 + 1 * 5 + 6 * 10, 1e-4);
  objective.weights = {1, 0, 0};
  objective.ceilings.worst_share = 0.7;
  EXPECT_NEAR(solve_prepositioning(problem, objective).measures.worst_share, 0.7, 1e-6);
}

TEST(Prepositioning, CeilingThatNoPlanKeepsIsInfeasible) {
  PlanObjective objective;
  objective.ceilings.expected = 18.9;
  for (const PlanMethod method : kBothMethods)
    EXPECT_THROW(solve_prepositioning(newsvendor(10), objective, {.method = method}), InfeasibleProblem);
}

/// Losses of one depot with one item are piecewise linear in the stock: so are their means and tails, with
/// bends where a demand is met or two disasters cost the same.
double least_by_enumeration(const PrepositioningProblem& problem, const PlanObjective& objective) {
  const auto loss = [&](const Disaster& disaster, double stock) {
    const double sent = std::min(disaster.survival[0] * stock, disaster.demand[0]);
    return problem.items[0].unit_cost * stock + disaster.transport_cost[0] * sent +
           problem.items[0].shortage_penalty * (disaster.demand[0] - sent);
  };
  std::vector<double> bends{0};
  for (const Disaster& disaster : problem.disasters)
    bends.push_back(disaster.demand[0] / disaster.survival[0]);
  std::ranges::sort(bends);
  std::vector<double> candidates = bends;
  for (std::size_t i = 0; i + 1 < bends.size(); ++i) {
    for (const Disaster& a : problem.disasters) {
      for (const Disaster& b : problem.disasters) {
        const double left = loss(a, bends[i]) - loss(b, bends[i]);
        const double right = loss(a, bends[i + 1]) - loss(b, bends[i + 1]);
        if (left * right < 0)
          candidates.push_back(bends[i] + (bends[i + 1] - bends[i]) * left / (left - right));
      }
    }
  }
  double least = kInfinity;
  for (const double stock : candidates) {
    std::vector<double> losses, weights;
    double mean = 0, total = 0;
    for (const Disaster& disaster : problem.disasters) {
      losses.push_back(loss(disaster, stock));
      weights.push_back(disaster.weight);
      mean += disaster.weight * losses.back();
      total += disaster.weight;
    }
    const double tail = conditional_value_at_risk(losses, weights, objective.tail_level);
    least = std::min(least, objective.weights.expected * mean / total + objective.weights.tail * tail);
  }
  return least;
}

TEST(Prepositioning, MeanAndTailOfOneDepotAreThoseOfEnumeration) {
  sim::Stream stream = sim::StreamSource(41, 0).stream(sim::Cause("depots"));
  for (int i = 0; i < 100; ++i) {
    PrepositioningProblem problem = newsvendor(0);
    const std::size_t count = 1 + sim::uniform_int(stream, 12);
    for (std::size_t j = 0; j < count; ++j)
      problem.disasters.push_back({sim::uniform(stream, 0.5, 2),
                                   {sim::uniform(stream, 0, 1e4)},
                                   {sim::uniform(stream, 0, 6)},
                                   {sim::uniform(stream, 0.5, 1)}});
    PlanObjective objective;
    objective.weights = {sim::uniform(stream, 0, 1), sim::uniform(stream, 0, 1), 0};
    objective.tail_level = sim::uniform(stream, 0, 0.95);
    const double least = least_by_enumeration(problem, objective);
    for (const PlanMethod method : kBothMethods)
      EXPECT_NEAR(solve_prepositioning(problem, objective, {.method = method}).proof.value, least,
                  2e-6 * least)
          << i;
  }
}

TEST(Prepositioning, BothMethodsAgreeOnRandomProblems) {
  sim::Stream stream = sim::StreamSource(43, 0).stream(sim::Cause("problems"));
  for (int i = 0; i < (kFullSize ? 25 : 4); ++i) {
    SCOPED_TRACE(i);
    const PlanSize size{2 + sim::uniform_int(stream, 4), 1 + sim::uniform_int(stream, 2), 6,
                        2 + sim::uniform_int(stream, 6)};
    const PrepositioningProblem problem = random_plan_problem(stream, size);
    PlanObjective objective;
    if (i % 2 == 1) objective.weights = {0.3, 0.7, 0};
    const PlanSolution one = solve_by_both(problem, objective).extensive;
    // A ceiling on the tail that binds.
    PlanObjective limited;
    limited.ceilings.tail = one.measures.tail * 0.999;
    try {
      const double first =
          solve_prepositioning(problem, limited, {.method = PlanMethod::ExtensiveForm}).proof.value;
      const double second =
          solve_prepositioning(problem, limited, {.method = PlanMethod::LShaped}).proof.value;
      EXPECT_NEAR(first, second, 3e-6 * first);
    } catch (const InfeasibleProblem&) {
      EXPECT_THROW(solve_prepositioning(problem, limited, {.method = PlanMethod::LShaped}),
                   InfeasibleProblem);
    }
  }
}

/// [money] of opening and stock; nothing if the plan breaks capacity or budget.
std::optional<double> allowed_cost(const PrepositioningProblem& problem, const StockPlan& plan,
                                   double slack) {
  const std::size_t items = problem.items.size();
  double cost = 0;
  for (std::size_t site = 0; site < problem.sites.size(); ++site) {
    const bool open = std::ranges::binary_search(plan.open, site);
    double volume = 0;
    for (std::size_t item = 0; item < items; ++item) {
      volume += plan.stock[site * items + item] * problem.items[item].volume_m3;
      cost += plan.stock[site * items + item] * problem.items[item].unit_cost;
    }
    if (volume > (open ? problem.sites[site].capacity_m3 * (1 + slack) : 0)) return std::nullopt;
    cost += open ? problem.sites[site].fixed_cost : 0;
  }
  if (cost > problem.budget * (1 + slack)) return std::nullopt;
  return cost;
}

double most_stock(const PrepositioningProblem& problem, std::size_t site) {
  return std::min(400.0, problem.sites[site].capacity_m3 / problem.items[0].volume_m3);
}

/// Stock of two depots in steps of a sixtieth.
TEST(Prepositioning, NoPlanOnAGridIsBetter) {
  sim::Stream stream = sim::StreamSource(47, 0).stream(sim::Cause("problems"));
  constexpr int kSteps = 60;
  for (int i = 0; i < 5; ++i) {
    const PrepositioningProblem problem = random_plan_problem(stream, {2, 1, 5, 4});
    const double best = solve_prepositioning(problem).proof.value;
    double least = kInfinity;
    for (int point = 0; point < (kSteps + 1) * (kSteps + 1); ++point) {
      StockPlan plan{{},
                     {most_stock(problem, 0) * (point % (kSteps + 1)) / kSteps,
                      most_stock(problem, 1) * (point / (kSteps + 1)) / kSteps}};
      for (std::size_t site = 0; site < 2; ++site) {
        if (plan.stock[site] > 0) plan.open.push_back(site);
      }
      if (allowed_cost(problem, plan, 1e-9))
        least = std::min(least, evaluate_plan(problem, plan, 0.9).measures.expected);
    }
    EXPECT_LE(best, least * (1 + 1e-6));
    EXPECT_GE(best, 0.97 * least);
  }
}

TEST(Prepositioning, PlanKeepsSpaceAndBudget) {
  sim::Stream stream = sim::StreamSource(53, 0).stream(sim::Cause("problems"));
  for (int i = 0; i < 10; ++i) {
    const PrepositioningProblem problem = random_plan_problem(stream, {4, 2, 8, 5});
    EXPECT_TRUE(allowed_cost(problem, solve_prepositioning(problem).plan, 1e-6)) << i;
  }
}

TEST(Prepositioning, MalformedProblemsAreRefused) {
  const auto refused = [](auto change) { expect_refused(newsvendor(2), change); };
  refused([](PrepositioningProblem& x) { x.disasters.clear(); });
  refused([](PrepositioningProblem& x) { x.disasters[0].demand = {-1}; });
  refused([](PrepositioningProblem& x) { x.disasters[0].survival = {2}; });
  refused([](PrepositioningProblem& x) { x.disasters[1].transport_cost = {}; });
  refused([](PrepositioningProblem& x) { x.disasters[1].weight = 0; });
  refused([](PrepositioningProblem& x) { x.budget = -1; });
  EXPECT_THROW(solve_prepositioning(newsvendor(2), {.tail_level = 1}), std::invalid_argument);
  EXPECT_THROW(solve_prepositioning(newsvendor(2), {.weights = {0, 0, 0}}), std::invalid_argument);
}

// Losses 1, 2, 4 with weights 2, 1, 1: the worst half is 2 and 4, the worst three eighths 4 and half of 2.
TEST(ConditionalValueAtRisk, OfWeightedLosses) {
  EXPECT_DOUBLE_EQ(conditional_value_at_risk({1, 2, 4}, {2, 1, 1}, 0.5), 3);
  EXPECT_DOUBLE_EQ(conditional_value_at_risk({4, 1, 2}, {1, 2, 1}, 0.625), (4 + 1) / 1.5);
  EXPECT_DOUBLE_EQ(conditional_value_at_risk({1, 2, 4}, {2, 1, 1}, 0), 2);
}

}  // namespace
}  // namespace surge::test
