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
