// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/tail_risk.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace surge::analysis {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// Values in order of badness, the worst first; NaN first.
std::vector<double> worst_first(std::span<const double> sample, models::Direction direction) {
  std::vector<double> values(sample.begin(), sample.end());
  if (direction == models::Direction::kHigherIsBetter) {
    std::erase_if(values, [](double value) { return std::isnan(value); });
    std::sort(values.begin(), values.end());
  } else {
    std::sort(values.begin(), values.end(), [](double x, double y) {
      return std::isnan(x) ? !std::isnan(y) : x > y;  // NaN before all others
    });
  }
  return values;
}

}  // namespace

double conditional_value_at_risk(std::span<const double> sample, models::Direction direction, double level) {
  if (direction == models::Direction::kNeutral) return kUndefined;
  const std::vector<double> values = worst_first(sample, direction);
  if (values.empty()) return kUndefined;
  constexpr double kRoundingSlack = 1e-9;
  const double tail = std::max((1 - level) * static_cast<double>(values.size()), kRoundingSlack);
  double sum = 0;
  double left = tail;
  for (const double value : values) {
    const double weight = std::min(left, 1.0);
    sum += weight * value;
    left -= weight;
    if (left <= kRoundingSlack) break;
  }
  return sum / tail;
}

}  // namespace surge::analysis
