// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/quantile_interval.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/statistics/critical_values.h"
#include "analysis/statistics/summary.h"
#include "sim/contract.h"

namespace surge::statistics {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Smallest k in 0 ... count with P(B <= k) >= probability; starts at the normal approximation.
std::size_t binomial_quantile(std::size_t count, double p, double probability) {
  const auto n = static_cast<double>(count);
  const double guess = n * p + normal_quantile(probability) * std::sqrt(n * p * (1 - p));
  auto k = static_cast<std::size_t>(std::clamp(guess, 0.0, n));
  while (k > 0 && binomial_probability(count, p, k - 1) >= probability) --k;
  while (binomial_probability(count, p, k) < probability) ++k;
  return k;
}

double value_at_rank(std::span<const double> sorted, std::size_t rank) {
  if (rank == 0) return -kInfinity;
  return rank > sorted.size() ? kInfinity : sorted[rank - 1];
}

}  // namespace

RankInterval quantile_ranks(std::size_t count, double p, Confidence confidence) {
  SIM_EXPECT(p > 0 && p < 1);
  const double tail = confidence.one_tail();
  RankInterval ranks;
  // Low: P(B < low) <= tail, as large as can be. High: P(B >= high) <= tail, as small as can be.
  ranks.low = binomial_quantile(count, p, tail);
  while (ranks.low < count && binomial_probability(count, p, ranks.low) <= tail) ++ranks.low;
  ranks.high = binomial_quantile(count, p, 1 - tail) + 1;
  const double below = ranks.low == 0 ? 0 : binomial_probability(count, p, ranks.low - 1);
  ranks.coverage = binomial_probability(count, p, ranks.high - 1) - below;
  return ranks;
}

QuantileEstimate quantile_estimate(std::span<const double> sorted, double p, Confidence confidence) {
  SIM_EXPECT(!sorted.empty());
  const RankInterval ranks = quantile_ranks(sorted.size(), p, confidence);
  return {analysis::quantile(sorted, p),
          {value_at_rank(sorted, ranks.low), value_at_rank(sorted, ranks.high)},
          ranks.coverage};
}

TailMean expected_shortfall(std::span<const double> sorted, double p, Confidence confidence) {
  SIM_EXPECT(!sorted.empty() && p > 0 && p < 1);
  constexpr double kRoundingSlack = 1e-9;
  const double tail = std::max((1 - p) * static_cast<double>(sorted.size()), kRoundingSlack);
  double left = tail;
  double sum = 0;
  double border = sorted.back();
  for (auto value = sorted.rbegin(); value != sorted.rend() && left > kRoundingSlack; ++value) {
    border = *value;
    sum += std::min(left, 1.0) * border;
    left -= 1;
  }
  const double mean = sum / tail;
  if (tail < 2) return {mean, {}};
  double squares = 0;
  left = tail;
  for (auto value = sorted.rbegin(); value != sorted.rend() && left > kRoundingSlack; ++value) {
    squares += std::min(left, 1.0) * (*value - mean) * (*value - mean);
    left -= 1;
  }
  const double variance = squares / (tail - 1) + p * (mean - border) * (mean - border);
  const double half = student_quantile(1 - confidence.one_tail(), tail - 1) * std::sqrt(variance / tail);
  return {mean, {mean - half, mean + half}};
}

}  // namespace surge::statistics
