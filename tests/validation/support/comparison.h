// SPDX-License-Identifier: Apache-2.0
// A figure of the model beside the recorded one: printed as a row of a table, and held inside a band.
//
// A band says where ours lies today, with room for the luck of the draws; it does not say where ours ought to
// lie. A documented miss has a band without the recorded figure in it, so that any change of it is noticed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/support/full_size.h"

namespace surge::validation {

/// What the recorded figure was to the model.
enum class Use {
  kSetByIt,  ///< constants of the scenario were set by it: agreement proves little
  kNotUsed,  ///< held out, or of a kind by which nothing was set
};

struct Figure {
  std::string what;
  std::string recorded;  ///< as published
  Use use = Use::kNotUsed;
};

struct Band {
  double low = 0;
  double high = 0;
};

/// Prints the row, with `digits` after the point. A failure if ours is outside of the band.
void compare(const Figure& figure, double ours, Band band, int digits = 0);

/// Where every event is checked, and slow, a few replications run and the bands are not asked for.
constexpr std::uint64_t replications(std::uint64_t full) {
  return test::kFullSize ? full : 2;
}

/// Precondition of both: not empty.
double mean(const std::vector<double>& values);
double median(std::vector<double> values);

}  // namespace surge::validation
