// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include <gtest/gtest.h>

#include "analysis/statistics/multiple_comparisons.h"
#include "tests/statistics/support.h"

namespace surge::statistics {
namespace {

using Rows = std::vector<std::vector<double>>;

const std::vector<double> kFiveMeans{0, 0.2, 0.5, 1, 1.1};

TEST(Comparisons, ThreeRowsAreKnown) {
  const Rows rows{{1, 2, 3}, {2, 4, 3}, {5, 6, 8}};
  const std::vector<Contrast> contrasts = compare_with_first(rows);
  ASSERT_EQ(contrasts.size(), 2u);
  EXPECT_DOUBLE_EQ(contrasts[0].difference, 1);
  EXPECT_NEAR(contrasts[0].interval.half_width(), 6.2053468 / std::sqrt(3), 1e-6);  // t(1 - 0.0125, 2), s = 1
  EXPECT_EQ(compare_all_pairs(rows).size(), 3u);
  EXPECT_DOUBLE_EQ(compare_all_pairs(rows)[2].difference, 10.0 / 3);
}

TEST(Comparisons, RefuseWhatCannotBeCompared) {
  EXPECT_THROW(compare_with_first(Rows{{1, 2}}), std::invalid_argument);
  EXPECT_THROW(compare_all_pairs(Rows{{1, 2}, {1}}), std::invalid_argument);
  EXPECT_THROW(compare_with_best(Rows{{1, kUnknown}, {kUnknown, 1}}, Better::kLower), std::invalid_argument);
}

TEST(Comparisons, ClearWinnerIsTheOneThatMayBeBest) {
  const Rows rows{{1, 2, 3, 2}, {11, 12, 13.5, 12}, {21, 22.5, 23, 22}};
  const std::vector<AgainstBest> lower = compare_with_best(rows, Better::kLower);
  EXPECT_TRUE(lower[0].is_best);
  EXPECT_EQ(lower[0].interval.low, 0);
  EXPECT_GT(lower[0].interval.high, 9);
  EXPECT_FALSE(lower[1].may_be_best);
  EXPECT_EQ(lower[1].interval.high, 0);
  EXPECT_TRUE(compare_with_best(rows, Better::kHigher)[2].is_best);
}

TEST(Comparisons, EqualAlternativesMayAllBeBest) {
  const std::vector<double> row{1, 2, 3};
  for (const AgainstBest& result : compare_with_best(Rows{row, row, row}, Better::kLower)) {
    EXPECT_TRUE(result.may_be_best);
    EXPECT_FALSE(result.is_best);
    EXPECT_EQ(result.interval.low, 0);
    EXPECT_EQ(result.interval.high, 0);
  }
}

bool all_hold(const std::vector<Contrast>& contrasts) {
  return std::ranges::all_of(contrasts, [](const Contrast& contrast) {
    return contrast.interval.contains(kFiveMeans[contrast.second] - kFiveMeans[contrast.first]);
  });
}

bool all_leads_hold(const std::vector<AgainstBest>& results) {
  for (std::size_t i = 0; i < results.size(); ++i) {
    double best_other = -1;
    for (std::size_t j = 0; j < results.size(); ++j) {
      if (j != i) best_other = std::max(best_other, kFiveMeans[j]);
    }
    if (!results[i].interval.contains(kFiveMeans[i] - best_other)) return false;
  }
  return true;
}

/// Deviations of the alternatives from 1 up to 1 + 4 `growth`.
Rows spread_rows(const sim::StreamSource& streams, double correlation, double growth) {
  Rows rows = testing::correlated_rows(streams, kFiveMeans, 20, correlation);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (double& value : rows[i]) {
      value = kFiveMeans[i] + (1 + growth * static_cast<double>(i)) * (value - kFiveMeans[i]);
    }
  }
  return rows;
}

TEST(Comparisons, IntervalsHoldTheTruthAllAtOnce) {
  constexpr std::uint64_t kRuns = 4000;
  for (const auto& [correlation, growth] : {std::pair(0.0, 0.0), std::pair(0.7, 0.5)}) {
    std::cout << "  correlation " << correlation << ", deviations 1 to " << 1 + 4 * growth << '\n';
    std::array<std::uint64_t, 3> held{};
    for (std::uint64_t run = 0; run < kRuns; ++run) {
      const Rows rows = spread_rows(testing::run_streams(run), correlation, growth);
      if (all_hold(compare_with_first(rows))) ++held[0];
      if (all_hold(compare_all_pairs(rows))) ++held[1];
      if (all_leads_hold(compare_with_best(rows, Better::kHigher))) ++held[2];
    }
    const auto share = [](std::uint64_t count) { return static_cast<double>(count) / kRuns; };
    testing::expect_at_least("all against the first", share(held[0]), 0.95, kRuns);
    testing::expect_at_least("all pairs", share(held[1]), 0.95, kRuns);
    testing::expect_at_least("with the best", share(held[2]), 0.95, kRuns);
  }
}

}  // namespace
}  // namespace surge::statistics
