// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/summary.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <boost/math/distributions/students_t.hpp>

#include "sim/statistics/tally.h"

namespace surge::analysis {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

}  // namespace

double quantile(std::span<const double> sorted, double p) {
  const double position = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const double fraction = position - static_cast<double>(below);
  if (fraction == 0) return sorted[below];  // the next one may be NaN
  return sorted[below] + fraction * (sorted[below + 1] - sorted[below]);
}

namespace {

/// As quantile() of the whole sample sorted; `known` of it, in any order, `before` of those smaller than all
/// that follow. Moves `before` on to the order statistic.
double next_quantile(std::span<double> known, std::size_t size, double p, std::size_t& before) {
  const double position = p * static_cast<double>(size - 1);
  const auto below = static_cast<std::size_t>(position);
  const double fraction = position - static_cast<double>(below);
  if (below >= known.size()) return kNaN;
  const auto at = [&](std::size_t index) { return known.begin() + static_cast<std::ptrdiff_t>(index); };
  std::nth_element(at(before), at(below), known.end());
  before = below;
  if (fraction == 0) return known[below];
  if (below + 1 >= known.size()) return kNaN;
  const double above = *std::min_element(at(below + 1), known.end());
  return known[below] + fraction * (above - known[below]);
}

}  // namespace

Range range_of(std::span<double> sample) {
  sim::Tally tally;
  for (const double value : sample) {
    if (!std::isnan(value)) tally.add(value);
  }
  const auto end =
      std::partition(sample.begin(), sample.end(), [](double value) { return !std::isnan(value); });
  const std::span<double> known(sample.begin(), end);
  if (known.empty()) return {kNaN, kNaN, kNaN, kNaN};
  std::size_t before = 0;
  Range range{.mean = tally.mean()};
  range.p5 = next_quantile(known, sample.size(), 0.05, before);
  range.p50 = next_quantile(known, sample.size(), 0.5, before);
  range.p95 = next_quantile(known, sample.size(), 0.95, before);
  return range;
}

double half_width_95(double standard_deviation, std::size_t count) {
  if (count < 2) return kNaN;
  const boost::math::students_t student(static_cast<double>(count - 1));
  return boost::math::quantile(student, 0.975) * standard_deviation / std::sqrt(static_cast<double>(count));
}

Summary summarise(std::span<const double> sample) {
  std::vector<double> values;
  std::copy_if(sample.begin(), sample.end(), std::back_inserter(values),
               [](double value) { return !std::isnan(value); });
  Summary summary;
  summary.count = sample.size();
  summary.happened = values.size();
  if (values.empty()) {
    summary.mean = summary.standard_deviation = summary.low = summary.high = kNaN;
    summary.p5 = summary.p50 = summary.p95 = summary.minimum = summary.maximum = kNaN;
    return summary;
  }
  sim::Tally tally;
  for (const double value : values) tally.add(value);
  summary.mean = tally.mean();
  summary.standard_deviation = tally.standard_deviation();
  const double half = half_width_95(summary.standard_deviation, values.size());
  summary.low = summary.mean - half;
  summary.high = summary.mean + half;
  std::sort(values.begin(), values.end());
  summary.minimum = values.front();
  summary.maximum = values.back();
  values.resize(sample.size(), kNaN);
  summary.p5 = quantile(values, 0.05);
  summary.p50 = quantile(values, 0.5);
  summary.p95 = quantile(values, 0.95);
  return summary;
}

}  // namespace surge::analysis
