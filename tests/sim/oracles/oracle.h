// SPDX-License-Identifier: Apache-2.0
// Simulated values against exact ones: inside a 99.9 % interval that is under 2 % wide.
#pragma once

#include <cmath>
#include <cstdint>
#include <iostream>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "sim/random/sampling.h"
#include "sim/replicate.h"
#include "sim/statistics/tally.h"
#include "tests/support/full_size.h"

namespace surge::sim::oracle {

inline constexpr std::uint64_t kReplications = 30;
inline constexpr double kStudent999 = 3.659;  // t(0.9995, 29)

/// Customers of a replication, fewer where every event is checked and slow; the width of the interval is then
/// not asked for.
constexpr std::int64_t customers(std::int64_t full) {
  return test::kFullSize ? full : full / 100;
}

struct Exact {
  double value;
  std::string_view what;
};

/// Runs `replication(StreamSource)`, which returns as many numbers as there are exact values, on two threads,
/// and compares the means.
template <class Replication>
void expect_exact(const std::vector<Exact>& exact, Replication replication) {
  std::vector<Tally> tallies(exact.size());
  replicate<std::vector<double>>(
      {.count = kReplications, .threads = 2},
      [&](std::uint64_t number) { return replication(StreamSource(20'08'05'12, number)); },
      [&](std::uint64_t, const std::vector<double>& values) {
        for (std::size_t k = 0; k < exact.size(); ++k) tallies[k].add(values[k]);
      });
  for (std::size_t k = 0; k < exact.size(); ++k) {
    const double half_width = kStudent999 * tallies[k].standard_error();
    std::cout << "  " << exact[k].what << ": " << tallies[k].mean() << " +- " << half_width << ", exact "
              << exact[k].value << '\n';
    EXPECT_NEAR(tallies[k].mean(), exact[k].value, half_width) << exact[k].what;
    if (test::kFullSize) {
      EXPECT_LT(half_width, 0.01 * exact[k].value) << exact[k].what << ": too few customers";
    }
  }
}

}  // namespace surge::sim::oracle
