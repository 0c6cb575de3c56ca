// SPDX-License-Identifier: Apache-2.0
// Intervals by resampling, for statistics that have no formula.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "analysis/statistics/interval.h"
#include "sim/random/stream.h"

namespace surge::statistics {

struct BootstrapOptions {
  Confidence confidence = {};
  std::size_t resamples = 2000;          ///< >= 2
  sim::StreamSource streams{0x5eed, 0};  ///< resample b draws from the stream ("bootstrap", b) of these
};

/// Fills `results` with the statistics of a resample, given how often it holds each of the units.
using ResampleStatistics =
    std::function<void(std::span<const std::uint32_t> times, std::span<double> results)>;

/// Percentile intervals (Efron 1979, Annals of Statistics 7:1-26) of `statistics` numbers computed from
/// `units` independent units (values, pairs, rows), which are drawn with replacement. Approximate: for a few
/// dozen units they are some points of percent too short. Quantiles of the resamples are of type 7. NaN
/// intervals without units; a NaN among the results counts as the largest. The same options give the same
/// intervals.
std::vector<Interval> bootstrap_intervals(std::size_t units, std::size_t statistics,
                                          const ResampleStatistics& compute, const BootstrapOptions& options);

/// Quantile of type 7 of the resample of sorted values, value i taken times[i] times. NaN for an empty
/// resample. Preconditions: sizes are equal, 0 <= p <= 1.
double quantile_of_resample(std::span<const double> sorted, std::span<const std::uint32_t> times, double p);

}  // namespace surge::statistics
