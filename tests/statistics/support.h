// SPDX-License-Identifier: Apache-2.0
// Statistics held against what they promise: many runs on distributions whose truth is known.
#pragma once

#include <cmath>
#include <cstdint>
#include <iostream>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "analysis/statistics/interval.h"
#include "sim/random/sampling.h"

namespace surge::statistics::testing {

inline constexpr std::uint64_t kSeed = 20'080'512;
inline constexpr double kNormal999 = 3.2905;  ///< two-sided 99.9 %

inline sim::StreamSource run_streams(std::uint64_t run) {
  return {kSeed, run};
}

/// How often `happens(StreamSource of the run)`.
template <class Happens>
double share_of_runs(std::uint64_t runs, Happens happens) {
  std::uint64_t count = 0;
  for (std::uint64_t run = 0; run < runs; ++run) {
    if (happens(run_streams(run))) ++count;
  }
  return static_cast<double>(count) / static_cast<double>(runs);
}

inline double chance_band(double probability, std::uint64_t runs) {
  return kNormal999 * std::sqrt(probability * (1 - probability) / static_cast<double>(runs));
}

inline void print_row(std::string_view what, double ours, double exact) {
  std::cout << "  " << what << ": " << ours << ", exact " << exact << '\n';
}

/// Prints and expects `exact` within a 99.9 % band of chance.
inline void expect_share(std::string_view what, double ours, double exact, std::uint64_t runs) {
  print_row(what, ours, exact);
  EXPECT_NEAR(ours, exact, chance_band(exact, runs)) << what;
}

/// Prints and expects no less than promised, but for chance.
inline void expect_at_least(std::string_view what, double ours, double promised, std::uint64_t runs) {
  std::cout << "  " << what << ": " << ours << ", promised " << promised << " or more\n";
  EXPECT_GE(ours, promised - chance_band(promised, runs)) << what;
}

/// Prints what is approximate by nature, and expects it in the band given.
inline void expect_between(std::string_view what, double ours, double low, double high) {
  std::cout << "  " << what << ": " << ours << " (" << low << " to " << high << ")\n";
  EXPECT_GE(ours, low) << what;
  EXPECT_LE(ours, high) << what;
}

/// `count` standard normal values.
inline std::vector<double> normal_values(const sim::StreamSource& streams, std::size_t count,
                                         std::uint64_t entity = 0) {
  sim::Stream stream = streams.stream(sim::Cause("normal values"), entity);
  std::vector<double> values(count);
  for (double& value : values) value = sim::standard_normal(stream);
  return values;
}

inline std::vector<double> exponential_values(const sim::StreamSource& streams, std::size_t count) {
  sim::Stream stream = streams.stream(sim::Cause("exponential values"));
  std::vector<double> values(count);
  for (double& value : values) value = sim::standard_exponential(stream);
  return values;
}

/// Rows of normal values with the means given, deviation 1 and correlation between rows, as common random
/// numbers give.
inline std::vector<std::vector<double>> correlated_rows(const sim::StreamSource& streams,
                                                        const std::vector<double>& means, std::size_t count,
                                                        double correlation) {
  const std::vector<double> shared = normal_values(streams, count, 1000);
  std::vector<std::vector<double>> rows;
  for (std::size_t i = 0; i < means.size(); ++i) {
    rows.push_back(normal_values(streams, count, i));
    for (std::size_t r = 0; r < count; ++r) {
      rows[i][r] = means[i] + std::sqrt(correlation) * shared[r] + std::sqrt(1 - correlation) * rows[i][r];
    }
  }
  return rows;
}

}  // namespace surge::statistics::testing
