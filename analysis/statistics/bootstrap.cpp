// SPDX-License-Identifier: Apache-2.0
#include "analysis/statistics/bootstrap.h"

#include <algorithm>
#include <cmath>

#include "analysis/statistics/summary.h"
#include "sim/contract.h"
#include "sim/random/sampling.h"

namespace surge::statistics {
namespace {

void draw_resample(sim::Stream stream, std::span<std::uint32_t> times) {
  std::fill(times.begin(), times.end(), 0U);
  for (std::size_t draw = 0; draw < times.size(); ++draw) ++times[sim::uniform_int(stream, times.size())];
}

Interval percentile_interval(std::vector<double>& values, Confidence confidence) {
  std::sort(values.begin(), values.end(),
            [](double x, double y) { return std::isnan(y) ? !std::isnan(x) : x < y; });
  const double tail = confidence.one_tail();
  return {analysis::quantile(values, tail), analysis::quantile(values, 1 - tail)};
}

}  // namespace

std::vector<Interval> bootstrap_intervals(std::size_t units, std::size_t statistics,
                                          const ResampleStatistics& compute,
                                          const BootstrapOptions& options) {
  SIM_EXPECT(options.resamples >= 2);
  std::vector<Interval> intervals(statistics);
  if (units == 0) return intervals;
  std::vector<std::vector<double>> values(statistics, std::vector<double>(options.resamples));
  std::vector<std::uint32_t> times(units);
  std::vector<double> results(statistics);
  for (std::size_t resample = 0; resample < options.resamples; ++resample) {
    draw_resample(options.streams.stream(sim::Cause("bootstrap"), resample), times);
    compute(times, results);
    for (std::size_t k = 0; k < statistics; ++k) values[k][resample] = results[k];
  }
  for (std::size_t k = 0; k < statistics; ++k) {
    intervals[k] = percentile_interval(values[k], options.confidence);
  }
  return intervals;
}

double quantile_of_resample(std::span<const double> sorted, std::span<const std::uint32_t> times, double p) {
  SIM_EXPECT(sorted.size() == times.size() && p >= 0 && p <= 1);
  std::uint64_t size = 0;
  for (const std::uint32_t count : times) size += count;
  if (size == 0) return kUnknown;
  const double position = p * static_cast<double>(size - 1);
  const auto below = static_cast<std::uint64_t>(position);
  const double fraction = position - static_cast<double>(below);
  std::uint64_t passed = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    passed += times[i];
    if (passed <= below) continue;
    if (fraction == 0 || passed > below + 1) return sorted[i];
    std::size_t next = i + 1;
    while (times[next] == 0) ++next;
    return sorted[i] + fraction * (sorted[next] - sorted[i]);
  }
  return kUnknown;
}

}  // namespace surge::statistics
