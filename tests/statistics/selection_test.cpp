// SPDX-License-Identifier: Apache-2.0
#include <numeric>

#include <gtest/gtest.h>

#include "analysis/statistics/budget_allocation.h"
#include "analysis/statistics/kim_nelson.h"
#include "tests/statistics/support.h"

namespace surge::statistics {
namespace {

constexpr double kIndifference = 0.25;

/// Normal outputs: means, deviations, and the share of the variance that all alternatives have in common.
struct Population {
  std::vector<double> means;
  std::vector<double> deviations;
  double common = 0;
  bool skewed = false;  ///< exponential noise of mean 0 instead, skewness 2, all of it an alternative's own

  double output(const sim::StreamSource& streams, std::size_t alternative, std::size_t replication) const {
    sim::Stream own = streams.stream(sim::Cause("own"), alternative, replication);
    if (skewed) return means[alternative] + deviations[alternative] * (sim::standard_exponential(own) - 1);
    sim::Stream shared = streams.stream(sim::Cause("shared"), 0, replication);
    const double noise =
        std::sqrt(common) * sim::standard_normal(shared) + std::sqrt(1 - common) * sim::standard_normal(own);
    return means[alternative] + deviations[alternative] * noise;
  }
};

/// The least favourable one: all others worse than the best, number 2, by the indifference. Lower is better.
Population slippage(std::size_t alternatives, double common) {
  Population population{std::vector<double>(alternatives, kIndifference),
                        std::vector<double>(alternatives, 1.0), common};
  population.means[2] = 0;
  return population;
}

struct Selections {
  double correct = 0;
  double replications = 0;  ///< mean of a selection
};

Selections select_often(const Population& population, KimNelson::Variance variance, std::uint64_t runs) {
  double replications = 0;
  const double correct = testing::share_of_runs(runs, [&](const sim::StreamSource& streams) {
    KimNelson selection({.alternatives = population.means.size(),
                         .indifference = kIndifference,
                         .first_stage = 20,
                         .variance = variance});
    std::vector<double> outputs;
    while (!selection.decided()) {
      outputs.clear();
      for (const std::size_t alternative : selection.wanted()) {
        outputs.push_back(population.output(streams, alternative, selection.replication()));
      }
      selection.report(outputs);
    }
    replications += static_cast<double>(selection.replications_in_all());
    return selection.best() == 2;
  });
  return {correct, replications / static_cast<double>(runs)};
}

TEST(KimNelson, SelectsTheBestAsOftenAsItPromises) {
  constexpr std::uint64_t kRuns = 1000;
  for (const auto variance : {KimNelson::Variance::kFirstStage, KimNelson::Variance::kUpdated}) {
    const char* name = variance == KimNelson::Variance::kUpdated ? "KN++" : "KN";
    const Selections alone = select_often(slippage(5, 0), variance, kRuns);
    const Selections common = select_often(slippage(5, 0.7), variance, kRuns);
    testing::expect_at_least(std::string(name) + ", independent", alone.correct, 0.95, kRuns);
    testing::expect_at_least(std::string(name) + ", common random numbers", common.correct, 0.95, kRuns);
    std::cout << "  replications: " << alone.replications << " and " << common.replications << '\n';
    EXPECT_LT(common.replications, 0.7 * alone.replications);
  }
}

TEST(KimNelson, HoldsWithUnequalVariances) {
  constexpr std::uint64_t kRuns = 1000;
  Population population = slippage(4, 0);
  population.deviations = {0.5, 1, 2, 1.5};
  const Selections selections = select_often(population, KimNelson::Variance::kFirstStage, kRuns);
  testing::expect_at_least("KN, deviations 0.5 to 2", selections.correct, 0.95, kRuns);
}

/// Outside what is proven.
TEST(KimNelson, LosesLittleOnSkewedOutputs) {
  constexpr std::uint64_t kRuns = 1000;
  Population population = slippage(4, 0);
  population.skewed = true;
  population.deviations = {0.5, 1, 2, 1.5};
  const Selections first = select_often(population, KimNelson::Variance::kFirstStage, kRuns);
  const Selections updated = select_often(population, KimNelson::Variance::kUpdated, kRuns);
  testing::expect_between("KN, exponential outputs", first.correct, 0.9, 1);
  testing::expect_between("KN++, exponential outputs", updated.correct, 0.9, 1);
}

TEST(KimNelson, AsksForSurvivorsOnly) {
  KimNelson selection({.alternatives = 3, .better = Better::kHigher, .indifference = 1, .first_stage = 2});
  EXPECT_EQ(selection.wanted().size(), 3u);
  selection.report(std::vector<double>{10, 0, 10.5});
  selection.report(std::vector<double>{11, 1, 10.4});
  EXPECT_EQ(selection.replication(), 2u);
  ASSERT_EQ(selection.wanted().size(), 2u);
  EXPECT_EQ(selection.wanted()[1], 2u);
  EXPECT_DOUBLE_EQ(selection.mean(1), 0.5);
  EXPECT_EQ(selection.replications(1), 2u);
  EXPECT_THROW(selection.report(std::vector<double>{1, 2, 3}), std::invalid_argument);
  EXPECT_THROW(selection.report(std::vector<double>{1, kUnknown}), std::invalid_argument);
}

TEST(KimNelson, EndsWhenAlternativesAreTheSame) {
  KimNelson selection({.alternatives = 3, .indifference = 1, .first_stage = 3});
  for (const double value : {1.0, 5.0, 2.0}) selection.report(std::vector<double>{value, value, value});
  EXPECT_TRUE(selection.decided());
  EXPECT_EQ(selection.best(), 0u);
  EXPECT_TRUE(selection.wanted().empty());
  EXPECT_THROW(selection.report({}), std::invalid_argument);
}

TEST(KimNelson, RefusesOptionsWithoutAGuarantee) {
  EXPECT_THROW(KimNelson({.alternatives = 1, .indifference = 1}), std::invalid_argument);
  EXPECT_THROW(KimNelson({.alternatives = 2}), std::invalid_argument);
  EXPECT_THROW(KimNelson({.alternatives = 2, .confidence = 0.5, .indifference = 1}), std::invalid_argument);
}

TEST(BudgetAllocation, SharesOfThreeAreKnown) {
  const std::vector<double> means{0, 1, 2};
  const std::vector<double> variances{1, 1, 1};
  const std::vector<double> shares = allocation_shares({means, variances}, Better::kLower, 1e-6);
  const double sum = std::sqrt(17) + 4 + 1;  // N_1 = 4 N_2, N_b = sqrt(16 + 1) N_2
  EXPECT_NEAR(shares[0], std::sqrt(17) / sum, 1e-12);
  EXPECT_NEAR(shares[1], 4 / sum, 1e-12);
  EXPECT_NEAR(shares[2], 1 / sum, 1e-12);
}

TEST(BudgetAllocation, WithoutVarianceAllGetTheSame) {
  const std::vector<double> means{0, 1};
  const std::vector<double> variances{0, 0};
  EXPECT_EQ(allocation_shares({means, variances}, Better::kLower, 1e-6), (std::vector<double>{0.5, 0.5}));
}

struct Budgeted {
  double correct = 0;
  double estimated = 0;  ///< mean of probability_correct()
};

/// The experiment of Chen et al. (2000): ten normal alternatives of means 0 ... 9 and deviation 6.
Budgeted allocate_often(std::size_t budget, std::size_t first_stage, double common, std::uint64_t runs) {
  Population population{std::vector<double>(10), std::vector<double>(10, 6.0), common};
  std::iota(population.means.begin(), population.means.end(), 0);
  double estimated = 0;
  const double correct = testing::share_of_runs(runs, [&](const sim::StreamSource& streams) {
    BudgetAllocation allocation({.alternatives = 10, .first_stage = first_stage, .budget = budget});
    while (!allocation.finished()) {
      for (std::size_t i = 0; i < 10; ++i) {
        for (std::size_t left = allocation.wanted()[i]; left > 0; --left) {
          allocation.report(i, population.output(streams, i, allocation.replications(i)));
        }
      }
    }
    EXPECT_EQ(allocation.spent(), budget);
    estimated += allocation.probability_correct();
    return allocation.best() == 0;
  });
  return {correct, estimated / static_cast<double>(runs)};
}

TEST(BudgetAllocation, FindsTheBestMoreOftenThanEqualShares) {
  constexpr std::uint64_t kRuns = 500;
  const Budgeted by_rule = allocate_often(800, 10, 0, kRuns);
  const Budgeted common = allocate_often(800, 10, 0.7, kRuns);
  const Budgeted equal = allocate_often(800, 80, 0, kRuns);
  std::cout << "  correct with 800 replications: " << by_rule.correct << ", equal shares " << equal.correct
            << ", with common random numbers " << common.correct << "; estimated " << by_rule.estimated
            << '\n';
  EXPECT_GT(by_rule.correct, equal.correct + 0.05);
  EXPECT_GT(by_rule.correct, 0.9);
  EXPECT_GT(common.correct, by_rule.correct - 0.03);
}

TEST(BudgetAllocation, OrderOfReportsWithinARoundDoesNotMatter) {
  BudgetAllocation forward({.alternatives = 3, .first_stage = 4, .increment = 7, .budget = 60});
  BudgetAllocation backward({.alternatives = 3, .first_stage = 4, .increment = 7, .budget = 60});
  const Population population{{0, 0.5, 3}, {1, 2, 1}, 0};
  const auto run = [&](BudgetAllocation& allocation, std::vector<std::size_t> order) {
    const std::vector<std::size_t> round(allocation.wanted().begin(), allocation.wanted().end());
    for (const std::size_t i : order) {
      for (std::size_t n = 0; n < round[i]; ++n) {
        allocation.report(i, population.output(testing::run_streams(1), i, allocation.replications(i)));
      }
    }
  };
  while (!forward.finished()) {
    run(forward, {0, 1, 2});
    run(backward, {2, 1, 0});
    ASSERT_TRUE(std::ranges::equal(forward.wanted(), backward.wanted()));
  }
  EXPECT_TRUE(backward.finished());
}

TEST(BudgetAllocation, RefusesWhatItDidNotAskFor) {
  BudgetAllocation allocation({.alternatives = 2, .first_stage = 2, .budget = 4});
  EXPECT_THROW(allocation.report(2, 1), std::invalid_argument);
  EXPECT_THROW(allocation.report(0, kUnknown), std::invalid_argument);
  for (const std::size_t i : {0u, 0u, 1u, 1u}) allocation.report(i, 1.0);
  EXPECT_TRUE(allocation.finished());
  EXPECT_THROW(allocation.report(0, 1), std::invalid_argument);
  EXPECT_THROW(BudgetAllocation({.alternatives = 2, .first_stage = 10, .budget = 19}), std::invalid_argument);
}

}  // namespace
}  // namespace surge::statistics
